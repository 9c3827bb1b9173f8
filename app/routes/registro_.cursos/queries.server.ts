/** The courses with their rules, the sedes of those that are open, and the own list. */
import { notFound, type RequestArgs } from '#app/http/guards.server.ts'
import { readPastCutoffs } from '#db/queries/past-cutoffs.ts'
import { describeUnmet } from '#app/labels/registration.ts'
import { openRegistration } from '#app/registration/open-registration.server.ts'
import type { RegistrationState } from '#app/registration/registration-state.server.ts'
import { windowFacts } from '#app/registration/window-facts.server.ts'
import { pastPoolKey } from '#exam-engine/convocatoria/past-cutoffs.ts'
import { eligibleCers } from '#exam-engine/convocatoria/eligibility.ts'
import { readPools, REGISTRATION_STEPS } from '#exam-engine/convocatoria/registration-fields.ts'

export async function readCourses(args: RequestArgs) {
  const { state } = await openRegistration(args)
  if (state === null) throw notFound()
  const params = new URL(args.request.url).searchParams
  const eligible = eligibleCers(state.assessments)
  const { pools } = state.draft.preferences
  const listed = readPools(pools)
  const past = await readPastCutoffs(args.context.services.database.db, state.convocatoria.id)
  const wanted = params.get('curso')
  return {
    past: past === null ? null : { period: past.period, source: past.source },
    pools, eligible,
    number: REGISTRATION_STEPS.indexOf('preferences') + 1, total: REGISTRATION_STEPS.length + 1,
    revision: state.steps.preferences.revision, savedAt: state.steps.preferences.savedAt,
    window: windowFacts(state),
    problems: params.has('revisar') ? preferenceProblems(state) : [],
    /** Whose sedes are shown while the list is empty. */
    cer: eligible.find((cer) => cer === wanted) ?? (eligible.length === 1 ? eligible[0] ?? null : null),
    // What stands in the list is shown even if its course is not open any more: it must be seen to be taken away.
    offered: state.pools.filter(({ cer, poolId }) => eligible.includes(cer) || listed.includes(poolId))
      .map((pool) => ({ ...pool, past: past?.byPool.get(pastPoolKey({ ...pool, sede: pool.sedeCode })) ?? null })),
    courses: state.assessments.map(({ course: { cer }, unmet }) => ({
      cer, unmet: unmet.map(describeUnmet),
      seats: state.pools.filter((pool) => pool.cer === cer).reduce((sum, { seats }) => sum + seats, 0),
    })),
  }
}

export function preferenceProblems({ missing }: RegistrationState) {
  return missing.filter(({ step }) => step === 'preferences').map(({ field, code }) => ({ field, code }))
}
