/**
 * Sends what is unsent over the socket and takes the answers, also those that came
 * by plain request. A message without an answer is sent again; a change leaves the
 * journal with the answer to its own operation and not before.
 */
import type { SaveOperation } from '#exam-engine/sitting/save-operation.ts'
import type { SaveFailure, SaveReply, SaveResult } from '#app/live/protocol.ts'
import type { AnswersMemory } from './answers-memory.ts'
import type { Machine } from './machine.ts'
import type { ExamSocket } from './socket.ts'

interface SenderParts {
  socket: ExamSocket
  answers: AnswersMemory
  answerWithinMs: number
  /** Whether the server would take something of this page now, if only for review. */
  maySend: () => boolean
  machine: () => Machine | null
  /** After a pause, unless the page was closed. */
  soon: (work: () => void) => void
  onSaved: (itemId: string, saved: Extract<SaveResult, { ok: true }>) => void
  /** Of the newest change of an item. */
  onRefused: (itemId: string, refusal: SaveFailure) => void
  /** After the results of a message: the times that it repeats. */
  onReply: (reply: SaveReply, sentAt: number) => void
}

export interface ChangeSender {
  send(): void
  /** `sentAt` on the page's monotonic clock. */
  take(ops: readonly SaveOperation[], reply: SaveReply, sentAt: number): void
}

export function createChangeSender(parts: SenderParts): ChangeSender {
  const { socket, answers, machine, soon } = parts

  const settle = (operation: SaveOperation, result: SaveResult) => {
    if (!result.ok && result.refusal === 'BUSY_RETRY') {
      answers.unsent.settle(operation, result)
      soon(send)
      return
    }
    const isNewest = answers.settle(operation, result)
    if (result.ok) {
      machine()?.acknowledge(operation, result.savedAt)
      parts.onSaved(operation.itemId, result)
    } else {
      machine()?.settle(operation)
      if (isNewest) parts.onRefused(operation.itemId, result.refusal)
    }
  }
  const take: ChangeSender['take'] = (ops, reply, sentAt) => {
    reply.results.forEach((result, index) => {
      const operation = ops[index]
      if (operation !== undefined) settle(operation, result)
    })
    parts.onReply(reply, sentAt)
  }
  const send = () => {
    if (!parts.maySend() || !socket.connected) return
    for (const message of answers.unsent.takeMessages()) {
      const sentAt = performance.now()
      socket.timeout(parts.answerWithinMs).emit('save', message, (error, reply) => {
        // With a timeout, socket.io calls back with the error in the first place.
        if ((error as Error | null) === null && reply.ok) {
          take(message.ops, reply, sentAt)
          return
        }
        answers.unsent.giveBack(message.ops)
        if (socket.connected) soon(send)
      })
    }
  }
  return { send, take }
}
