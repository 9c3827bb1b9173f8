/**
 * The exam page's memory and its side of the save protocol. The baseline always
 * comes from the server's state, never from the page; a change counts as saved
 * only by its acknowledgement; what has none is sent again after every
 * reconnection, under the lease under which it was made.
 */
import { instant, type Instant } from '#exam-engine/kernel/time.ts'
import type { SaveOperation } from '#exam-engine/sitting/save-operation.ts'
import type { AttachedState, HandInReply, SaveResult } from '#app/live/protocol.ts'
import { FIRST_SNAPSHOT, type AnswerDraft, type ExamSnapshot } from './exam-snapshot.ts'
import { randomUuid } from './random-uuid.ts'
import { createServerClock } from './server-clock.ts'
import type { SaveByRequest } from './save-by-request.ts'
import type { ExamSocket } from './socket.ts'
import { createUnsentAnswers } from './unsent-answers.ts'

const ANSWER_WITHIN_MS = 10_000
const RETRY_MS = { first: 300, most: 5000 }
const LOOK_EVERY_MS = 250
const REQUEST_EVERY_MS = 5000

export interface ExamStore {
  getSnapshot(): ExamSnapshot
  /** Calls back after each change; returns how to stop. */
  subscribe(listener: () => void): () => void
  /** The server's time, for the countdown; null before it is known. */
  now(): Instant | null
  /** Takes the change to the screen and on its way. Ignored where this page may not write. */
  change(itemId: string, answer: AnswerDraft): void
  /** Ends the exam; everything unsent must be acknowledged first: UNSENT_ANSWERS otherwise. */
  handIn(): Promise<HandInReply | { ok: false; refusal: 'UNSENT_ANSWERS' | 'OFFLINE' }>
  /** After leaseLost: writes here again, and no longer there. */
  takeOver(): void
  /** Ends the connection for good. */
  close(): void
}

/**
 * Starts connecting. `tabId` is a UUID that the tab keeps over reloads (sessionStorage). With `saveByRequest`, what is
 * unsent goes that way for as long as the socket is down.
 */
export function createExamStore(socket: ExamSocket, tabId: string, saveByRequest?: SaveByRequest): ExamStore {
  const clock = createServerClock()
  const unsent = createUnsentAnswers()
  const listeners = new Set<() => void>()
  const revisions = new Map<string, number>()
  /** The last acknowledged change of each item. */
  const acknowledged = new Map<string, SaveOperation>()
  let snapshot = FIRST_SNAPSHOT
  let epoch = 0
  let attached = false
  let retryAfter = RETRY_MS.first
  let closed = false

  const update = (change: Partial<ExamSnapshot>) => {
    snapshot = { ...snapshot, ...change, saving: { ...snapshot.saving, ...change.saving, unsent: unsent.size } }
    for (const listener of listeners) listener()
  }
  const soon = (work: () => void) => {
    setTimeout(() => { if (!closed) work() }, retryAfter * (0.75 + Math.random() / 2))
    retryAfter = Math.min(RETRY_MS.most, retryAfter * 2)
  }

  /** Never by itself once another tab writes: two tabs would take the lease from each other for ever. */
  const attach = () => {
    if (snapshot.line === 'leaseLost' || !socket.connected) return
    const sentAt = performance.now()
    socket.timeout(ANSWER_WITHIN_MS).emit('attach', { tabId }, (error, reply) => {
      // With a timeout, socket.io calls back with the error in the first place.
      if ((error as Error | null) !== null || (!reply.ok && reply.refusal !== 'ATTEMPT_UNKNOWN')) {
        soon(attach)
      } else if (!reply.ok) {
        update({ line: 'refused', refusal: reply.refusal })
      } else {
        clock.observe(reply.now, sentAt)
        retryAfter = RETRY_MS.first
        adopt(reply)
      }
    })
  }

  const adopt = (state: AttachedState) => {
    epoch = state.epoch
    attached = true
    unsent.dropStored(state.answers)
    const sheet: Record<string, AnswerDraft> = {}
    for (const { itemId, revision, optionId, flagged, struck } of state.answers) {
      sheet[itemId] = { optionId, flagged, struck }
      revisions.set(itemId, Math.max(revision, revisions.get(itemId) ?? 0))
    }
    // The state may have been read before a save that was acknowledged while it was on its way.
    const stored = new Map(state.answers.map((answer) => [answer.itemId, answer.revision]))
    for (const operation of acknowledged.values()) {
      if (operation.revision > (stored.get(operation.itemId) ?? 0)) sheet[operation.itemId] = toDraft(operation)
    }
    for (const { operation } of unsent.list()) sheet[operation.itemId] = toDraft(operation)
    const times = state.answers.map((answer) => answer.savedAt)
    const savedAt = times.length === 0 ? null : instant(Math.max(...times))
    const { attemptId, opensAt, closesAt, acceptsUntil, timesVersion, paper, closing } = state
    update({
      line: 'live', refusal: null, state: state.state, attemptId, opensAt, closesAt, acceptsUntil, timesVersion, paper,
      closing, sheet,
      saving: { ...snapshot.saving, online: true, offlineSince: null, savedAt },
    })
    send()
  }

  const send = () => {
    if (!attached || !socket.connected) return
    for (const message of unsent.takeMessages()) {
      const sentAt = performance.now()
      socket.timeout(ANSWER_WITHIN_MS).emit('save', message, (error, reply) => {
        if ((error as Error | null) !== null || !reply.ok) {
          unsent.giveBack(message.ops)
          if (socket.connected) soon(send)
          return
        }
        clock.observe(reply.now, sentAt)
        reply.results.forEach((result, index) => { settle(message.ops[index], result) })
        const { closesAt, acceptsUntil, timesVersion } = reply
        update({ closesAt, acceptsUntil, timesVersion })
      })
    }
  }

  const settle = (operation: SaveOperation | undefined, result: SaveResult) => {
    if (operation === undefined) return
    const settled = unsent.settle(operation, result)
    if (result.ok) {
      if (operation.revision > (acknowledged.get(operation.itemId)?.revision ?? 0)) {
        acknowledged.set(operation.itemId, operation)
      }
      retryAfter = RETRY_MS.first
      const rejected = Object.fromEntries(Object.entries(snapshot.rejected).filter(([id]) => id !== operation.itemId))
      update({ rejected, saving: { ...snapshot.saving, savedAt: result.savedAt, digest: result.digest } })
    } else if (result.refusal === 'BUSY_RETRY') soon(send)
    else if (settled) {
      update({ rejected: { ...snapshot.rejected, [operation.itemId]: result.refusal } })
      // What the server holds is what counts; show it.
      attach()
    }
  }

  /** The page asks by itself when the clock says so: a lost push delays nothing. */
  const look = () => {
    const now = clock.now()
    if (now === null || !attached || !socket.connected) return
    const { state, opensAt, acceptsUntil } = snapshot
    const due = (state === 'admitted' && opensAt !== null && now >= opensAt)
      || (state === 'inProgress' && acceptsUntil !== null && now >= acceptsUntil)
    if (!due) return
    attached = false
    soon(attach)
  }
  const timer = setInterval(look, LOOK_EVERY_MS)

  let requesting = false
  /** One message after the other: a slow way is not made slower by a crowd. */
  const sendByRequest = async (send: SaveByRequest) => {
    const { attemptId, line, state } = snapshot
    if (requesting || socket.connected || attemptId === null || line !== 'live' || state !== 'inProgress') return
    requesting = true
    for (const message of unsent.takeMessages()) {
      const sentAt = performance.now()
      const reply = await send({ attemptId, tabId, ...message }).catch(() => null)
      if (reply === null || !reply.ok) {
        unsent.giveBack(message.ops)
        continue
      }
      clock.observe(reply.now, sentAt)
      reply.results.forEach((result, index) => { settle(message.ops[index], result) })
      update({ closesAt: reply.closesAt, acceptsUntil: reply.acceptsUntil, timesVersion: reply.timesVersion })
    }
    requesting = false
  }
  const requests = saveByRequest === undefined
    ? undefined
    : setInterval(() => { void sendByRequest(saveByRequest) }, REQUEST_EVERY_MS)

  socket.on('connect', attach)
  socket.on('disconnect', (reason) => {
    attached = false
    if (reason === 'io server disconnect' && snapshot.line !== 'leaseLost') soon(() => socket.connect())
    unsent.giveBack(unsent.list().map(({ operation }) => operation))
    update({ saving: { ...snapshot.saving, online: false, offlineSince: snapshot.saving.offlineSince ?? clock.now() } })
  })
  socket.on('connect_error', ({ message }) => {
    if (!['NO_SESSION', 'ROLE_MISSING', 'ATTEMPT_UNKNOWN'].includes(message)) {
      // A refused handshake of the namespace is not tried again by itself.
      if (!socket.active) soon(() => socket.connect())
      return
    }
    update({ line: 'refused', refusal: message })
  })
  socket.on('opens', () => { if (snapshot.paper === null) attach() })
  socket.on('closed', () => { attach() })
  socket.on('notice', () => { attach() })
  socket.on('times', ({ now, opensAt, closesAt, acceptsUntil, timesVersion }) => {
    clock.observe(now, performance.now())
    update({ opensAt, closesAt, acceptsUntil, timesVersion })
    attach()
  })
  socket.on('leaseLost', () => {
    attached = false
    update({ line: 'leaseLost' })
  })
  socket.connect()

  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    },
    now: clock.now,
    change(itemId, answer) {
      if (snapshot.line !== 'live' || snapshot.state !== 'inProgress') return
      const revision = (revisions.get(itemId) ?? 0) + 1
      revisions.set(itemId, revision)
      unsent.put({ epoch, operation: {
        opId: randomUuid(), itemId, revision, optionId: answer.optionId, flagged: answer.flagged,
        struck: [...answer.struck], clientAt: Date.now(),
      } })
      update({ sheet: { ...snapshot.sheet, [itemId]: answer } })
      send()
    },
    async handIn() {
      if (unsent.size > 0) return { ok: false, refusal: 'UNSENT_ANSWERS' }
      if (!attached || !socket.connected) return { ok: false, refusal: 'OFFLINE' }
      try {
        return await socket.timeout(ANSWER_WITHIN_MS).emitWithAck('handIn', { epoch })
      } catch {
        return { ok: false, refusal: 'OFFLINE' }
      }
    },
    takeOver() {
      update({ line: 'connecting' })
      if (socket.connected) attach()
      else socket.connect()
    },
    close() {
      closed = true
      clearInterval(timer)
      clearInterval(requests)
      socket.disconnect()
    },
  }
}

function toDraft({ optionId, flagged, struck }: SaveOperation): AnswerDraft {
  return { optionId, flagged, struck }
}
