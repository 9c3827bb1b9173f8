/**
 * The exam page's memory and its side of the save protocol. The baseline always
 * comes from the server's state, never from the page; a change is in the machine's
 * journal before the screen shows it, and counts as saved only by its
 * acknowledgement; what has none is sent again after every reconnection, reload or
 * crash, under the lease under which it was made.
 */
import { instant } from '#exam-engine/kernel/time.ts'
import type { SaveOperation } from '#exam-engine/sitting/save-operation.ts'
import type { AttachedState, LeaseHeld, SaveReply, SaveResult } from '#app/live/protocol.ts'
import { createAnnouncements } from './announcements.ts'
import { createMemoryVault } from './device-vault.ts'
import { FIRST_SNAPSHOT, type AnswerDraft, type ExamSnapshot } from './exam-snapshot.ts'
import { createMachine, type Machine } from './machine.ts'
import { laySheet } from './lay-sheet.ts'
import { mergeDrafts } from './merge-drafts.ts'
import { createFetchPaper } from './fetch-paper.ts'
import { createPaperArrival } from './paper-arrival.ts'
import { createPulse } from './pulse.ts'
import { randomUuid } from './random-uuid.ts'
import { createServerClock } from './server-clock.ts'
import { sendByRequest } from './send-by-request.ts'
import type { ExamStore, StoreOptions } from './store-types.ts'
import type { ExamSocket } from './socket.ts'
import { createUnsentAnswers, type UnsentChange } from './unsent-answers.ts'

const ANSWER_WITHIN_MS = 10_000
const RETRY_MS = { first: 300, most: 5000 }
const LOOK_EVERY_MS = 250
/** At T0 the server tells every page by itself; a turno that asked at once would only hold it up. */
const ASK_AT_T0_MS = { least: 1500, spread: 2500 }

/** Starts connecting. */
export function createExamStore(socket: ExamSocket, options: StoreOptions): ExamStore {
  const { tabId, vault = createMemoryVault(), whose = null, saveByRequest, noteByRequest } = options
  const { fetchPaper = createFetchPaper() } = options
  const clock = createServerClock()
  const unsent = createUnsentAnswers()
  const listeners = new Set<() => void>()
  const revisions = new Map<string, number>()
  /** The last acknowledged change of each item. */
  const acknowledged = new Map<string, SaveOperation>()
  /** Operations that the server has answered. */
  const answered = new Set<string>()
  /** Changes on their way to the disk. */
  const drafts = new Map<string, { draft: AnswerDraft, revision: number }>()
  let machine: Machine | null = null
  let snapshot: ExamSnapshot = { ...FIRST_SNAPSHOT, saving: { ...FIRST_SNAPSHOT.saving, kept: vault.keeps } }
  let [epoch, ownSince] = [0, 0]
  let handOverSeen: number | null = null
  let attached = false
  /** The server's last whole word. */
  let last: AttachedState | null = null
  const askAtT0Ms = ASK_AT_T0_MS.least + Math.random() * ASK_AT_T0_MS.spread
  let retryAfter = RETRY_MS.first
  let closed = false

  const countUnsent = () => new Set([...drafts.keys(), ...unsent.list().map(({ operation }) => operation.itemId)]).size
  const update = (change: Partial<ExamSnapshot>) => {
    const saving = { ...snapshot.saving, ...change.saving, unsent: countUnsent(), kept: machine?.keeps ?? vault.keeps }
    snapshot = { ...snapshot, ...change, saving }
    for (const listener of listeners) listener()
    pulse.look()
  }
  const pulse = createPulse(socket, {
    read: () => attached && snapshot.state === 'inProgress'
      ? { unsent: countUnsent(), itemId: snapshot.position }
      : null,
    onReply: (now) => { machine?.keepTime(now) },
  })
  const announcements = createAnnouncements(async (request) => {
    if (!socket.connected) return noteByRequest === undefined ? false : noteByRequest(request)
    return (await socket.timeout(ANSWER_WITHIN_MS).emitWithAck('noteAnnouncements', request)).ok
  }, () => { update({ announcements: announcements.list() }) })
  const arrival = createPaperArrival(fetchPaper, () => { update({ sealedHeld: true }) })
  const soon = (work: () => void) => {
    setTimeout(() => { if (!closed) work() }, retryAfter * (0.75 + Math.random() / 2))
    retryAfter = Math.min(RETRY_MS.most, retryAfter * 2)
  }
  const machineOf = (attemptId: string): Machine => machine ??= createMachine(vault, attemptId)

  /** Never by itself once another tab writes: two tabs would take the lease from each other for ever. */
  const attach = (takeOver = false) => {
    if ((snapshot.line === 'leaseLost' && !takeOver) || !socket.connected) return
    const sentAt = performance.now()
    const request = { tabId, deviceId: vault.deviceId, takeOver }
    socket.timeout(ANSWER_WITHIN_MS).emit('attach', request, (error, reply) => {
      // With a timeout, socket.io calls back with the error in the first place.
      const lost = (error as Error | null) !== null
      if (!lost && (reply.ok || 'held' in reply)) {
        clock.observe(reply.now, sentAt)
        retryAfter = RETRY_MS.first
        if (reply.ok) void adopt(reply)
        else wait(reply)
      } else if (!lost && !reply.ok && reply.refusal === 'ATTEMPT_UNKNOWN') {
        update({ line: 'refused', refusal: reply.refusal })
      } else soon(() => { attach(takeOver) })
    })
  }

  const wait = ({ attemptId, state, held, opensAt, closesAt, acceptsUntil, timesVersion }: LeaseHeld) => {
    attached = false
    update({
      line: 'held', held, attemptId, state, opensAt, closesAt, acceptsUntil, timesVersion,
      saving: { ...snapshot.saving, online: true, offlineSince: null },
    })
    if (isElsewhere()) void handOverUnsent(machineOf(attemptId))
  }

  const isElsewhere = () => snapshot.line === 'held' && snapshot.held?.by === 'otherMachine'
  /** Another machine goes on: what this one changed before does not count by itself, and must not stay here either. */
  const handOverUnsent = async (own: Machine) => {
    takeJournal(await own.unsent())
    send()
  }

  const noteRevision = ({ itemId, revision }: { itemId: string, revision: number }) => {
    revisions.set(itemId, Math.max(revision, revisions.get(itemId) ?? 0))
  }
  const takeJournal = (changes: readonly UnsentChange[]) => {
    for (const { operation } of changes) noteRevision(operation)
    unsent.takeKept(changes, answered)
  }
  const showSheet = (answers: AttachedState['answers']) => {
    answers.forEach(noteRevision)
    return laySheet(answers, acknowledged.values(), unsent.list().map(({ operation }) => operation))
  }

  const adopt = async (reply: AttachedState) => {
    const own = machineOf(reply.attemptId)
    const connection = socket.id
    const [changes, position] = await Promise.all([own.unsent(), own.position()])
    // Meanwhile the connection may be another one, which asked for itself; or the lease is gone.
    if (closed || socket.id !== connection || reply.epoch < epoch) return
    ;({ epoch, ownSince } = reply)
    last = reply
    attached = true
    takeJournal(changes)
    unsent.restamp(epoch, ownSince)
    for (const operation of unsent.dropStored(reply.answers)) own.settle(operation)
    own.adopt({ ...reply, paper: snapshot.paper }, whose)
    const times = reply.answers.map((answer) => answer.savedAt)
    const savedAt = times.length === 0 ? null : instant(Math.max(...times))
    const { attemptId, state, opensAt, closesAt, acceptsUntil, timesVersion, opening, closing } = reply
    const here = snapshot.position ?? (position !== null && position.epoch >= ownSince ? position.itemId : null)
    update({
      line: 'live', refusal: null, held: null, fromMachine: false, state, attemptId, opensAt, closesAt, acceptsUntil,
      timesVersion, paper: opening === null ? null : snapshot.paper, closing, adjustment: reply.adjustment,
      sheet: showSheet(reply.answers), position: here ?? reply.position,
      handOver: handOverSeen === ownSince ? null : reply.handOver,
      saving: { ...snapshot.saving, online: true, offlineSince: null, savedAt },
    })
    announcements.adopt(reply.announcements)
    send()
    bringPaper(reply, own)
  }

  /** Saves do not wait for it; what cannot be had now is asked for again. */
  const bringPaper = (reply: AttachedState, own: Machine) => {
    const { sealed, opening, opensAt, now } = reply
    if (opening === null) {
      if (sealed !== null) arrival.expect(sealed, opensAt - now, own.packages)
      if (snapshot.state === 'inProgress' && snapshot.paper === null) soon(attach)
      return
    }
    arrival.open(sealed, opening, own.packages).then((paper) => {
      if (closed || snapshot.state !== 'inProgress' || snapshot.paper === paper || reply.epoch !== epoch) return
      own.adopt({ ...reply, paper }, whose)
      update({ paper })
    }, () => { soon(attach) })
  }

  const take = (ops: readonly SaveOperation[], reply: SaveReply, sentAt: number) => {
    clock.observe(reply.now, sentAt)
    machine?.keepTime(reply.now)
    reply.results.forEach((result, index) => { settle(ops[index], result) })
    update({ closesAt: reply.closesAt, acceptsUntil: reply.acceptsUntil, timesVersion: reply.timesVersion })
  }

  const send = () => {
    if (!(attached || isElsewhere()) || !socket.connected) return
    for (const message of unsent.takeMessages()) {
      const sentAt = performance.now()
      socket.timeout(ANSWER_WITHIN_MS).emit('save', message, (error, reply) => {
        if ((error as Error | null) === null && reply.ok) {
          take(message.ops, reply, sentAt)
          return
        }
        unsent.giveBack(message.ops)
        if (socket.connected) soon(send)
      })
    }
  }

  const settle = (operation: SaveOperation | undefined, result: SaveResult) => {
    if (operation === undefined) return
    const isNewest = unsent.settle(operation, result)
    if (!result.ok && result.refusal === 'BUSY_RETRY') {
      soon(send)
      return
    }
    answered.add(operation.opId)
    if (result.ok) {
      machine?.acknowledge(operation, result.savedAt)
      if (operation.revision > (acknowledged.get(operation.itemId)?.revision ?? 0)) {
        acknowledged.set(operation.itemId, operation)
      }
      retryAfter = RETRY_MS.first
      const rejected = Object.fromEntries(Object.entries(snapshot.rejected).filter(([id]) => id !== operation.itemId))
      update({ rejected, saving: { ...snapshot.saving, savedAt: result.savedAt, digest: result.digest } })
      return
    }
    machine?.settle(operation)
    if (!isNewest) return
    update({ rejected: { ...snapshot.rejected, [operation.itemId]: result.refusal } })
    // What the server holds is what counts; show it.
    if (attached) attach()
  }

  /** The page asks by itself when the clock says so: a lost push delays it by seconds. */
  const look = () => {
    const now = clock.now()
    if (now === null || !attached || !socket.connected) return
    const { state, opensAt, acceptsUntil } = snapshot
    const due = (state === 'admitted' && opensAt !== null && now >= opensAt + askAtT0Ms)
      || (state === 'inProgress' && acceptsUntil !== null && now >= acceptsUntil)
    if (!due) return
    attached = false
    soon(attach)
  }
  const timer = setInterval(look, LOOK_EVERY_MS)

  const requests = saveByRequest === undefined
    ? null
    : sendByRequest(saveByRequest, {
        tabId, unsent, take,
        attemptId: () => !socket.connected && snapshot.line === 'live' && snapshot.state === 'inProgress'
          ? snapshot.attemptId
          : null,
      })

  /** Without a connection: what this machine kept, until the server says better. */
  const showKept = async (attemptId: string) => {
    const own = machineOf(attemptId)
    const [kept, changes, position] = await Promise.all([own.load(), own.unsent(), own.position()])
    if (kept === null || closed || attached) return
    const { sitting, paper, now } = kept
    clock.estimate(now)
    ;({ epoch, ownSince } = sitting)
    takeJournal(changes)
    const { opensAt, closesAt, acceptsUntil, timesVersion, answers } = sitting
    update({
      line: 'live', state: 'inProgress', fromMachine: true, attemptId, opensAt, closesAt, acceptsUntil, timesVersion,
      paper, sheet: showSheet(answers), position: position?.itemId ?? null,
      saving: { ...snapshot.saving, online: false, offlineSince: clock.now() },
    })
  }
  if (options.kept !== undefined) void showKept(options.kept)

  socket.on('connect', () => { attach() })
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
  socket.on('opens', ({ now, opened }) => {
    if (snapshot.paper !== null) return
    // Only for who waited: nothing can have been answered before.
    if (attached && opened?.epoch === epoch && last?.state === 'admitted'
      && last.sealed?.formId === opened.opening.formId) {
      clock.observe(now, performance.now())
      void adopt({ ...last, ...opened, state: 'inProgress', now })
    } else attach()
  })
  for (const event of ['closed', 'notice'] as const) socket.on(event, () => { attach() })
  socket.on('times', ({ now, opensAt, closesAt, acceptsUntil, timesVersion }) => {
    clock.observe(now, performance.now())
    update({ opensAt, closesAt, acceptsUntil, timesVersion })
    attach()
  })
  socket.on('announcement', announcements.add)
  socket.on('leaseLost', () => {
    // Who waits for the lease hears that it is free; who held it hears that it is gone.
    if (snapshot.line === 'held') {
      attach()
      return
    }
    attached = false
    update({ line: 'leaseLost', held: null })
  })
  socket.connect()

  return {
    getSnapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    },
    now: clock.now,
    change(itemId, answer) {
      if (snapshot.line !== 'live' || snapshot.state !== 'inProgress' || snapshot.attemptId === null) return
      const revision = (revisions.get(itemId) ?? 0) + 1
      revisions.set(itemId, revision)
      // What was chosen a moment ago may still be on its way to the disk, and to the screen.
      const draft = mergeDrafts(snapshot.sheet[itemId], drafts.get(itemId)?.draft, answer)
      drafts.set(itemId, { draft, revision })
      update({})
      const change = { epoch, operation: {
        opId: randomUuid(), itemId, revision, ...draft, struck: [...draft.struck], clientAt: Date.now(),
      } }
      void machineOf(snapshot.attemptId).write(change).then(() => {
        if (drafts.get(itemId)?.revision === revision) drafts.delete(itemId)
        // A page that lost the lease meanwhile sends it all the same: the server keeps it for review.
        if ((unsent.get(itemId)?.operation.revision ?? 0) < revision) unsent.put(change)
        update({ sheet: { ...snapshot.sheet, [itemId]: draft } })
        send()
      })
    },
    show(itemId) {
      if (snapshot.position === itemId || snapshot.attemptId === null) return
      void machineOf(snapshot.attemptId).writePosition(itemId, epoch).then(() => { update({ position: itemId }) })
    },
    confirmHandOver() {
      handOverSeen = ownSince
      update({ handOver: null })
    },
    async handIn() {
      if (countUnsent() > 0) return { ok: false, refusal: 'UNSENT_ANSWERS' }
      if (!attached || !socket.connected) return { ok: false, refusal: 'OFFLINE' }
      try {
        return await socket.timeout(ANSWER_WITHIN_MS).emitWithAck('handIn', { epoch })
      } catch {
        return { ok: false, refusal: 'OFFLINE' }
      }
    },
    confirmAnnouncement: announcements.confirm,
    adoptAnnouncements: announcements.adopt,
    takeOver() {
      update({ line: 'connecting' })
      if (socket.connected) attach(true)
      else socket.connect()
    },
    close() {
      closed = true
      clearInterval(timer)
      arrival.stop()
      requests?.stop()
      pulse.stop()
      announcements.stop()
      socket.disconnect()
    },
  }
}
