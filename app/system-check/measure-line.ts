/**
 * What the network does, measured over the transports that the exam uses: pings with the clock's offset, saves of
 * nothing that are answered after their commit, and the download of a package as large as a sealed paper.
 */
import { createServerClock } from '#app/exam-client/server-clock.ts'
import { createCheckSocket, transportOf, type CheckSocket } from '#app/exam-client/socket.ts'
import { PINGS, PROBES } from './check-limits.ts'
import type { Measurements } from './measurements.ts'

type Line = Pick<Measurements, 'clockOffsetMs' | 'ping' | 'save' | 'transport'>

const CONNECT_WITHIN_MS = 20_000
const ANSWER_WITHIN_MS = 8000
/** After so many without an answer the rest is not waited for. */
const LOST_AT_MOST = 3
const DOWNLOAD_WITHIN_MS = 90_000
const DOWNLOAD_TRIES = 4
const TRY_AGAIN_MS = 3000

const NO_LINE: Line = { clockOffsetMs: null, ping: null, save: null, transport: null }

/** Never rejects: what did not come back is null, and counted as lost. */
export async function measureLine(deviceId: string): Promise<Line> {
  const socket = createCheckSocket()
  try {
    if (!await isConnected(socket)) return NO_LINE
    const clock = createServerClock()
    const ping = await repeat(PINGS, async () => {
      const sentAt = performance.now()
      const reply = await socket.timeout(ANSWER_WITHIN_MS).emitWithAck('ping', {})
      if (!reply.ok) throw new Error(reply.refusal)
      clock.observe(reply.now, sentAt)
    })
    const server = clock.now()
    const clockOffsetMs = server === null ? null : Math.round(Date.now() - server)
    const save = await repeat(PROBES, async (index) => {
      const reply = await socket.timeout(ANSWER_WITHIN_MS).emitWithAck('probe', { deviceId, slot: index + 1 })
      if (!reply.ok) throw new Error(reply.refusal)
    })
    // Asked at the end: a connection begins with polling where the WebSocket comes later.
    return { clockOffsetMs, ping, save, transport: transportOf(socket) }
  } finally {
    socket.disconnect()
  }
}

function isConnected(socket: CheckSocket): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => { resolve(false) }, CONNECT_WITHIN_MS)
    const end = (connected: boolean) => {
      clearTimeout(timer)
      resolve(connected)
    }
    socket.on('connect', () => { end(true) })
    socket.on('connect_error', () => { end(false) })
  })
}

/** One after the other; null where none was answered. */
async function repeat(count: number, once: (index: number) => Promise<void>): Promise<Line['ping']> {
  const times: number[] = []
  let lost = 0
  for (let index = 0; index < count && lost < LOST_AT_MOST; index += 1) {
    const begun = performance.now()
    await once(index).then(() => { times.push(performance.now() - begun) }, () => { lost += 1 })
  }
  return summarizeTimes(times, lost)
}

/** Median and worst; null of nothing. */
export function summarizeTimes(times: readonly number[], lost: number): Line['ping'] {
  const ordered = [...times].sort((left, right) => left - right)
  const [median, worst] = [ordered[Math.floor(ordered.length / 2)], ordered.at(-1)]
  if (median === undefined || worst === undefined) return null
  return { medianMs: round(median), worstMs: round(worst), lost }
}

/** Null where it did not arrive whole. While others download the server may ask to come back in a moment. */
export async function measureDownload(): Promise<Measurements['download']> {
  for (let attempt = 0; attempt < DOWNLOAD_TRIES; attempt += 1) {
    try {
      const begun = performance.now()
      const response = await fetch('/comprobacion/paquete', {
        cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(DOWNLOAD_WITHIN_MS),
      })
      if (response.ok) {
        const { byteLength } = await response.arrayBuffer()
        return { bytes: byteLength, ms: round(performance.now() - begun) }
      }
      if (response.status !== 503) return null
    } catch {
      return null
    }
    await new Promise((resolve) => { setTimeout(resolve, TRY_AGAIN_MS * (0.5 + Math.random())) })
  }
  return null
}

const round = (milliseconds: number) => Math.round(milliseconds * 10) / 10
