/**
 * The line of a rehearsal: the events of the exam's own (protocol.ts), so that the exam's own page and store speak to
 * it, over tables that no exam reads. At the handshake: an access of app/system-check and a rehearsal that it began.
 * Bounded apart from the exam's line; its writes take two connections of the pages at most.
 */
import type { Namespace } from 'socket.io'
import { attachRehearsal, handInRehearsal, saveRehearsal } from '#app/rehearsal/sit-rehearsal.server.ts'
import { findOwnRehearsal } from '#app/rehearsal/own-rehearsal.server.ts'
import { readCheckAccess } from '#app/system-check/check-access.server.ts'
import { admitSockets } from './admit-sockets.ts'
import { focusSchema } from './focus-protocol.ts'
import type { LiveServices } from './live-services.ts'
import { parsedListener, refuseUnknownEvents, type ListenParts } from './listen.ts'
import { attachSchema, handInSchema, noteAnnouncementsSchema, pulseSchema, saveSchema } from './protocol.ts'
import type {
  AttachReply, ExamClientEvents, ExamServerEvents, FocusReply, HandInReply, NoteAnnouncementsReply, PulseReply,
  SaveReply,
} from './protocol.ts'
import { ATTACHES, createRateBucket } from './rate-bucket.ts'
import { createTurns } from './turns.ts'

export const REHEARSAL_NAMESPACE = '/ensayo'

export type RehearsalNamespace =
  Namespace<ExamClientEvents, ExamServerEvents, Record<string, never>, { rehearsalId: string }>
type RehearsalSocket = Parameters<Parameters<RehearsalNamespace['on']>[1]>[0]

const SAVES = { perSecond: 20, burst: 60 }
const SOCKETS_AT_ONCE = 300
/** Longer than a rehearsal with its waiting room. */
const LIFE_MS = 15 * 60_000
const WORK_AT_ONCE = 2
const WORK_WAITING = 500

interface RehearsalParts {
  services: Pick<LiveServices, 'database' | 'clock' | 'log'>
  count: (refusal: string) => void
}

export function serveRehearsal(namespace: RehearsalNamespace, { services, count }: RehearsalParts): void {
  const { database, clock, log } = services
  const inTurn = createTurns(WORK_AT_ONCE, WORK_WAITING)
  admitSockets(namespace, { count, log }, (socket) => admit(services, namespace, socket))

  namespace.on('connection', (socket) => {
    const { rehearsalId } = socket.data
    const listening: ListenParts = { bucket: createRateBucket(SAVES), log, count }
    const attaching = { ...listening, bucket: createRateBucket(ATTACHES) }
    const life = setTimeout(() => { socket.disconnect(true) }, LIFE_MS)
    socket.on('disconnect', () => { clearTimeout(life) })
    void socket.join(rehearsalId)
    refuseUnknownEvents(socket, ['attach', 'save', 'handIn', 'pulse', 'focus', 'noteAnnouncements'], listening)
    socket.on('attach', parsedListener<typeof attachSchema, AttachReply>(
      attaching, attachSchema, async (request, answer) => {
        const attached = await inTurn(() => attachRehearsal(database, rehearsalId, request))
        if (attached === null) answer({ ok: false, refusal: 'ATTEMPT_UNKNOWN' })
        else if ('refusal' in attached) answer(attached)
        else {
          if (attached.taken) socket.to(rehearsalId).emit('leaseLost')
          answer(attached.state)
        }
      }))
    socket.on('save', parsedListener<typeof saveSchema, SaveReply>(listening, saveSchema, async (request, answer) => {
      answer(await inTurn(() => saveRehearsal(database, rehearsalId, request)) ?? { ok: false, refusal: 'BUSY_RETRY' })
    }))
    socket.on('handIn', parsedListener<typeof handInSchema, HandInReply>(
      listening, handInSchema, async ({ epoch }, answer) => {
        const reply = await inTurn(() => handInRehearsal(database, rehearsalId, epoch))
        answer(reply)
        // As after a real hand-in: every page of it asks for the new state.
        if (reply.ok) namespace.to(rehearsalId).emit('closed', { state: 'handedIn', now: clock.now() })
      }))
    socket.on('pulse', parsedListener<typeof pulseSchema, PulseReply>(listening, pulseSchema, (_pulse, answer) => {
      answer({ ok: true, now: clock.now() })
    }))
    // Noted in an exam; in a rehearsal there is nobody to note it for.
    socket.on('focus', parsedListener<typeof focusSchema, FocusReply>(listening, focusSchema, (_focus, answer) => {
      answer({ ok: true })
    }))
    socket.on('noteAnnouncements', parsedListener<typeof noteAnnouncementsSchema, NoteAnnouncementsReply>(
      listening, noteAnnouncementsSchema, (_note, answer) => { answer({ ok: true }) }))
  })
}

async function admit(
  { database }: RehearsalParts['services'], namespace: RehearsalNamespace, socket: RehearsalSocket,
): Promise<'BUSY_RETRY' | 'NO_SESSION' | 'ATTEMPT_UNKNOWN' | null> {
  if (namespace.sockets.size >= SOCKETS_AT_ONCE) return 'BUSY_RETRY'
  const access = await readCheckAccess(database, socket.handshake.headers.cookie)
  if (access === null) return 'NO_SESSION'
  const named: unknown = socket.handshake.auth['rehearsalId']
  const rehearsal = await findOwnRehearsal(database.db, access, typeof named === 'string' ? named : undefined)
  if (rehearsal === null) return 'ATTEMPT_UNKNOWN'
  socket.data = { rehearsalId: rehearsal.id }
  return null
}
