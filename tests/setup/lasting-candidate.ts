/**
 * A candidate who answers without a pause through whatever happens, over the
 * product's own socket: reconnects, attaches again in the same tab, sends again
 * what was not acknowledged. Notes what was.
 */
import { randomUUID } from 'node:crypto'
import { createExamSocket } from '#app/exam-client/socket.ts'
import type { Acked, Seat } from './seated-turno.ts'

const ACK_WITHIN_MS = 3000

export interface LastingCandidate {
  /** Acknowledged saves so far. */
  count(): number
  /** When the last one was acknowledged, in monotonic milliseconds. */
  lastAckAt(): number
  /** Connections that stood, the first one included. */
  connections(): number
  stop(): Promise<void>
}

/** `origin` as http://host:port; saves one answer every `everyMs`. */
export function startLastingCandidate(origin: string, seat: Seat, acked: Acked[], everyMs = 20): LastingCandidate {
  const tabId = randomUUID()
  const socket = createExamSocket({ origin, headers: { cookie: seat.cookie } })
  let epoch: number | null = null
  let count = 0
  let lastAckAt = 0
  let connections = 0
  let stopped = false

  socket.on('connect', () => {
    connections += 1
    socket.timeout(ACK_WITHIN_MS).emitWithAck('attach', { tabId }).then((state) => {
      if (state.ok) epoch = state.epoch
      else socket.disconnect().connect()
    }, () => { socket.disconnect().connect() })
  })
  socket.on('disconnect', (reason) => {
    epoch = null
    if (reason === 'io server disconnect') socket.connect()
  })
  socket.on('connect_error', () => {
    // Refused by a server that cannot read sessions just now: socket.io itself would not try again.
    if (!socket.active && !stopped) setTimeout(() => { socket.connect() }, 500)
  })
  socket.connect()

  const answer = async () => {
    let revision = 0
    while (!stopped) {
      revision += 1
      const item = seat.items[revision % seat.items.length]
      if (item === undefined) throw new Error('a form has items')
      const op = {
        opId: randomUUID(), itemId: item.id, revision, optionId: item.optionIds[revision % item.optionIds.length] ?? null,
        flagged: false, struck: [], clientAt: 0,
      }
      for (let stored = false; !stored && !stopped;) {
        if (epoch !== null) {
          const reply = await socket.timeout(ACK_WITHIN_MS).emitWithAck('save', { epoch, ops: [op] }).catch(() => null)
          stored = reply?.ok === true && reply.results[0]?.ok === true
        }
        if (!stored) await new Promise((resolve) => { setTimeout(resolve, 50) })
      }
      if (stopped) break
      acked.push({ attemptId: seat.attemptId, itemId: item.id, revision })
      count += 1
      lastAckAt = performance.now()
      await new Promise((resolve) => { setTimeout(resolve, everyMs) })
    }
  }
  const answering = answer()
  return {
    count: () => count,
    lastAckAt: () => lastAckAt,
    connections: () => connections,
    async stop() {
      stopped = true
      await answering
      socket.close()
    },
  }
}
