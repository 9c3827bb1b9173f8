/**
 * The candidate's line. At the handshake: a session of a resident, whose own
 * latest attempt is the only one that the socket ever touches. A socket saves
 * only after `attach` has granted it the lease.
 */
import type { Namespace } from 'socket.io'
import { insertReceipts } from '#db/queries/announcements.ts'
import { findAttemptPlace, findLatestAttemptOf } from '#db/queries/attempt-read.ts'
import { keepFocusEvents } from '#db/queries/focus-events.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import { readSession } from '#app/http/sessions.server.ts'
import { closeIfDue } from '#app/use-cases/close-due-attempts.server.ts'
import { handInAttempt } from '#app/use-cases/hand-in-attempt.server.ts'
import { startAttempt } from '#app/use-cases/start-attempt.server.ts'
import { readAttachedState } from './attached-state.server.ts'
import type { BatchWriter } from './batch-writer.server.ts'
import { claimLease } from './claim-lease.server.ts'
import { createFocusLimit } from './focus-limit.ts'
import { focusSchema } from './focus-protocol.ts'
import type { LiveServices } from './live-services.ts'
import { parsedListener, refuseUnknownEvents, type ListenParts } from './listen.ts'
import { roomOf, type Place, type Presence } from './presence.ts'
import { attachSchema, handInSchema, noteAnnouncementsSchema, saveSchema } from './protocol.ts'
import type { FocusReply } from './protocol.ts'
import type {
  AttachReply, ExamClientEvents, ExamServerEvents, HandInReply, NoteAnnouncementsReply, SaveReply,
} from './protocol.ts'
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
type Focus = typeof focusSchema
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
    // Its own room, and those through which its turno and its sede are told something.
    void socket.join([attemptId, socket.data.turnoId, roomOf(socket.data)])
    parts.presence.connected(attemptId, socket.data)
    refuseUnknownEvents(socket, ['attach', 'save', 'handIn', 'focus', 'noteAnnouncements'], listening)
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
    socket.on('noteAnnouncements', parsedListener<typeof noteAnnouncementsSchema, NoteAnnouncementsReply>(
      listening, noteAnnouncementsSchema, async ({ ids, step }, answer) => {
        await insertReceipts(services.database.db, attemptId, ids, step)
        answer({ ok: true })
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
  { services, writer, starts }: ExamParts, socket: ExamSocket, tabId: string, holders: Map<string, ExamSocket>,
): Promise<AttachReply> {
  const { attemptId, actor } = socket.data
  await hurry(services, actor, attemptId)
  const { epoch, taken } = await claimLease(services, actor, attemptId, tabId)
  if (taken) writer.forget(attemptId)
  const former = holders.get(attemptId)
  holders.set(attemptId, socket)
  socket.data.epoch = epoch
  if (former !== undefined && former !== socket) {
    former.emit('leaseLost')
    // Of two connections of one tab the newer one is alive. Another tab stays, to show, and its saves are stale.
    if (!taken) former.disconnect(true)
  }
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
