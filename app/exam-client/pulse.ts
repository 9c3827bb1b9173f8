/**
 * Says now and then what this machine has not sent and which item it shows, for a
 * hand-over. Only when that changed, and once it has lasted a moment: a save that
 * is acknowledged at once says nothing. A lost one is said again with the next.
 */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { PulseRequest } from '#app/live/protocol.ts'
import type { ExamSocket } from './socket.ts'

const AFTER_MS = 1000
const ANSWER_WITHIN_MS = 10_000

interface PulseParts {
  /** Null while there is nothing to say. */
  read: () => PulseRequest | null
  onReply: (serverNow: Instant) => void
}

export function createPulse(socket: ExamSocket, { read, onReply }: PulseParts) {
  let told = JSON.stringify({ unsent: 0, itemId: null })
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = () => {
    timer = undefined
    const now = read()
    const text = JSON.stringify(now)
    if (now === null || !socket.connected || text === told) return
    told = text
    socket.timeout(ANSWER_WITHIN_MS).emit('pulse', now, (error, reply) => {
      if ((error as Error | null) === null && reply.ok) onReply(reply.now)
      else told = ''
    })
  }
  return {
    /** Something may have changed. */
    look() { timer ??= setTimeout(tell, AFTER_MS) },
    stop() { clearTimeout(timer) },
  }
}
