/** Moves the clock of the benched database. */
import { moveClock } from '#db/queries/clock.ts'
import type { Database } from '#db/client.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'

export async function setClock({ db }: Database, target: Instant): Promise<void> {
  await db.transaction().execute((trx) => moveClock(trx, target))
}
