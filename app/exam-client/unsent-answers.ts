/**
 * The changes that the server has not acknowledged, one per item: an operation
 * carries the whole answer of its item, so a newer one makes an older one
 * unnecessary. A change leaves only with the acknowledgement of its own operation.
 */
import { isSameContent, type SaveOperation } from '#exam-engine/sitting/save-operation.ts'
import type { AnswerView, SaveResult } from '#app/live/protocol.ts'
import { MAX_OPERATIONS } from '#app/live/protocol.ts'

export interface UnsentChange {
  readonly operation: SaveOperation
  /** The lease under which it was made: under another it does not count. */
  readonly epoch: number
}

export interface UnsentAnswers {
  readonly size: number
  /** A change made now; replaces what was not acknowledged of the same item. */
  put(change: UnsentChange): void
  list(): readonly UnsentChange[]
  get(itemId: string): UnsentChange | undefined
  /** Changes that are not under way, in messages of one epoch that the server takes; they are under way then. */
  takeMessages(): { epoch: number; ops: SaveOperation[] }[]
  /** After a lost connection or a failed message: to be sent again. */
  giveBack(operations: readonly SaveOperation[]): void
  /** The answer to one operation; true when it settles what was unsent of its item. */
  settle(operation: SaveOperation, result: SaveResult): boolean
  /** Changes made here before under a lease that this machine has held ever since count under its newest one. */
  restamp(epoch: number, ownSince: number): void
  /** What the server shows to have stored already needs no sending; returns the operations that this settled. */
  dropStored(stored: readonly AnswerView[]): SaveOperation[]
}

export function createUnsentAnswers(): UnsentAnswers {
  const changes = new Map<string, UnsentChange>()
  const underWay = new Set<string>()
  const drop = ({ itemId, opId }: SaveOperation) => {
    underWay.delete(opId)
    if (changes.get(itemId)?.operation.opId !== opId) return false
    return changes.delete(itemId)
  }
  return {
    get size() { return changes.size },
    put(change) {
      changes.set(change.operation.itemId, change)
    },
    list: () => [...changes.values()],
    get: (itemId) => changes.get(itemId),
    takeMessages() {
      const ready = [...changes.values()].filter(({ operation }) => !underWay.has(operation.opId))
      const messages: { epoch: number; ops: SaveOperation[] }[] = []
      for (const [epoch, ofEpoch] of Map.groupBy(ready, (change) => change.epoch)) {
        for (let start = 0; start < ofEpoch.length; start += MAX_OPERATIONS) {
          messages.push({ epoch, ops: ofEpoch.slice(start, start + MAX_OPERATIONS).map(({ operation }) => operation) })
        }
      }
      for (const { ops } of messages) for (const { opId } of ops) underWay.add(opId)
      return messages
    },
    giveBack(operations) {
      for (const { opId } of operations) underWay.delete(opId)
    },
    settle(operation, result) {
      if (!result.ok && result.refusal === 'BUSY_RETRY') {
        underWay.delete(operation.opId)
        return false
      }
      return drop(operation)
    },
    restamp(epoch, ownSince) {
      for (const [itemId, change] of changes) {
        if (change.epoch >= ownSince && change.epoch < epoch) changes.set(itemId, { ...change, epoch })
      }
    },
    dropStored(stored) {
      return stored.flatMap((answer) => {
        const operation = changes.get(answer.itemId)?.operation
        return operation !== undefined && isSameContent(operation, answer) && drop(operation) ? [operation] : []
      })
    },
  }
}

