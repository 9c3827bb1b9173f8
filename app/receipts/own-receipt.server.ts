/** The receipt of whoever asks, made now if it was not yet. Found by the person alone: nobody gets another's. */
import { findLatestAttemptOf } from '#db/queries/attempt-read.ts'
import type { ReceiptRow } from '#db/queries/receipts.ts'
import type { SignedReceipt } from '#exam-engine/sitting/receipt.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { ensureClosed } from '#app/jobs/close-due.server.ts'
import { issueReceipt } from '#app/use-cases/issue-receipts.server.ts'
import { readStored } from './compose-receipt.ts'

export interface OwnReceipt {
  row: ReceiptRow
  signed: SignedReceipt
}

/** Null before the exam has ended, and for a resident who sat none. */
export async function readOwnReceipt(args: RequestArgs): Promise<OwnReceipt | null> {
  const actor = await requireRole(args, 'residente')
  const { services } = args.context
  const attempt = await findLatestAttemptOf(services.database.db, actor.personId)
  if (attempt === undefined) return null
  const times = { opensAt: attempt.opens_at, closesAt: attempt.closes_at, acceptsUntil: attempt.accepts_until }
  await ensureClosed(services, { id: attempt.id, state: attempt.state, times }, services.clock.now())
  const row = await issueReceipt(services, attempt.id)
  return row === undefined ? null : { row, signed: readStored(row) }
}
