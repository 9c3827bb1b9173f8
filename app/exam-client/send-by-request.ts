/** Sends what is unsent by plain request for as long as the socket is down. */
import type { SaveOperation } from '#exam-engine/sitting/save-operation.ts'
import type { SaveReply } from '#app/live/protocol.ts'
import type { SaveByRequest } from './save-by-request.ts'
import type { UnsentAnswers } from './unsent-answers.ts'

const EVERY_MS = 5000

interface RequestParts {
  tabId: string
  unsent: UnsentAnswers
  /** Null while nothing is to be sent this way. */
  attemptId: () => string | null
  take: (ops: readonly SaveOperation[], reply: SaveReply, sentAt: number) => void
}

export function sendByRequest(send: SaveByRequest, { tabId, unsent, attemptId, take }: RequestParts) {
  let requesting = false
  /** One message after the other: a slow way is not made slower by a crowd. */
  const sendAll = async () => {
    const attempt = attemptId()
    if (requesting || attempt === null) return
    requesting = true
    for (const message of unsent.takeMessages()) {
      const sentAt = performance.now()
      const reply = await send({ attemptId: attempt, tabId, ...message }).catch(() => null)
      if (reply?.ok === true) take(message.ops, reply, sentAt)
      else unsent.giveBack(message.ops)
    }
    requesting = false
  }
  const timer = setInterval(() => { void sendAll() }, EVERY_MS)
  return { stop() { clearInterval(timer) } }
}
