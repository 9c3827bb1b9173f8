/**
 * Every minute, forgets the bytes of letters whose time to be fetched again is
 * over (Convocatoria §5.10). It only hurries: an expired letter is not handed out
 * even while its bytes are still there.
 */
import { forgetExpiredLetters } from '#db/queries/awards.ts'
import { readNow } from '#db/queries/clock.ts'
import type { CoreServices } from '#app/services.server.ts'

const EVERY_MS = 60_000

/** Starts the job; a failed round is logged and tried again. */
export function startForgetLetters({ database: { db }, log }: Pick<CoreServices, 'database' | 'log'>): { stop(): void } {
  const forget = () => {
    db.transaction().execute(async (trx) => forgetExpiredLetters(trx, await readNow(trx)))
      .catch((error: unknown) => { log.error({ err: error }, 'forget-letters failed') })
  }
  const timer = setInterval(forget, EVERY_MS)
  timer.unref()
  return { stop: () => { clearInterval(timer) } }
}
