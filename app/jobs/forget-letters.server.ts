/**
 * Every minute, forgets the bytes of letters whose time to be fetched again is
 * over (Convocatoria §5.10). It only hurries: an expired letter is not handed out
 * even while its bytes are still there.
 */
import { forgetExpiredLetters } from '#db/queries/awards.ts'
import { readNow } from '#db/queries/clock.ts'
import type { CoreServices } from '#app/services.server.ts'
import { runEvery } from './run-every.server.ts'

const EVERY_MS = 60_000

/** Starts the job; `stop` resolves when the round that runs, if any, has ended. */
export function startForgetLetters(
  { database: { db }, log }: Pick<CoreServices, 'database' | 'log'>,
): { stop(): Promise<void> } {
  const work = () => db.transaction().execute(async (trx) => forgetExpiredLetters(trx, await readNow(trx)))
  return runEvery({ name: 'forget-letters', everyMs: EVERY_MS, work, log })
}
