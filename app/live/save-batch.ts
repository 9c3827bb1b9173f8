/**
 * Turns waiting operations into one batch: judged in the order of arrival
 * against the cursors, which move on as if the batch were already stored. If it
 * is not, every cursor that it touched must be forgotten.
 */
import type { SaveGroup, SaveRow } from '#db/queries/answers-write.ts'
import type { WriterAnswer } from '#db/queries/attempt-read.ts'
import type { SaveRefusal } from '#exam-engine/sitting/judge-save.ts'
import type { SaveOperation } from '#exam-engine/sitting/save-operation.ts'
import { advanceCursor, type AttemptCursor } from './attempt-cursor.ts'
import type { SaveResult } from './protocol.ts'

/** What one message asked to save, and what is known of it by now. */
export interface PendingRequest {
  readonly attemptId: string
  /** The lease that it was sent under. */
  readonly epoch: number
  readonly results: SaveResult[]
  /** Operations without a result. */
  open: number
  /** On this process's monotonic clock. */
  readonly arrivedAt: number
  /** Called once, when every operation has its result. */
  readonly reply: (results: SaveResult[], cursor: AttemptCursor | null) => void
  /** Against which it was judged last; null before that. */
  cursor: AttemptCursor | null
}

export interface Waiting {
  readonly request: PendingRequest
  /** Of the operation in its request. */
  readonly index: number
  readonly operation: SaveOperation
  /** How often it was tried in vain. */
  tries: number
}

interface Saved {
  readonly waiting: Waiting
  readonly answer: WriterAnswer
  readonly digest: string
}

interface BatchGroup extends SaveGroup {
  readonly cursor: AttemptCursor
  readonly rows: SaveRow[]
  readonly members: Waiting[]
}

export interface SaveBatch {
  readonly groups: BatchGroup[]
  /** To be acknowledged once the groups are stored; the answer then knows its time. */
  readonly saved: Saved[]
  readonly duplicates: Saved[]
  /** Refused by what this node remembers: the database must be asked before anybody is told. */
  readonly doubtful: Waiting[]
  /** Refused by what the database said after they had arrived. */
  readonly refused: { waiting: Waiting; refusal: SaveRefusal }[]
  /** Nothing is known of their attempt: load it first. */
  readonly unknown: Waiting[]
}

/** Judges `waiting`; `findCursor` gives what the node remembers of an attempt. */
export function composeBatch(
  waiting: readonly Waiting[], findCursor: (attemptId: string) => AttemptCursor | undefined,
): SaveBatch {
  const batch: SaveBatch = { groups: [], saved: [], duplicates: [], doubtful: [], refused: [], unknown: [] }
  const groups = new Map<string, BatchGroup>()
  for (const one of waiting) {
    const { attemptId, epoch, arrivedAt } = one.request
    const cursor = findCursor(attemptId)
    if (cursor === undefined) {
      batch.unknown.push(one)
      continue
    }
    one.request.cursor = cursor
    const verdict = advanceCursor(cursor, one.operation, epoch)
    if (verdict.kind === 'append') {
      let group = groups.get(attemptId)
      if (group === undefined) {
        const { leaseEpoch, timesVersion } = cursor
        group = { attemptId, epoch: leaseEpoch, timesVersion, cursor, rows: [], members: [] }
        groups.set(attemptId, group)
        batch.groups.push(group)
      }
      group.rows.push(verdict.row)
      group.members.push(one)
      batch.saved.push({ waiting: one, answer: verdict.answer, digest: verdict.row.hash.slice(0, 16) })
    } else if (verdict.kind === 'duplicate') {
      batch.duplicates.push({ waiting: one, answer: verdict.answer, digest: shortDigest(cursor) })
    } else if (cursor.loadedAt >= arrivedAt) {
      batch.refused.push({ waiting: one, refusal: verdict.refusal })
    } else {
      batch.doubtful.push(one)
    }
  }
  return batch
}

function shortDigest({ head }: AttemptCursor): string {
  return head === null ? '' : head.toString('hex', 0, 8)
}

/** Gives an operation its result; the last one of a request answers it. */
export function settle({ request, index }: Waiting, result: SaveResult): void {
  request.results[index] = result
  request.open -= 1
  if (request.open === 0) request.reply(request.results, request.cursor)
}
