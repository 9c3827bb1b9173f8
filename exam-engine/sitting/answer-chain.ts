// The hash chain of one attempt's saves: each row commits to the one before, so that no save can be changed, dropped
// or slipped in afterwards without breaking what follows. A chain per attempt, so that saves never queue behind one
// global row; its head enters the global audit chain when the attempt ends.
//
// link = SHA-256(UTF-8 of the JSON array, without spaces,
//   [previous link in hex, attemptId, seq, itemId, revision, optionId or null, flagged, struck, epoch, opId])
// The first link's previous is 64 zeros. A JSON array keeps fields apart whatever they hold; any language writes it.
//
// The time of receipt is not in it: the database's clock judges it inside the very statement that stores the link,
// so the link must be known before the time is. `seq` fixes the order; a time that runs against it shows.
import { accept, refuse } from '#exam-engine/kernel/result.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { sha256 } from '#exam-engine/kernel/sha256.ts'
import type { AnswerContent } from './save-operation.ts'

export type ChainRecord = AnswerContent & {
  readonly attemptId: string
  /** 1, 2, 3 … within the attempt. */
  readonly seq: number
  readonly itemId: string
  readonly epoch: number
  readonly opId: string
}

/** Where a chain stands: how many links, and the last one (32 zero bytes when there is none). */
export type ChainEnd = { readonly length: number; readonly head: Buffer }

const NO_LINK = '0'.repeat(64)

/** The end of a chain without saves. */
export function emptyChain(): ChainEnd {
  return { length: 0, head: Buffer.alloc(32) }
}

/** The 32 bytes of the link after `previous` (null: the first). `struck` counts in the order in which it is stored. */
export function chainLink(previous: Uint8Array | null, record: ChainRecord): Buffer {
  const { attemptId, seq, itemId, revision, optionId, flagged, struck, epoch, opId } = record
  const before = previous === null ? NO_LINK : toHex(previous)
  const digest = sha256(
    JSON.stringify([before, attemptId, seq, itemId, revision, optionId, flagged, struck, epoch, opId]),
  )
  return Buffer.from(digest.buffer, digest.byteOffset, digest.byteLength)
}

/**
 * Recomputes a chain from its stored rows, in the order of `seq`. `closing` is what the attempt recorded at its end,
 * or null while it is open; without it, rows missing at the end cannot be noticed.
 * Refusals, with the first `seq` concerned: CHAIN_GAP (a row is missing or doubled), CHAIN_BROKEN (a row was changed
 * or belongs elsewhere), CHAIN_END_DIFFERS (rows are missing or added after the recorded end).
 */
export function verifyChain(
  rows: readonly (ChainRecord & { readonly hash: Uint8Array })[],
  closing: ChainEnd | null,
): Result<ChainEnd, 'CHAIN_GAP' | 'CHAIN_BROKEN' | 'CHAIN_END_DIFFERS'> {
  let { head } = emptyChain()
  for (const [index, row] of rows.entries()) {
    const seq = index + 1
    if (row.seq !== seq) return refuse('CHAIN_GAP', { seq })
    head = chainLink(head, row)
    if (row.attemptId !== rows[0]?.attemptId || !head.equals(row.hash)) return refuse('CHAIN_BROKEN', { seq })
  }
  if (closing !== null && (closing.length !== rows.length || !closing.head.equals(head))) {
    return refuse('CHAIN_END_DIFFERS', { seq: Math.min(closing.length, rows.length) + 1 })
  }
  return accept({ length: rows.length, head })
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}
