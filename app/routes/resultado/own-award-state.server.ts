/** Where one's award stands now, by rule; null without one. Pages of a step lead back when it is not their turn. */
import type { AppLoadContext } from '@remix-run/node'
import { findAward } from '#db/queries/awards.ts'
import { readNow } from '#db/queries/clock.ts'
import { readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { effectiveState, type AcceptanceState } from '#exam-engine/convocatoria/acceptance.ts'

export async function readOwnAwardState(
  { services: { database: { db } } }: AppLoadContext, personId: string,
): Promise<AcceptanceState | null> {
  const award = await findAward(db, personId)
  if (award === undefined) return null
  const [now, { results }] = await Promise.all([readNow(db), readConvocatoriaWindows(db, award.convocatoria_id)])
  return now < results.from ? null : effectiveState(award.state, now, results)
}
