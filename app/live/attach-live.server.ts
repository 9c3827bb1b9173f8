/**
 * Puts the sockets on the HTTP server and ties writer, presence and timers
 * together into the hub that the rest of the server talks to. Handshakes from
 * other origins are refused before anything is read.
 */
import type { Server as HttpServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { Server } from 'socket.io'
import { findAnnouncement } from '#db/queries/announcements.ts'
import { findAttemptPlace } from '#db/queries/attempt-read.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { isSameOrigin } from '#app/http/same-origin.server.ts'
import { startAttempts } from '#app/use-cases/start-attempt.server.ts'
import { serveBesideSitting } from './beside-sitting.server.ts'
import { createBatchWriter } from './batch-writer.server.ts'
import { serveExam, type ExamNamespace } from './exam-namespace.server.ts'
import { CoalescingServer } from './coalescing-server.ts'
import type { LiveHub } from './live-hub.ts'
import type { LiveServices } from './live-services.ts'
import { createNodeBus } from './node-bus.server.ts'
import { createPresence, roomOf, sessionRoom } from './presence.ts'
import { EXAM_NAMESPACE, MAX_MESSAGE_BYTES, SEDE_NAMESPACE } from './protocol.ts'
import type { RedisLink } from './redis-link.server.ts'
import { createSaveObserver } from './save-observer.ts'
import { serveSede, type SedeNamespace } from './sede-namespace.server.ts'
import { createStartTimer } from './start-timer.server.ts'
import { watchSessions } from './watch-sessions.server.ts'
import { createTeller } from './tell-changes.server.ts'

/** The path of the transport below which both namespaces are reached. */
export const SOCKET_PATH = '/socket.io/'

/**
 * Serves both namespaces on `http`. Other upgrades on the same server are left alone. `link` leads to the other
 * nodes; null where there are none.
 */
export function attachLive(
  http: HttpServer, parts: Omit<LiveServices, 'live'>, link: RedisLink | null = null,
): LiveHub {
  const { clock, log, database } = parts
  const refused: Record<string, number> = {}
  const count = (refusal: string) => { refused[refusal] = (refused[refusal] ?? 0) + 1 }

  const bus = createNodeBus(link)
  const io = new Server(http, {
    ...(link === null ? {} : { adapter: link.adapter }),
    path: SOCKET_PATH,
    serveClient: false,
    // Polling is for hospitals whose proxy lets no WebSocket through.
    transports: ['websocket', 'polling'],
    wsEngine: CoalescingServer,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    destroyUpgrade: false,
    allowRequest: (request, decide) => {
      const same = isSameOrigin(request.headers)
      if (!same) count('CROSS_ORIGIN')
      decide(same ? null : 'CROSS_ORIGIN', same)
    },
  })
  io.engine.on('connection', (connection: Transport) => {
    connection.on('close', (_reason, cause) => {
      // ws says it so; it has closed the connection with 1009.
      if (cause instanceof Error && cause.message.includes('Max payload size exceeded')) count('PAYLOAD_TOO_LARGE')
    })
  })
  // socket.io types all namespaces of a server alike; each of ours has its own events.
  const exam = io.of(EXAM_NAMESPACE) as unknown as ExamNamespace
  const sede = io.of(SEDE_NAMESPACE) as unknown as SedeNamespace
  const presence = createPresence(clock.now, (room, changed) => { sede.local.to(room).emit('presence', changed) }, bus)
  const observer = createSaveObserver()
  const writer = createBatchWriter({
    database, log, readTime: clock.now, observer,
    onSaved: ({ attemptId, at, answeredCount }) => { presence.saved(attemptId, at, answeredCount) },
  })

  const tell = createTeller({
    database, clock, papers: parts.papers, log, exam, sede,
    onChange(attemptId, state, opensAt) {
      expectStart(attemptId, state, opensAt)
      bus.tell({ kind: 'changed', attemptId, state, opensAt })
    },
  })

  const expectStart = (attemptId: string, state: string, opensAt: Instant) => {
    if (state === 'admitted') starts.expect(attemptId, opensAt)
    else starts.forget(attemptId)
  }

  /** To those connected here; each node does it for its own. */
  const tellTimes = async () => {
    await clock.measure()
    for (const socket of exam.sockets.values()) {
      const place = await findAttemptPlace(database.db, socket.data.attemptId)
      if (place === undefined) continue
      const { opens_at: opensAt, closes_at: closesAt, accepts_until: acceptsUntil, times_version: timesVersion } = place
      socket.emit('times', { now: clock.now(), opensAt, closesAt, acceptsUntil, timesVersion })
    }
  }

  const tellOwnTimes = async (attemptIds: readonly string[]) => {
    for (const attemptId of attemptIds) {
      writer.forget(attemptId)
      const place = await findAttemptPlace(database.db, attemptId)
      if (place === undefined) continue
      const { opens_at: opensAt, closes_at: closesAt, accepts_until: acceptsUntil, times_version: timesVersion } = place
      exam.to(attemptId).emit('times', { now: clock.now(), opensAt, closesAt, acceptsUntil, timesVersion })
      sede.to(roomOf({ turnoId: place.turno_id, sedeCode: place.sede_code }))
        .emit('attemptChanged', { attemptId, state: place.state })
    }
  }

  const tellAnnouncement = async (announcementId: string) => {
    const announcement = await findAnnouncement(database.db, announcementId)
    if (announcement === undefined) return
    const { id, text, announced_at: at, turno_id: turnoId, sede_code: sedeCode, attempt_id: attemptId } = announcement
    const place = attemptId === null ? undefined : await findAttemptPlace(database.db, attemptId)
    const roomOfSede = sedeCode === null ? turnoId : roomOf({ turnoId, sedeCode })
    exam.to(attemptId ?? roomOfSede).emit('announcement', { id, text, at })
    sede.to(place === undefined ? roomOfSede : roomOf({ turnoId, sedeCode: place.sede_code }))
      .emit('announced', { announcementId })
  }

  const clockMoved = () => {
    tellTimes().catch((error: unknown) => { log.warn({ err: error }, 'the moved clock could not be told') })
  }
  bus.hear((_node, message) => {
    if (message.kind === 'clockMoved') clockMoved()
    if (message.kind === 'sessionChanged') watch.judgeAnew(message.session)
    if (message.kind === 'claimed' && message.taken) writer.forget(message.attemptId)
    if (message.kind !== 'changed') return
    writer.forget(message.attemptId)
    // Who is connected elsewhere is started there.
    if (exam.adapter.rooms.has(message.attemptId)) expectStart(message.attemptId, message.state, message.opensAt)
  })

  const watch = watchSessions({ database, log, namespaces: [exam, sede] })

  const hub: LiveHub = {
    publishAttemptChanged(attemptId) {
      writer.forget(attemptId)
      tell(attemptId).catch((error: unknown) => { log.warn({ err: error }, 'a change could not be told') })
    },
    publishTimes(attemptIds) {
      tellOwnTimes(attemptIds).catch((error: unknown) => { log.warn({ err: error }, 'other times could not be told') })
    },
    publishAnnouncement(announcementId) {
      tellAnnouncement(announcementId)
        .catch((error: unknown) => { log.warn({ err: error }, 'an announcement could not be told') })
    },
    leaseReleased(attemptId) {
      writer.forget(attemptId)
      exam.to(attemptId).emit('leaseLost')
    },
    unsentOf: presence.unsentOf,
    sessionChanged(sessionSha256) {
      const session = sessionSha256.toString('hex')
      watch.judgeAnew(session)
      bus.tell({ kind: 'sessionChanged', session })
    },
    sessionEnded(sessionSha256) {
      exam.in(sessionRoom(sessionSha256)).disconnectSockets(true)
      sede.in(sessionRoom(sessionSha256)).disconnectSockets(true)
    },
    clockMoved() {
      clockMoved()
      bus.tell({ kind: 'clockMoved' })
    },
    presence: presence.list,
    saveRate: presence.saveRate,
    save: (attemptId, request) => new Promise((resolve) => { writer.save(attemptId, request, resolve) }),
    takeBatches: observer.take,
    nodes: () => ({ linked: bus.linked(), others: presence.otherNodes() }),
    stats: () => ({
      ...writer.stats,
      sockets: io.engine.clientsCount,
      refused: addCounts(refused, writer.stats.refused),
    }),
    async moveAway(withinMs) {
      const connections = [...new Set([...exam.sockets.values(), ...sede.sockets.values()].map(({ conn }) => conn))]
      // The transport only: socket.io would not come back after being told to disconnect.
      await Promise.all(connections.map(async (connection) => {
        await pause(Math.random() * withinMs)
        connection.close()
      }))
    },
    async drain() {
      starts.stop()
      watch.stop()
      presence.stop()
      await writer.drain()
      // The transports only: a client that is told to disconnect would not come back after the restart.
      io.engine.close()
    },
  }
  const services: LiveServices = { ...parts, live: hub }
  const starts = createStartTimer({
    readTime: clock.now, log,
    async start(attemptIds) {
      // Who is not here has not opened the exam: an absence must not become a zero.
      const [absent, waiting] = partition(attemptIds, (attemptId) => !exam.adapter.rooms.has(attemptId))
      const started = await startAttempts(services, waiting)
      const settled = [...started].filter(([, result]) => result.ok || result.refusal !== 'EXAM_NOT_OPEN')
      return [...absent, ...settled.map(([attemptId]) => attemptId)]
    },
  })
  serveExam(exam, { services, writer, presence, starts, bus, count })
  serveSede(sede, { services, presence, count })
  serveBesideSitting(io, { services, count })
  return hub
}

/** As much of an engine.io connection as is looked at here. */
interface Transport {
  on(event: 'close', listener: (reason: string, cause?: unknown) => void): void
}

function addCounts(left: Readonly<Record<string, number>>, right: Readonly<Record<string, number>>) {
  const sum: Record<string, number> = { ...left }
  for (const [name, value] of Object.entries(right)) sum[name] = (sum[name] ?? 0) + value
  return sum
}

function partition<T>(values: readonly T[], test: (value: T) => boolean): [T[], T[]] {
  return [values.filter(test), values.filter((value) => !test(value))]
}
