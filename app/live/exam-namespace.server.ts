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
import { readAttachedState } from './attached-state.server.ts'
import type { BatchWriter } from './batch-writer.server.ts'
import { claimLease } from './claim-lease.server.ts'
import type { LiveServices } from './live-services.ts'
import { createHolders, type Holders } from './lease-holders.ts'
import { parsedListener, refuseUnknownEvents, type ListenParts } from './listen.ts'
import type { NodeBus } from './node-bus.server.ts'
import type { Place, Presence } from './presence.ts'
import { attachSchema, handInSchema, saveSchema } from './protocol.ts'
import type { AttachReply, ExamClientEvents, ExamServerEvents, HandInReply, SaveReply } from './protocol.ts'
import { createRateBucket } from './rate-bucket.ts'
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
type HandshakeRefusal = 'NO_SESSION' | 'ROLE_MISSING' | 'ATTEMPT_UNKNOWN'

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
    void socket.join(attemptId)
    parts.presence.connected(attemptId, socket.data)
    refuseUnknownEvents(socket, ['attach', 'save', 'handIn'], listening)
    socket.on('attach', parsedListener<Attach, AttachReply>(listening, attachSchema, async ({ tabId }, answer) => {
      answer(await attach(parts, socket, tabId, holders))
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
  socket.data = { actor, attemptId: attempt.id, turnoId: attempt.turno_id, sedeCode: attempt.sede_code, epoch: null }
  return null
}

async function attach(
  { services, writer, starts, bus }: ExamParts, socket: ExamSocket, tabId: string, holders: Holders,
): Promise<AttachReply> {
  const { attemptId, actor } = socket.data
  await hurry(services, actor, attemptId)
  const { epoch, taken } = await claimLease(services, actor, attemptId, tabId)
  if (taken) writer.forget(attemptId)
  const at = services.clock.now()
  holders.claimed(attemptId, socket, { taken, at })
  bus.tell({ kind: 'claimed', attemptId, taken, at })
  socket.data.epoch = epoch
  const state = await readAttachedState(services, attemptId, epoch)
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
  const state = await readAttachedState(services, attemptId, epoch)
  if (state === null || state.closing === null) throw new Error('an attempt was handed in without its closing')
  return { ok: true, ...state.closing }
}
