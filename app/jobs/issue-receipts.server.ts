/**
 * Every two seconds, signs the receipts of exams that ended. It only hurries: who
 * asks for a receipt first gets it made. A key that cannot be read is said in the
 * log until it can, and stops nothing else.
 */
import { issueMissingReceipts, type ReceiptServices } from '#app/use-cases/issue-receipts.server.ts'
import type { CoreServices } from '#app/services.server.ts'
import { runEvery } from './run-every.server.ts'

const EVERY_MS = 2_000

/** Starts the job; `stop` resolves when the round that runs, if any, has ended. */
export function startIssueReceipts(services: ReceiptServices & Pick<CoreServices, 'log'>): { stop(): Promise<void> } {
  return runEvery({
    name: 'issue-receipts', everyMs: EVERY_MS, work: () => issueMissingReceipts(services), log: services.log,
  })
}
