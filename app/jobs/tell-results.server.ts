/** Every ten seconds, looks whether the results opened or are about to close, and writes to who was not told. §5.1, §5.3 */
import type { CoreServices } from '#app/services.server.ts'
import { tellResults } from '#app/use-cases/tell-results.server.ts'
import { runEvery } from './run-every.server.ts'

const EVERY_MS = 10_000

/** Starts the job; `stop` resolves when the round that runs, if any, has ended. */
export function startTellResults(services: Pick<CoreServices, 'database' | 'log' | 'env'>): { stop(): Promise<void> } {
  return runEvery({ name: 'tell-results', everyMs: EVERY_MS, work: () => tellResults(services), log: services.log })
}
