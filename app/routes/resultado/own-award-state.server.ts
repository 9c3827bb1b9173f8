/** Where one's award stands now, by rule; null without one. Pages of a step lead back when it is not their turn. */
import type { AppLoadContext } from '@remix-run/node'
import { readOwnSeat } from '#app/award/own-seat.server.ts'
import type { AcceptanceState } from '#exam-engine/convocatoria/acceptance.ts'

export async function readOwnAwardState(
  { services: { database: { db } } }: AppLoadContext, personId: string,
): Promise<AcceptanceState | null> {
  return (await readOwnSeat(db, personId))?.state ?? null
}
