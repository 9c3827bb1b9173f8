/**
 * The line of the system check, apart from the exam's: pings, and writes into a table for checks. At the handshake: an
 * access of app/system-check. Bounded per socket and per node, so that a hospital that checks its machines while others
 * sit takes nothing from them: what is too much is refused, and a socket ends after five minutes.
 */
import type { Namespace } from 'socket.io'
import { readDemoOffsetMs } from '#db/queries/clock.ts'
import { writeProbe } from '#db/queries/machine-checks.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { hashCheckDevice, readCheckAccess } from '#app/system-check/check-access.server.ts'
import { admitSockets } from './admit-sockets.ts'
import type { CheckClientEvents, CheckServerEvents, PingReply, ProbeReply } from './check-protocol.ts'
import { pingSchema, probeSchema } from './check-protocol.ts'
import type { LiveServices } from './live-services.ts'
import { parsedListener, refuseUnknownEvents, type ListenParts } from './listen.ts'
import { createRateBucket } from './rate-bucket.ts'
import { createTurns } from './turns.ts'

export type CheckNamespace = Namespace<CheckClientEvents, CheckServerEvents, Record<string, never>, { demoOffsetMs: number }>

const CHECKS = { perSecond: 20, burst: 60 }
const SOCKETS_AT_ONCE = 200
const LIFE_MS = 5 * 60_000
/** Of the pages' ten connections; the saves of the exam have one of their own. */
const WRITES_AT_ONCE = 2
const WRITES_WAITING = 500

interface CheckParts {
  services: Pick<LiveServices, 'database' | 'clock' | 'log'>
  count: (refusal: string) => void
}

export function serveCheck(namespace: CheckNamespace, { services, count }: CheckParts): void {
  const { database, clock, log } = services
  const inTurn = createTurns(WRITES_AT_ONCE, WRITES_WAITING)

  admitSockets(namespace, { count, log }, async (socket) => {
    if (namespace.sockets.size >= SOCKETS_AT_ONCE) return 'BUSY_RETRY'
    if (await readCheckAccess(database, socket.handshake.headers.cookie) === null) return 'NO_SESSION'
    socket.data = { demoOffsetMs: await readDemoOffsetMs(database.db) }
    return null
  })

  namespace.on('connection', (socket) => {
    const listening: ListenParts = { bucket: createRateBucket(CHECKS), log, count }
    const life = setTimeout(() => { socket.disconnect(true) }, LIFE_MS)
    socket.on('disconnect', () => { clearTimeout(life) })
    refuseUnknownEvents(socket, ['ping', 'probe'], listening)
    socket.on('ping', parsedListener<typeof pingSchema, PingReply>(listening, pingSchema, (_request, answer) => {
      answer({ ok: true, now: instant(clock.now() - socket.data.demoOffsetMs) })
    }))
    socket.on('probe', parsedListener<typeof probeSchema, ProbeReply>(
      listening, probeSchema, async ({ deviceId, slot }, answer) => {
        answer(await inTurn(async () => {
          await writeProbe(database.db, hashCheckDevice(deviceId), slot)
          return { ok: true }
        }))
      }))
  })
}
