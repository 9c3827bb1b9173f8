/** Brings a demo in which one exam was sat to its published selection, through the acts of the coordination. */
import { closeDueAttempts } from '#app/use-cases/close-due-attempts.server.ts'
import { freezeSelection } from '#app/use-cases/freeze-selection.server.ts'
import { markExam } from '#app/use-cases/mark-exam.server.ts'
import { proposePublication, publishSelection } from '#app/use-cases/publish-selection.server.ts'
import { runFrozenSelection } from '#app/use-cases/run-selection.server.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { addDuration, durationMs } from '#exam-engine/kernel/time.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { findByRole, type DemoDatabase } from './demo-database.ts'

export const DEMO_CALL = 'rama-2024-2025-1'
const live = { publishAttemptChanged: () => undefined }

/** Every turno is over and every exam marked; the clock stands a millisecond after the last turno. */
export async function markEverything(demo: DemoDatabase): Promise<void> {
  const { database } = demo
  const admin = await demo.actorOf(await findByRole(demo, 'admin'))
  const { ends_at: until } = await database.db.selectFrom('turno').select('ends_at').orderBy('ends_at', 'desc').limit(1)
    .executeTakeFirstOrThrow()
  await demo.moveTo(addDuration(until, durationMs(1)))
  await closeDueAttempts({ database, live })
  const exams = await database.db.selectFrom('exam').select('id').execute()
  for (const { id } of exams) demand(await markExam({ database } as CoreServices, admin, id))
}

/** A run that has its results, of the marks as they are; its id. */
export async function freezeAndRun({ database, ...demo }: DemoDatabase): Promise<string> {
  const services = { database } as CoreServices
  const admin = await demo.actorOf(await findByRole({ database, ...demo }, 'admin'))
  const runId = demand(await freezeSelection(services, admin, { convocatoriaId: DEMO_CALL, lotterySeed: null }))
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
