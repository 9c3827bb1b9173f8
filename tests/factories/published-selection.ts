/** Brings a demo in which one exam was sat to its published selection, through the acts of the coordination. */
import { decideArticles } from '#app/cli/simulate/decide-articles.server.ts'
import { closeDueAttempts } from '#app/use-cases/close-due-attempts.server.ts'
import { recordBeaconRound } from '#app/use-cases/draw-lottery.server.ts'
import { freezeSelection, type FreezeSelectionInput } from '#app/use-cases/freeze-selection.server.ts'
import { markExam } from '#app/use-cases/mark-exam.server.ts'
import { proposePublication, publishSelection } from '#app/use-cases/publish-selection.server.ts'
import { runFrozenSelection } from '#app/use-cases/run-selection.server.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { readNow } from '#db/queries/clock.ts'
import { addDuration, durationMs, instant } from '#exam-engine/kernel/time.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { findLottery } from '#db/queries/lotteries.ts'
import { commitmentSchema } from '#scoring/lottery/commitment.ts'
import { testRound } from '#scoring/lottery/test-beacon.ts'
import { findByRole, type DemoDatabase } from './demo-database.ts'
import { selectionServices } from './selection-services.ts'

export const DEMO_CALL = 'rama-2024-2025-1'
const live = { publishAttemptChanged: () => undefined }

/** Every turno is over, every exam marked and every article judged; the clock stands a millisecond after the last turno. */
export async function markEverything(demo: DemoDatabase): Promise<void> {
  const { database } = demo
  const admin = await demo.actorOf(await findByRole(demo, 'admin'))
  const { ends_at: until } = await database.db.selectFrom('turno').select('ends_at').orderBy('ends_at', 'desc').limit(1)
    .executeTakeFirstOrThrow()
  await demo.moveTo(addDuration(until, durationMs(1)))
  await closeDueAttempts({ database, live })
  const exams = await database.db.selectFrom('exam').select('id').execute()
  for (const { id } of exams) demand(await markExam({ database } as CoreServices, admin, id))
  await decideArticles({ database } as CoreServices, DEMO_CALL)
}

/** A freeze of the demo with the test beacon, as soon as it may be; one more names its reason. */
export const DEMO_FREEZE: FreezeSelectionInput = {
  convocatoriaId: DEMO_CALL, chain: 'efiser-faro-de-prueba', beaconFrom: null, reason: 'Otra entrada para la prueba',
}

/** Waits for the beacon's moment by the demo's clock, and records its round. */
export async function drawLottery(demo: DemoDatabase, runId: string): Promise<void> {
  const admin = await demo.actorOf(await findByRole(demo, 'admin'))
  const lottery = await findLottery(demo.database.db, runId)
  const { beacon } = commitmentSchema.parse(JSON.parse(lottery?.commitment ?? ''))
  if (await readNow(demo.database.db) < instant(beacon.moment)) await demo.moveTo(instant(beacon.moment))
  const services = await selectionServices(demo.database)
  demand(await recordBeaconRound(services, admin, { runId, source: 'beacon', round: testRound(beacon.round) }))
}

/** A run that has its results, of the marks as they are; its id. */
export async function freezeAndRun(demo: DemoDatabase): Promise<string> {
  const services = await selectionServices(demo.database)
  const admin = await demo.actorOf(await findByRole(demo, 'admin'))
  await decideArticles(services, DEMO_CALL)
  const runId = demand(await freezeSelection(services, admin, DEMO_FREEZE))
  await drawLottery(demo, runId)
  demand(await runFrozenSelection(services, admin, runId))
  return runId
}

/** Publishes it by two persons; results open when their window does. */
export async function publishRun(demo: DemoDatabase, runId: string): Promise<void> {
  const [first, second] = await bothAdmins(demo)
  demand(await proposePublication(demo, first, runId))
  demand(await publishSelection(demo, second, runId))
}

/** Two persons of the coordination, always in the same order. */
export async function bothAdmins(demo: DemoDatabase): Promise<[Actor, Actor]> {
  const rows = await demo.database.db.selectFrom('role_grant').select('person_id').where('role', '=', 'admin')
    .orderBy('person_id').limit(2).execute()
  const [first, second] = await Promise.all(rows.map(({ person_id: id }) => demo.actorOf(id)))
  if (first === undefined || second === undefined) throw new Error('the demo has two admins')
  return [first, second]
}

/** The value, of an act that a test needs done. */
export function demand<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`${result.refusal} ${JSON.stringify(result.detail)}`)
  return result.value
}
