/**
 * One's own seat as it counts now, with the dates that follow from it: null without one, and before the results open.
 * Every page and paper about the own seat starts here, so that silence at the end of the window is a rejection in each of
 * them. Convocatoria §5.3, §5.7
 */
import type { DbOrTrx } from '#db/client.ts'
import { findAward, type OwnAward } from '#db/queries/awards.ts'
import { readNow } from '#db/queries/clock.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { effectiveState, type AcceptanceState } from '#exam-engine/convocatoria/acceptance.ts'
import type { ConvocatoriaRules } from '#exam-engine/convocatoria/rules.ts'
import type { Instant, Window } from '#exam-engine/kernel/time.ts'

export interface OwnSeat {
  award: OwnAward
  /** By rule, at `now`. */
  state: AcceptanceState
  now: Instant
  results: Window
  rules: ConvocatoriaRules
}

export async function readOwnSeat(db: DbOrTrx, personId: string): Promise<OwnSeat | null> {
  const award = await findAward(db, personId)
  if (award === undefined) return null
  const [now, { results }, rules] = await Promise.all([
    readNow(db), readConvocatoriaWindows(db, award.convocatoria_id), readConvocatoriaRules(db, award.convocatoria_id),
  ])
  return now < results.from ? null : { award, state: effectiveState(award.state, now, results), now, results, rules }
}
