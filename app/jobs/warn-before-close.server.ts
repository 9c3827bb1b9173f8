/** Every minute, looks whether the registration is about to close, and writes to who has no version. §2.1 */
import type { CoreServices } from '#app/services.server.ts'
import { warnBeforeClose } from '#app/use-cases/warn-before-close.server.ts'
import { runEvery } from './run-every.server.ts'

const EVERY_MS = 60_000

/** Starts the job; `stop` resolves when the round that runs, if any, has ended. */
export function startWarnBeforeClose(services: Pick<CoreServices, 'database' | 'log' | 'env'>): { stop(): Promise<void> } {
  return runEvery({
    name: 'warn-before-close', everyMs: EVERY_MS, work: () => warnBeforeClose(services), log: services.log,
  })
}
