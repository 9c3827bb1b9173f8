/**
 * The candidate's line. At the handshake: a session of a resident, whose own
 * latest attempt is the only one that the socket ever touches. A socket saves
 * only after `attach` has granted it the lease.
 */
import type { Namespace } from 'socket.io'
import { findAttemptPlace, findLatestAttemptOf } from '#db/queries/attempt-read.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import { readSession } from '#app/http/sessions.server.ts'
import { closeIfDue } from '#app/use-cases/close-due-attempts.server.ts'
import { handInAttempt } from '#app/use-cases/hand-in-attempt.server.ts'
import { startAttempt } from '#app/use-cases/start-attempt.server.ts'
import { readAttachedState, readHeldState } from './attached-state.server.ts'
import type { BatchWriter } from './batch-writer.server.ts'
import { claimLease } from './claim-lease.server.ts'
import type { LiveServices } from './live-services.ts'
import { parsedListener, refuseUnknownEvents, type ListenParts } from './listen.ts'
import { savePulse } from '#db/queries/attempt-lease.ts'
import { sessionRoom, type Place, type Presence } from './presence.ts'
import { attachSchema, handInSchema, pulseSchema, saveSchema } from './protocol.ts'
import type {
  AttachReply, AttachRequest, ExamClientEvents, ExamServerEvents, HandInReply, PulseReply, SaveReply,
} from './protocol.ts'
import { ATTACHES, createRateBucket } from './rate-bucket.ts'
import type { StartTimer } from './start-timer.server.ts'

export interface ExamSocketData extends Place {
  actor: Actor
  attemptId: string
  /** Granted by `attach`; null before. */
  epoch: number | null
}

export type ExamNamespace = Namespace<ExamClientEvents, ExamServerEvents, Record<string, never>, ExamSocketData>
type ExamSocket = Parameters<Parameters<ExamNamespace['on']>[1]>[0]

type Attach = typeof attachSchema
type Save = typeof saveSchema
type HandIn = typeof handInSchema
type Pulse = typeof pulseSchema
type HandshakeRefusal = 'NO_SESSION' | 'ROLE_MISSING' | 'ATTEMPT_UNKNOWN'

interface ExamParts {
  services: LiveServices
  writer: BatchWriter
  presence: Presence
  starts: StartTimer
  count: (refusal: string) => void
}

/** Serves the namespace. */
export function serveExam(namespace: ExamNamespace, parts: ExamParts): void {
  const { services, count } = parts
  /** The socket that holds the lease of an attempt on this node. */
  const holders = new Map<string, ExamSocket>()

  namespace.use((socket, next) => {
    authorise(services, socket).then((refusal) => {
      if (refusal === null) {
        next()
        return
      }
      count(refusal)
      next(new Error(refusal))
    }, (error: unknown) => {
      services.log.error({ err: error }, 'a handshake failed')
      next(new Error('BUSY_RETRY'))
    })
  })

  namespace.on('connection', (socket) => {
    const listening: ListenParts = { bucket: createRateBucket(), log: services.log, count }
    const { attemptId } = socket.data
    void socket.join([attemptId, sessionRoom(socket.data.actor.sessionSha256)])
    parts.presence.connected(attemptId, socket.data)
    refuseUnknownEvents(socket, ['attach', 'save', 'handIn', 'pulse'], listening)
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
      answer(await handIn(parts, socket, epoch))
    }))
    socket.on('pulse', parsedListener<Pulse, PulseReply>(listening, pulseSchema, async (pulse, answer) => {
      // A page that only shows knows nothing of what the writer has not sent.
      if (holders.get(attemptId) === socket) {
        parts.presence.reported(attemptId, pulse.unsent)
        await savePulse(services.database.db, attemptId, pulse)
      }
      answer({ ok: true, now: services.clock.now() })
    }))
    socket.on('disconnect', () => {
      parts.presence.disconnected(attemptId)
      if (holders.get(attemptId) === socket) holders.delete(attemptId)
    })
  })
}

async function authorise({ database }: LiveServices, socket: ExamSocket): Promise<HandshakeRefusal | null> {
  const actor = await readSession(database, socket.handshake.headers.cookie)
  if (actor === null) return 'NO_SESSION'
  if (!hasRole(actor, 'residente')) return 'ROLE_MISSING'
  const attempt = await findLatestAttemptOf(database.db, actor.personId)
  if (attempt === undefined) return 'ATTEMPT_UNKNOWN'
  socket.data = { actor, attemptId: attempt.id, turnoId: attempt.turno_id, sedeCode: attempt.sede_code, epoch: null }
  return null
}

async function attach(
  { services, writer, starts }: ExamParts, socket: ExamSocket, request: AttachRequest, holders: Map<string, ExamSocket>,
): Promise<AttachReply> {
  const { attemptId, actor } = socket.data
  await hurry(services, actor, attemptId)
  const claim = await claimLease(services, actor, attemptId, request)
  if (claim.held !== null) {
    socket.data.epoch = null
    if (holders.get(attemptId) === socket) holders.delete(attemptId)
    return await readHeldState(services, attemptId, claim.held) ?? { ok: false, refusal: 'ATTEMPT_UNKNOWN' }
  }
  const { epoch, taken } = claim
  if (taken) writer.forget(attemptId)
  const former = holders.get(attemptId)
  holders.set(attemptId, socket)
  socket.data.epoch = epoch
  if (former !== undefined && former !== socket) {
    former.emit('leaseLost')
    // Of two connections of one tab the newer one is alive. Another tab stays, to show, and its saves are stale.
    if (!taken) former.disconnect(true)
  }
  const state = await readAttachedState(services, attemptId, claim)
  if (state === null) return { ok: false, refusal: 'ATTEMPT_UNKNOWN' }
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

async function handIn({ services }: ExamParts, socket: ExamSocket, epoch: number): Promise<HandInReply> {
  const { attemptId, actor } = socket.data
  const handedIn = await handInAttempt(services, actor, { attemptId, epoch })
  if (!handedIn.ok) return handedIn
  const state = await readAttachedState(services, attemptId, { epoch, ownSince: epoch, handOver: null })
  if (state === null || state.closing === null) throw new Error('an attempt was handed in without its closing')
  return { ok: true, ...state.closing }
}
