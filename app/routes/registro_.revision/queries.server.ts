/** What was typed, in words, with all that is missing; and the seal of what is shown. */
import { notFound, type RequestArgs } from '#app/http/guards.server.ts'
import { describeMissing } from '#app/labels/registration.ts'
import { fieldWords } from '#app/labels/registration-values.ts'
import { openRegistration } from '#app/registration/open-registration.server.ts'
import type { RegistrationState } from '#app/registration/registration-state.server.ts'
import { windowFacts } from '#app/registration/window-facts.server.ts'
import { carriesMarks } from '#exam-engine/convocatoria/rules.ts'
import { readPools, REGISTRATION_STEPS, STEP_FIELDS } from '#exam-engine/convocatoria/registration-fields.ts'

export async function readReview(args: RequestArgs) {
  const { state } = await openRegistration(args)
  if (state === null) throw notFound()
  return {
    window: windowFacts(state), seal: state.seal, next: (state.versions[0]?.number ?? 0) + 1,
    missing: state.missing.map((one) => ({ ...one, text: describeMissing(one) })),
    sections: REGISTRATION_STEPS.map((step) => ({
      step, rows: step === 'preferences' ? listPreferences(state) : listFields(state, step),
    })),
  }
}

function listPreferences({ draft, pools }: RegistrationState) {
  return readPools(draft.preferences.pools).map((id) => {
    const pool = pools.find(({ poolId }) => poolId === id)
    const value = pool === undefined ? 'Sede que ya no está en la convocatoria'
      : `${pool.cer} · ${pool.sede}${pool.subsede === null ? '' : `, ${pool.subsede}`}, ${pool.city}`
    return { field: 'pools', value }
  })
}

/** What most people leave empty with reason. */
const IF_ANY = new Set(['subsede', 'concludedCer', 'leaveAcknowledged'])

/** What is asked of who sits an exam in this call. §3.1 */
const OF_A_SITTING = new Set(['medicalLeave', 'leaveAcknowledged'])

function listFields({ draft, rules }: RegistrationState, step: Exclude<keyof typeof STEP_FIELDS, 'preferences'>) {
  const typed: Readonly<Record<string, string>> = draft[step]
  return STEP_FIELDS[step].filter((field) => !carriesMarks(rules) || !OF_A_SITTING.has(field)).map((field) => ({ field, value: fieldWords(field, typed[field] ?? '') }))
    .filter(({ field, value }) => value !== '' || !IF_ANY.has(field))
}
