/**
 * The exam page's memory and its side of the save protocol. The baseline always
 * comes from the server's state, never from the page; a change is in the machine's
 * journal before the screen shows it, and counts as saved only by its
 * acknowledgement; what has none is sent again after every reconnection, reload or
 * crash, under the lease under which it was made.
 */
import { accept } from '#exam-engine/kernel/result.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import type { AttachedState, LeaseHeld } from '#app/live/protocol.ts'
import { createAnnouncements } from './announcements.ts'
import { createAnswersMemory } from './answers-memory.ts'
import { createMemoryVault } from './device-vault.ts'
import { FIRST_SNAPSHOT, type ExamSnapshot } from './exam-snapshot.ts'
import { readKeptPage } from './kept-page.ts'
import { createMachine, type Machine } from './machine.ts'
import { createFetchPaper } from './fetch-paper.ts'
import { createOfflineRoom } from './offline-room.ts'
import { createPaperArrival } from './paper-arrival.ts'
import { createPulse } from './pulse.ts'
import { createChangeSender } from './send-changes.ts'
import { createRetry } from './retry.ts'
import { createServerClock } from './server-clock.ts'
import { startOffline } from './started-offline.ts'
import { sendByRequest } from './send-by-request.ts'
import type { ExamStore, StoreOptions } from './store-types.ts'
import { watchConnection } from './watch-connection.ts'
import { watchDeadlines } from './watch-deadlines.ts'
import type { ExamSocket } from './socket.ts'

const ANSWER_WITHIN_MS = 10_000

/** Starts connecting. */
export function createExamStore(socket: ExamSocket, options: StoreOptions): ExamStore {
  const { tabId, vault = createMemoryVault(), whose = null, saveByRequest, noteByRequest } = options
  const { fetchPaper = createFetchPaper(), offlineRequests = null } = options
  const clock = createServerClock()
  const answers = createAnswersMemory()
  const listeners = new Set<() => void>()
  let machine: Machine | null = null
  let snapshot: ExamSnapshot = { ...FIRST_SNAPSHOT, saving: { ...FIRST_SNAPSHOT.saving, kept: vault.keeps } }
  let [epoch, ownSince] = [0, 0]
  let handOverSeen: number | null = null
  let attached = false
  /** The server's last whole word. */
  let last: AttachedState | null = null
  let closed = false
  const { soon, relax } = createRetry(() => closed)

  const update = (change: Partial<ExamSnapshot>) => {
    const kept = machine?.keeps ?? vault.keeps
    const saving = { ...snapshot.saving, ...change.saving, unsent: answers.countUnsent(), kept }
    snapshot = { ...snapshot, ...change, saving }
    for (const listener of listeners) listener()
    pulse.look()
  }
  const pulse = createPulse(socket, {
    read: () => attached && snapshot.state === 'inProgress'
      ? { unsent: answers.countUnsent(), itemId: snapshot.position }
      : null,
    onReply: (now) => { machine?.keepTime(now) },
  })
  const announcements = createAnnouncements(async (request) => {
    if (!socket.connected) return noteByRequest === undefined ? false : noteByRequest(request)
    return (await socket.timeout(ANSWER_WITHIN_MS).emitWithAck('noteAnnouncements', request)).ok
  }, () => { update({ announcements: announcements.list() }) })
  const arrival = createPaperArrival(fetchPaper, () => { update({ sealedHeld: true }) })
  const offline = createOfflineRoom({
    vault, tabId, whose, requests: offlineRequests, onHeld: () => { update({ offlineKeyHeld: true }) },
  })
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
        relax()
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
    // What this machine changed before does not count by itself, and must not stay here either.
    if (held.by === 'otherMachine') {
      void machineOf(attemptId).unsent().then((kept) => { answers.takeJournal(kept) }).then(sender.send)
    }
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
    answers.takeJournal(changes)
    answers.unsent.restamp(epoch, ownSince)
    for (const operation of answers.unsent.dropStored(reply.answers)) own.settle(operation)
    offline.adopt(reply)
    own.adopt({ ...reply, paper: snapshot.paper }, whose)
    const times = reply.answers.map((answer) => answer.savedAt)
    const savedAt = times.length === 0 ? null : instant(Math.max(...times))
    const { attemptId, state, opensAt, closesAt, acceptsUntil, timesVersion, opening, closing } = reply
    const here = snapshot.position ?? (position !== null && position.epoch >= ownSince ? position.itemId : null)
    update({
      line: 'live', refusal: null, held: null, fromMachine: false, state, attemptId, opensAt, closesAt, acceptsUntil,
      timesVersion, paper: opening === null ? null : snapshot.paper, closing, adjustment: reply.adjustment,
      sheet: answers.lay(reply.answers), position: here ?? reply.position,
      handOver: handOverSeen === ownSince ? null : reply.handOver,
      saving: { ...snapshot.saving, online: true, offlineSince: null, savedAt },
    })
    announcements.adopt(reply.announcements)
    sender.send()
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

  const sender = createChangeSender({
    socket, answers, answerWithinMs: ANSWER_WITHIN_MS, soon,
    maySend: () => attached || (snapshot.line === 'held' && snapshot.held?.by === 'otherMachine'),
    machine: () => machine,
    onSaved(itemId, { savedAt, digest }) {
      relax()
      const rejected = Object.fromEntries(Object.entries(snapshot.rejected).filter(([id]) => id !== itemId))
      update({ rejected, saving: { ...snapshot.saving, savedAt, digest } })
    },
    onRefused(itemId, refusal) {
      update({ rejected: { ...snapshot.rejected, [itemId]: refusal } })
      // What the server holds is what counts; show it.
      if (attached) attach()
    },
    onReply({ now, closesAt, acceptsUntil, timesVersion }, sentAt) {
      clock.observe(now, sentAt)
      machine?.keepTime(now)
      update({ closesAt, acceptsUntil, timesVersion })
    },
  })

  const stopDeadlines = watchDeadlines({
    now: clock.now,
    read: () => attached && socket.connected ? snapshot : null,
    onDue() {
      attached = false
      soon(attach)
    },
  })

  const mayRequest = () => !socket.connected && snapshot.line === 'live' && snapshot.state === 'inProgress'
  const requests = saveByRequest && sendByRequest(saveByRequest, {
    tabId, unsent: answers.unsent, take: sender.take, attemptId: () => mayRequest() ? snapshot.attemptId : null,
  })

  /** Without a connection: what this machine kept, until the server says better. */
  const showKept = async (attemptId: string) => {
    const kept = await readKeptPage(attemptId, machineOf(attemptId), offline)
    if (kept === null || closed || attached) return
    clock.estimate(kept.now)
    ;({ epoch, ownSince } = kept.lease)
    answers.takeJournal(kept.unsent)
    update({
      line: 'live', fromMachine: true, attemptId, ...kept.shown, sheet: answers.lay(kept.stored),
      saving: { ...snapshot.saving, online: false, offlineSince: clock.now() },
    })
  }
  if (options.kept !== undefined) void showKept(options.kept)
  watchConnection(socket, {
    soon, comesBack: () => snapshot.line !== 'leaseLost',
    onOpen: () => { attach() },
    onLost() {
      attached = false
      answers.unsent.giveBack(answers.unsent.list().map(({ operation }) => operation))
      const offlineSince = snapshot.saving.offlineSince ?? clock.now()
      update({ saving: { ...snapshot.saving, online: false, offlineSince } })
    },
    onRefused: (refusal) => { update({ line: 'refused', refusal }) },
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
      const change = answers.draft(itemId, snapshot.sheet[itemId], answer, epoch)
      const { optionId, flagged, struck } = change.operation
      update({})
      void machineOf(snapshot.attemptId).write(change).then(() => {
        // A page that lost the lease meanwhile sends it all the same: the server keeps it for review.
        answers.written(change)
        update({ sheet: { ...snapshot.sheet, [itemId]: { optionId, flagged, struck } } })
        sender.send()
      })
    },
    show(itemId) {
      if (snapshot.position === itemId || snapshot.attemptId === null) return
      void machineOf(snapshot.attemptId).writePosition(itemId, epoch).then(() => { update({ position: itemId }) })
    },
    async openOffline(typed) {
      const started = await startOffline(typed, {
        room: offline, arrival, now: clock.now, read: () => snapshot, lease: () => ({ epoch, ownSince }),
        packagesOf: (attemptId) => machineOf(attemptId).packages,
      })
      if (!started.ok || started.value === null || closed) return started.ok ? accept(null) : started
      const { attemptId, state, opensAt, closesAt, acceptsUntil, timesVersion, paper } = started.value
      ;({ epoch, ownSince } = started.value)
      machineOf(attemptId).adopt(started.value, whose)
      update({ state, opensAt, closesAt, acceptsUntil, timesVersion, paper, sheet: {}, position: null })
      return accept(null)
    },
    confirmHandOver() {
      handOverSeen = ownSince
      update({ handOver: null })
    },
    async handIn() {
      if (answers.countUnsent() > 0) return { ok: false, refusal: 'UNSENT_ANSWERS' }
      const offline = { ok: false, refusal: 'OFFLINE' } as const
      if (!attached || !socket.connected) return offline
      const reply = await socket.timeout(ANSWER_WITHIN_MS).emitWithAck('handIn', { epoch }).catch(() => offline)
      // The word that it is closed comes by itself, and may be lost.
      if (reply.ok) soon(() => { if (snapshot.state === 'inProgress') attach() })
      return reply
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
      stopDeadlines()
      arrival.stop()
      offline.stop()
      requests?.stop()
      pulse.stop()
      announcements.stop()
      socket.disconnect()
    },
  }
}
