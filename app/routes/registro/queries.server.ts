/** The steps with what each lacks, and the valid version. */
import { findDeclaration } from '#db/queries/publication-declarations.ts'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { describeUnmet } from '#app/labels/registration.ts'
import { openRegistration } from '#app/registration/open-registration.server.ts'
import { windowFacts } from '#app/registration/window-facts.server.ts'
import { eligibleCers, unmetOfPerson } from '#exam-engine/convocatoria/eligibility.ts'
import { draftOfContent, plainDraft } from '#exam-engine/convocatoria/registration-content.ts'
import { REGISTRATION_STEPS } from '#exam-engine/convocatoria/registration-fields.ts'
import { declaredIn } from '#exam-engine/convocatoria/registration.ts'
import { carriesMarks } from '#exam-engine/convocatoria/rules.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'

/** Null for who is not on the roster. */
export async function readRegistrationHome(args: RequestArgs) {
  const { state } = await openRegistration(args)
  if (state === null) return null
  const { facts, rules, draft, versions: [valid] } = state
  return {
    convocatoria: state.convocatoria.title,
    window: windowFacts(state),
    steps: REGISTRATION_STEPS.map((step) => ({
      step, begun: state.steps[step].revision > 0 || valid !== undefined,
      missing: state.missing.filter((one) => one.step === step).length,
    })),
    /** Null where none are declared: those judged before carry over. §5.13 */
    articles: carriesMarks(rules) ? null : (await findDeclaration(args.context.services.database.db, state.of))?.articles.length ?? 0,
    /** The call in which the exam was sat whose mark counts here. §5.13 */
    carriedFrom: state.carriedFrom?.title ?? null,
    unmet: unmetOfPerson(rules, facts, declaredIn(draft)).map(describeUnmet),
    eligible: eligibleCers(state.assessments).length,
    valid: valid === undefined ? null : {
      folio: valid.content.folio, number: valid.number, registeredAt: valid.registeredAt, sha256: valid.sha256,
      printedAt: valid.printedAt,
    },
    changed: valid !== undefined
      && canonicalJson(plainDraft(draft)) !== canonicalJson(plainDraft(draftOfContent(valid.content))),
  }
}
