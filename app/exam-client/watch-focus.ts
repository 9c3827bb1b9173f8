/**
 * Tells the server what happens to the page's focus while the exam runs. What
 * cannot be sent waits, in this page, until the line is back; only the server's
 * answer ends the wait.
 */
import type { FocusReport } from '#app/live/focus-protocol.ts'
import { MOST_FOCUS_EVENTS } from '#app/live/focus-protocol.ts'
import { createFocusTracker, MOMENT_MS, type TimedReport } from './focus-tracker.ts'
import { randomUuid } from './random-uuid.ts'
import type { ExamSocket } from './socket.ts'

const ANSWER_WITHIN_MS = 10_000
const RETRY_EVERY_MS = 5000
/** The oldest go first where a page piles up more than anybody will read. */
const MOST_WAITING = 200
const DAY_MS = 86_400_000
const SIGNS = ['visibilitychange', 'fullscreenchange'] as const

/** Returns how to stop. `isRunning` tells whether the exam runs: before and after, nobody is watched. */
export function watchFocus(socket: ExamSocket, isRunning: () => boolean): () => void {
  const tracker = createFocusTracker(randomUuid)
  let waiting: TimedReport[] = []
  let sending = false
  let timer = 0

  const send = () => {
    if (sending || waiting.length === 0 || !socket.connected) return
    sending = true
    const batch = waiting.slice(0, MOST_FOCUS_EVENTS)
    const now = performance.now()
    const events = batch.map(({ happenedAt, ...report }) =>
      ({ ...report, delayMs: Math.min(DAY_MS, Math.max(0, Math.round(now - happenedAt))) }) as FocusReport)
    socket.timeout(ANSWER_WITHIN_MS).emit('focus', { events }, (error, reply) => {
      sending = false
      // With a timeout, socket.io calls back with the error in the first place.
      if ((error as Error | null) === null && (reply.ok || reply.refusal === 'PAYLOAD_INVALID')) {
        waiting = waiting.filter((report) => !batch.includes(report))
        send()
      }
    })
  }
  const look = () => {
    if (!isRunning()) {
      send()
      return
    }
    const sight = {
      visible: document.visibilityState === 'visible', focused: document.hasFocus(),
      fullScreen: document.fullscreenElement !== null,
    }
    waiting = [...waiting, ...tracker.look(sight, performance.now())].slice(-MOST_WAITING)
    send()
  }
  const lookTwice = () => {
    look()
    window.clearTimeout(timer)
    timer = window.setTimeout(look, MOMENT_MS + 50)
  }

  for (const sign of SIGNS) document.addEventListener(sign, lookTwice)
  window.addEventListener('blur', lookTwice)
  window.addEventListener('focus', lookTwice)
  socket.on('connect', send)
  const retry = window.setInterval(look, RETRY_EVERY_MS)
  return () => {
    for (const sign of SIGNS) document.removeEventListener(sign, lookTwice)
    window.removeEventListener('blur', lookTwice)
    window.removeEventListener('focus', lookTwice)
    socket.off('connect', send)
    window.clearInterval(retry)
    window.clearTimeout(timer)
  }
}
