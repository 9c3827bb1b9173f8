/** Every minute, looks whether the audit has its anchor of today, and makes it. Several nodes make one. */
import type { CoreServices } from '#app/services.server.ts'
import { anchorAudit, type AnchorServices } from '#app/use-cases/anchor-audit.server.ts'
import { runEvery } from './run-every.server.ts'

const EVERY_MS = 60_000

/** Starts the job; `stop` resolves when the round that runs, if any, has ended. */
export function startAnchorAudit(services: AnchorServices & Pick<CoreServices, 'log'>): { stop(): Promise<void> } {
  return runEvery({ name: 'anchor-audit', everyMs: EVERY_MS, work: () => anchorAudit(services), log: services.log })
}
