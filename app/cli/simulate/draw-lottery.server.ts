/** The lottery of a demonstration: its clock goes to the beacon's moment, and the test beacon's round is recorded. */
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { recordBeaconRound } from '#app/use-cases/draw-lottery.server.ts'
import { moveClock, readNow } from '#db/queries/clock.ts'
import { findLottery } from '#db/queries/lotteries.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { commitmentSchema } from '#scoring/lottery/commitment.ts'
import { testRound } from '#scoring/lottery/test-beacon.ts'

/** Throws on any refusal. */
export async function drawByTestBeacon(services: CoreServices, admin: Actor, runId: string): Promise<void> {
  const { db } = services.database
  const { beacon } = commitmentSchema.parse(JSON.parse((await findLottery(db, runId))?.commitment ?? ''))
  const moment = instant(beacon.moment)
  if (await readNow(db) < moment) await db.transaction().execute((trx) => moveClock(trx, moment))
  const drawn = await recordBeaconRound(services, admin, { runId, source: 'beacon', round: testRound(beacon.round) })
  if (!drawn.ok) throw new Error(`lottery: ${drawn.refusal}`)
}
