/** The evidence of every save, in order: for the timeline of a dispute and for verification of the chain. */
import type { ChainRecord } from '#exam-engine/sitting/answer-chain.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx } from '../client.ts'

export type HistoryRow = ChainRecord & {
  receivedAt: Instant
  hash: Buffer
}

/** All saves of an attempt by their number, in the shape that verifyChain takes. */
export async function readAnswerHistory(db: DbOrTrx, attemptId: string): Promise<HistoryRow[]> {
  const rows = await db.selectFrom('answer_history').selectAll()
    .where('attempt_id', '=', attemptId).orderBy('seq').execute()
  return rows.map((row) => ({
    attemptId: row.attempt_id,
    seq: row.seq,
    itemId: row.item_id,
    revision: row.revision,
    optionId: row.option_id,
    flagged: row.flagged,
    struck: row.struck,
    epoch: row.epoch,
    opId: row.op_id,
    receivedAt: row.received_at,
    hash: row.hash,
  }))
}
