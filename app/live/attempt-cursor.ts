/**
 * What a node remembers of an attempt in order to extend its chain without
 * reading it: answers, the chain's end, state, lease and times of one moment.
 * A cursor may be stale, and then it does no harm: the database refuses what it
 * would let through, and what it refuses is asked of the database before anybody
 * is told.
 */
import { chainLink } from '#exam-engine/sitting/answer-chain.ts'
import { judgeSave, type SaveRefusal } from '#exam-engine/sitting/judge-save.ts'
import type { SaveOperation } from '#exam-engine/sitting/save-operation.ts'
import type { SaveRow } from '#db/queries/answers-write.ts'
import type { WriterAnswer, WriterAttempt } from '#db/queries/attempt-read.ts'

export interface AttemptCursor extends Omit<WriterAttempt, 'answers'> {
  readonly attemptId: string
  readonly answers: Map<string, WriterAnswer>
  readonly options: ReadonlyMap<string, ReadonlySet<string>>
  answeredCount: number
  /** When it was read, on this process's monotonic clock. */
  readonly loadedAt: number
}

export function createCursor(
  attemptId: string, attempt: WriterAttempt, options: ReadonlyMap<string, ReadonlySet<string>>, loadedAt: number,
): AttemptCursor {
  return {
    ...attempt,
    attemptId,
    options,
    loadedAt,
    answers: new Map(attempt.answers.map((answer) => [answer.itemId, answer])),
    answeredCount: attempt.answers.filter(({ optionId }) => optionId !== null).length,
  }
}

export type CursorVerdict =
  /** Appended to the cursor; `row` must now be written. */
  | { kind: 'append'; row: SaveRow; answer: WriterAnswer }
  | { kind: 'duplicate'; answer: WriterAnswer }
  | { kind: 'refused'; refusal: SaveRefusal }

/**
 * Judges an operation and, if it counts, moves the cursor on. The time of the
 * judgement is when the cursor was read, which is never too late: the deadline
 * itself is judged by the statement that writes.
 */
export function advanceCursor(cursor: AttemptCursor, operation: SaveOperation, epoch: number): CursorVerdict {
  const { itemId, revision, optionId, flagged, struck, opId, clientAt } = operation
  const current = cursor.answers.get(itemId) ?? null
  const verdict = judgeSave({
    state: cursor.state, leaseEpoch: cursor.leaseEpoch, acceptsUntil: cursor.acceptsUntil,
    current, optionIds: cursor.options.get(itemId) ?? null,
  }, operation, epoch, cursor.now)
  if (!verdict.ok) return { kind: 'refused', refusal: verdict.refusal }
  if (verdict.value === 'duplicate') {
    if (current === null) throw new Error('a duplicate of nothing')
    return { kind: 'duplicate', answer: current }
  }
  const seq = cursor.seq + 1
  const head = chainLink(cursor.head, {
    attemptId: cursor.attemptId, seq, itemId, revision, optionId, flagged, struck, epoch, opId,
  })
  const answer: WriterAnswer = { itemId, revision, optionId, flagged, struck, savedAt: cursor.now }
  cursor.seq = seq
  cursor.head = head
  cursor.answers.set(itemId, answer)
  cursor.answeredCount += Number(optionId !== null) - Number(current !== null && current.optionId !== null)
  const row = { seq, itemId, revision, optionId, flagged, struck, opId, clientAt, hash: head.toString('hex') }
  return { kind: 'append', answer, row }
}

