/**
 * Moves the whole system's time, in a demo database only. The database refuses
 * anywhere else, whatever this file says.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { moveClock, readNow } from '#db/queries/clock.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { Services } from '#app/services.server.ts'

export type MoveClockRefusal = 'NOT_A_DEMO'

/** efiser_now() is `target` afterwards, and runs on. */
export async function moveDemoClock(services: Services, target: Instant): Promise<Result<null, MoveClockRefusal>> {
  if (!services.demo) return refuse('NOT_A_DEMO')
  await services.database.db.transaction().execute(async (trx) => {
    const from = await readNow(trx)
    await moveClock(trx, target)
    await appendAudit(trx, {
      actor: null, action: 'demo.moveClock', subjectType: 'clock', subjectId: 'demo',
      payload: { from: toIso(from), to: toIso(target) },
    })
  })
  await services.clock.measure()
  services.live.clockMoved()
  return accept(null)
}
