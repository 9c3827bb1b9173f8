/** What a page of one step shows; 404 for an address that is no step, or for who is not on the roster. */
import { notFound, type RequestArgs } from '#app/http/guards.server.ts'
import { DISAGREEMENT_TEXTS, STEP_SLUGS } from '#app/labels/registration.ts'
import type { Problem } from '#app/registration/draft-reply.ts'
import { openRegistration } from '#app/registration/open-registration.server.ts'
import type { RegistrationState } from '#app/registration/registration-state.server.ts'
import { windowFacts } from '#app/registration/window-facts.server.ts'
import { BIRTH_STATES, curpDisagreements, readCurp } from '#exam-engine/convocatoria/curp.ts'
import { REGISTRATION_STEPS, type RegistrationDraft, type RegistrationStep } from '#exam-engine/convocatoria/registration-fields.ts'
import { carriesMarks } from '#exam-engine/convocatoria/rules.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'

export interface StepArgs extends RequestArgs { params: { readonly paso?: string | undefined } }

/** The steps that are forms of fields; the list of sedes has a page of its own. */
export function stepOf({ params }: StepArgs): Exclude<RegistrationStep, 'preferences'> {
  const step = REGISTRATION_STEPS.find((one) => STEP_SLUGS[one] === params.paso)
  if (step === undefined || step === 'preferences') throw notFound()
  return step
}

export async function readStep(args: StepArgs) {
  const { state } = await openRegistration(args)
  const step = stepOf(args)
  if (state === null) throw notFound()
  const { roster, rules } = state
  const asked = new URL(args.request.url).searchParams.has('revisar')
  const fields: Record<string, string> = state.draft[step]
  return {
    step, fields,
    number: REGISTRATION_STEPS.indexOf(step) + 1, total: REGISTRATION_STEPS.length + 1,
    revision: state.steps[step].revision, savedAt: state.steps[step].savedAt,
    window: windowFacts(state),
    problems: asked ? problemsOf(state, step) : [],
    warning: step === 'identity' ? warningOf(state.draft.identity, state) : null,
    roster: {
      name: fullName(roster.given_names, roster.first_surname, roster.second_surname), matricula: roster.matricula,
      category: roster.category, ceme: roster.ceme, grade: roster.grade, cycle: rules.currentCycle,
      adscription: `${roster.name}, ${roster.city}`, examSede: `${roster.exam_name}, ${roster.exam_city}`,
      rotates: roster.rotation_sede !== null, enrolled: roster.enrolled,
    },
    /** No exam is sat in this call: nothing of one is asked. `from`: where the own was; null for who has none. §5.13 */
    carries: carriesMarks(rules) ? { from: state.carriedFrom?.title ?? null } : null,
    cers: rules.courses.map(({ cer }) => cer),
  }
}

export type StepPageData = Awaited<ReturnType<typeof readStep>>

export function problemsOf({ missing }: RegistrationState, step: RegistrationStep): Problem[] {
  return missing.filter((one) => one.step === step).map(({ field, code }) => ({ field, code }))
}

/** In what a readable CURP disagrees with the person; it keeps nobody from registering. */
function warningOf({ curp, bornOn, sex, birthState }: RegistrationDraft['identity'], { roster }: RegistrationState): string | null {
  const read = readCurp(curp)
  if (!read.ok) return null
  const parts = curpDisagreements(read.value, {
    name: { givenNames: roster.given_names, firstSurname: roster.first_surname, secondSurname: roster.second_surname },
    bornOn: bornOn || null, sex: sex === 'H' || sex === 'M' || sex === 'X' ? sex : null,
    state: BIRTH_STATES[birthState] === undefined ? null : birthState,
  }).map((part) => DISAGREEMENT_TEXTS[part])
  return parts.length === 0 ? null
    : `Su CURP no coincide en ${new Intl.ListFormat('es').format(parts)}`
}
