/**
 * The candidate's line. At the handshake: a session of a resident, whose own
 * latest attempt is the only one that the socket ever touches. A socket saves
 * only after `attach` has granted it the lease.
 */
import type { Namespace } from 'socket.io'
import { insertReceipts } from '#db/queries/announcements.ts'
import { savePulse } from '#db/queries/attempt-lease.ts'
import { findAttemptPlace, findLatestAttemptOf } from '#db/queries/attempt-read.ts'
import { keepFocusEvents } from '#db/queries/focus-events.ts'
import { isWritable } from '#exam-engine/sitting/lease.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import { readSession } from '#app/http/sessions.server.ts'
import { findBar } from '#app/lockdown/check-lockdown.server.ts'
import type { LockdownRefusal } from '#app/lockdown/judge-lockdown.ts'
import { closeIfDue } from '#app/use-cases/close-due-attempts.server.ts'
import { handInAttempts, type HandInInput } from '#app/use-cases/hand-in-attempt.server.ts'
import { startAttempt } from '#app/use-cases/start-attempt.server.ts'
import { admitSockets } from './admit-sockets.ts'
import { readAttachedState, readHeldState } from './attached-state.server.ts'
import type { BatchWriter } from './batch-writer.server.ts'
import { claimLease } from './claim-lease.server.ts'
import { createFocusLimit } from './focus-limit.ts'
import { focusSchema } from './focus-protocol.ts'
import { gather } from './gather.ts'
import type { LiveServices } from './live-services.ts'
import { createHolders, type Holders } from './lease-holders.ts'
import { parsedListener, refuseUnknownEvents, type ListenParts } from './listen.ts'
import type { NodeBus } from './node-bus.server.ts'
import { roomOf, sessionRoom, type Place, type Presence } from './presence.ts'
import { attachSchema, handInSchema, noteAnnouncementsSchema, pulseSchema, saveSchema } from './protocol.ts'
import type {
  AttachReply, AttachRequest, ExamClientEvents, ExamServerEvents, FocusReply, HandInReply, NoteAnnouncementsReply,
  PulseReply, SaveReply,
} from './protocol.ts'
import { ATTACHES, createRateBucket } from './rate-bucket.ts'
import type { StartTimer } from './start-timer.server.ts'

export interface ExamSocketData extends Place {
  actor: Actor
  attemptId: string
  /** The newest under which this socket may send: granted by `attach`; null before. */
  epoch: number | null
}

export type ExamNamespace = Namespace<ExamClientEvents, ExamServerEvents, Record<string, never>, ExamSocketData>
type ExamSocket = Parameters<Parameters<ExamNamespace['on']>[1]>[0]

type Attach = typeof attachSchema
type Save = typeof saveSchema
type HandIn = typeof handInSchema
type Focus = typeof focusSchema
type HandInTogether = (input: HandInInput) => Promise<Awaited<ReturnType<typeof handInAttempts>>[number]>
type Pulse = typeof pulseSchema
type HandshakeRefusal = 'NO_SESSION' | 'ROLE_MISSING' | 'ATTEMPT_UNKNOWN' | LockdownRefusal

/** As many share a transaction at most. */
const HAND_INS_TOGETHER = 200

interface ExamParts {
  services: LiveServices
  writer: BatchWriter
  presence: Presence
  starts: StartTimer
  bus: NodeBus
  count: (refusal: string) => void
}

/** Serves the namespace. */
export function serveExam(namespace: ExamNamespace, parts: ExamParts): void {
  const { services, count } = parts
  const holders = createHolders()
  parts.bus.hear((_node, message) => { if (message.kind === 'claimed') holders.claimedElsewhere(message) })
  const handInTogether = gather(HAND_INS_TOGETHER, (inputs: readonly HandInInput[]) =>
    handInAttempts(services, inputs))

  admitSockets(namespace, { count, log: services.log }, (socket) => authorise(services, socket))

  namespace.on('connection', (socket) => {
    const listening: ListenParts = { bucket: createRateBucket(), log: services.log, count }
    const { attemptId } = socket.data
    const { turnoId, actor } = socket.data
    // Its own room, those through which its turno and its sede are told something, and that of its session.
    void socket.join([attemptId, turnoId, roomOf(socket.data), sessionRoom(actor.sessionSha256)])
    parts.presence.connected(attemptId, socket.data)
    refuseUnknownEvents(socket, ['attach', 'save', 'handIn', 'pulse', 'focus', 'noteAnnouncements'], listening)
    const attaching = { ...listening, bucket: createRateBucket(ATTACHES) }
    socket.on('attach', parsedListener<Attach, AttachReply>(attaching, attachSchema, async (request, answer) => {
      answer(await attach(parts, socket, request, holders))
    }))
    socket.on('save', parsedListener<Save, SaveReply>(listening, saveSchema, (request, answer) => {
      // A lease that this socket was not granted is a guess.
      if (socket.data.epoch === null || request.epoch > socket.data.epoch) {
        count('PAYLOAD_INVALID')
        answer({ ok: false, refusal: 'PAYLOAD_INVALID' })
        return
      }
      parts.writer.save(attemptId, request, answer)
    }))
    socket.on('handIn', parsedListener<HandIn, HandInReply>(listening, handInSchema, async ({ epoch }, answer) => {
      answer(await handIn(handInTogether, socket, epoch))
    }))
    socket.on('noteAnnouncements', parsedListener<typeof noteAnnouncementsSchema, NoteAnnouncementsReply>(
      listening, noteAnnouncementsSchema, async ({ ids, step }, answer) => {
        await insertReceipts(services.database.db, attemptId, ids, step)
        answer({ ok: true })
      }))
    socket.on('pulse', parsedListener<Pulse, PulseReply>(listening, pulseSchema, async (pulse, answer) => {
      // A page that only shows knows nothing of what the writer has not sent.
      if (holders.holds(attemptId, socket)) {
        parts.presence.reported(attemptId, pulse.unsent)
        await savePulse(services.database.db, attemptId, pulse)
      }
      answer({ ok: true, now: services.clock.now() })
    }))
    const mayTellFocus = createFocusLimit()
    socket.on('focus', parsedListener<Focus, FocusReply>(listening, focusSchema, async ({ events }, answer) => {
      if (!mayTellFocus()) {
        count('RATE_LIMITED')
        answer({ ok: false, refusal: 'RATE_LIMITED' })
        return
      }
      await keepFocusEvents(services.database.db, attemptId, events)
      answer({ ok: true })
    }))
    socket.on('disconnect', () => {
      parts.presence.disconnected(attemptId)
      holders.gone(attemptId, socket)
    })
  })
}

async function authorise({ database }: LiveServices, socket: ExamSocket): Promise<HandshakeRefusal | null> {
  const actor = await readSession(database, socket.handshake.headers.cookie)
  if (actor === null) return 'NO_SESSION'
  if (!hasRole(actor, 'residente')) return 'ROLE_MISSING'
  const attempt = await findLatestAttemptOf(database.db, actor.personId)
  if (attempt === undefined) return 'ATTEMPT_UNKNOWN'
  // A session that a supervisor's code opened serves one sitting.
  if (actor.sittingOf !== undefined && actor.sittingOf !== attempt.id) return 'ATTEMPT_UNKNOWN'
  const { auth, headers: { host } } = socket.handshake
  const bar = await findBar(database, attempt.id, { proof: auth['seb'], host })
  if (bar !== null) return bar
  socket.data = { actor, attemptId: attempt.id, turnoId: attempt.turno_id, sedeCode: attempt.sede_code, epoch: null }
  return null
}

async function attach(
  parts: ExamParts, socket: ExamSocket, request: AttachRequest, holders: Holders,
): Promise<AttachReply> {
  const { services, writer, starts, bus } = parts
  const { attemptId, actor } = socket.data
  await hurry(services, actor, attemptId)
  const claim = await claimLease(services, actor, attemptId, request)
  if (claim.held !== null) {
    // What a machine changed before another one got the attempt is stale, and must come all the same: for review.
    socket.data.epoch = claim.held.by === 'otherMachine' ? claim.epoch - 1 : null
    holders.gone(attemptId, socket)
    return await readHeldState(services, attemptId, claim.held) ?? { ok: false, refusal: 'ATTEMPT_UNKNOWN' }
  }
  socket.data.epoch = claim.epoch
  if (claim.notOpen) holders.gone(attemptId, socket)
  else {
    const { taken } = claim
    if (taken) writer.forget(attemptId)
    const at = services.clock.now()
    holders.claimed(attemptId, socket, { taken, at })
    bus.tell({ kind: 'claimed', attemptId, taken, at })
  }
  const state = await readAttachedState(services, attemptId, claim)
  if (state === null) return { ok: false, refusal: 'ATTEMPT_UNKNOWN' }
  // Admitted or reinstated since the claim: an open exam is shown under a lease of the page's own, or not at all.
  if (claim.notOpen && isWritable(state.state)) return attach(parts, socket, request, holders)
  if (state.state === 'admitted') starts.expect(attemptId, state.opensAt)
  return state
}

/** What the clock has already decided is stored before it is shown. */
async function hurry(services: LiveServices, actor: Actor, attemptId: string): Promise<void> {
  const place = await findAttemptPlace(services.database.db, attemptId)
  if (place === undefined) return
  const now = services.clock.now()
  if (place.state === 'admitted' && now >= place.opens_at) await startAttempt(services, actor, { attemptId })
  if (now >= place.accepts_until) await closeIfDue(services, attemptId)
}

async function handIn(together: HandInTogether, { data }: ExamSocket, epoch: number): Promise<HandInReply> {
  const { attemptId, actor } = data
  const handedIn = await together({ actor, attemptId, epoch })
  if (!handedIn.ok) return handedIn
  const { answeredCount, answersDigest, finishedAt } = handedIn.value
  return { ok: true, answeredCount, answersDigest, finishedAt }
}
