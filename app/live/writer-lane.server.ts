/**
 * One lane of saves: what arrived since its last commit goes in one statement, and
 * the next one starts as soon as that commit ends. An operation is acknowledged
 * after its commit and not before; one that cannot be stored fails alone. All
 * operations of an attempt go through the same lane, in the order of arrival.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Database } from '#db/client.ts'
import { keepRefusedSave } from '#db/queries/answers-quarantine.ts'
import { saveAnswers, type SaveOutcome } from '#db/queries/answers-write.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { CursorStore } from './cursor-store.server.ts'
import type { SaveFailure } from './protocol.ts'
import { composeBatch, settle, type SaveBatch, type Waiting } from './save-batch.ts'
import { classifyWriteFailure } from './write-failure.ts'

const MAX_BATCH = 1000
const MAX_TRIES = 8
const PAUSE_PER_TRY_MS = 5

export interface WriterLane {
  /** Settles each of them in the end. Never throws. */
  enqueue(waiting: readonly Waiting[]): void
  /** Somebody else changed the attempt: it is read anew before the next save. */
  forget(attemptId: string): void
  close(): Promise<void>
}

export interface WriterStats {
  saved: number
  duplicates: number
  batches: number
  largestBatch: number
  waiting: number
  refused: Record<string, number>
}

interface LaneParts {
  database: Database
  /** Of the connection that the lane opens for itself. */
  name: string
  cursors: CursorStore
  stats: WriterStats
  log: Logger
  /** The system's time, for replies. */
  readTime: () => Instant
  /** Told of each attempt after a commit. */
  onSaved?: ((attempt: { attemptId: string; at: Instant; answeredCount: number }) => void) | undefined
}

/** Opens a connection of its own to the database. */
export function openWriterLane({ database, name, cursors, stats, log, readTime, onSaved }: LaneParts): WriterLane {
  let lane = database.openLane(name)
  let queue: Waiting[] = []
  let running = false
  let inDoubt = new Set<string>()

  const enqueue = (waiting: readonly Waiting[]) => {
    for (const one of waiting) queue.push(one)
    if (running) return
    running = true
    // One turn of the event loop: what arrived together is saved together. Nothing waits for more to come.
    setImmediate(() => { run().catch((error: unknown) => { log.fatal({ err: error }, 'the batch writer stopped') }) })
  }

  const refuse = (waiting: Waiting, refusal: SaveFailure) => {
    stats.refused[refusal] = (stats.refused[refusal] ?? 0) + 1
    const { itemId, revision } = waiting.operation
    settle(waiting, { ok: false, itemId, revision, refusal })
  }

  /** Once more after a moment, in case somebody decides on the attempt just now; not for ever. */
  const retry = (waiting: readonly Waiting[]) => {
    for (const one of waiting) one.tries += 1
    const hopeful = waiting.filter(({ tries }) => tries <= MAX_TRIES)
    for (const one of waiting) if (one.tries > MAX_TRIES) refuse(one, 'BUSY_RETRY')
    if (hopeful.length === 0) return
    const tries = Math.max(...hopeful.map((one) => one.tries))
    void pause((tries - 1) * PAUSE_PER_TRY_MS).then(() => { loadAndEnqueue(hopeful) })
  }

  const loadAndEnqueue = (waiting: readonly Waiting[]) => {
    for (const [attemptId, members] of groupByAttempt(waiting)) {
      cursors.load(attemptId).then((cursor) => {
        if (cursor === null) for (const one of members) refuse(one, 'NOT_OPEN')
        else enqueue(members)
      }, (error: unknown) => {
        log.warn({ err: error }, 'an attempt could not be read for saving')
        for (const one of members) refuse(one, 'BUSY_RETRY')
      })
    }
  }

  /** After a commit, while no statement runs: what is in doubt is forgotten before it is used again. */
  const conclude = (batch: SaveBatch, outcome: SaveOutcome) => {
    const refusedGroups = new Set(outcome.refused)
    for (const { group, ...times } of outcome.retimed) Object.assign(batch.groups[group]?.cursor ?? {}, times)
    for (const { request } of batch.doubtful) cursors.forget(request.attemptId)
    for (const attemptId of inDoubt) cursors.forget(attemptId)
    inDoubt = new Set()
    const notSaved = new Set<Waiting>()
    batch.groups.forEach(({ attemptId, members }, index) => {
      if (!refusedGroups.has(index)) return
      cursors.forget(attemptId)
      for (const member of members) notSaved.add(member)
    })
    for (const { answer } of batch.saved) answer.savedAt = outcome.now
    stats.saved += batch.saved.length - notSaved.size
    stats.batches += batch.groups.length > 0 ? 1 : 0
    stats.largestBatch = Math.max(stats.largestBatch, batch.saved.length)
    return notSaved
  }

  const answer = (batch: SaveBatch, notSaved: ReadonlySet<Waiting>, at: Instant) => {
    const hopeful: Waiting[] = [...batch.doubtful, ...notSaved]
    const lost = new Set([...notSaved].map(({ request }) => request.attemptId))
    for (const { waiting, answer: { itemId, revision, savedAt }, digest } of batch.saved) {
      if (!notSaved.has(waiting)) settle(waiting, { ok: true, itemId, revision, savedAt, digest })
    }
    for (const { waiting, answer: { itemId, revision, savedAt }, digest } of batch.duplicates) {
      if (lost.has(waiting.request.attemptId)) {
        hopeful.push(waiting)
        continue
      }
      stats.duplicates += 1
      settle(waiting, { ok: true, itemId, revision, savedAt, digest })
    }
    for (const { waiting, refusal } of batch.refused) void keepAndRefuse(waiting, refusal)
    if (hopeful.length > 0) retry(hopeful)
    if (batch.unknown.length > 0) loadAndEnqueue(batch.unknown)
    if (onSaved === undefined) return
    for (const { attemptId, cursor } of batch.groups) {
      if (!lost.has(attemptId)) onSaved({ attemptId, at, answeredCount: cursor.answeredCount })
    }
  }

  const keepAndRefuse = async (waiting: Waiting, reason: SaveFailure) => {
    const { operation, request: { attemptId, epoch } } = waiting
    try {
      await keepRefusedSave(database.db, { attemptId, reason, epoch, operation })
      refuse(waiting, reason)
    } catch (error) {
      log.warn({ err: error }, 'a refused save could not be kept')
      refuse(waiting, 'BUSY_RETRY')
    }
  }

  /** Sends a batch; what comes back answers it, to be called when the next batch is on its way. Never rejects. */
  const write = async (waiting: readonly Waiting[]): Promise<() => void> => {
    const batch = composeBatch(waiting, cursors.get)
    if (batch.groups.length === 0) {
      const notSaved = conclude(batch, { now: readTime(), refused: [], retimed: [] })
      return () => { answer(batch, notSaved, readTime()) }
    }
    try {
      const outcome = await saveAnswers(lane, batch.groups)
      const notSaved = conclude(batch, outcome)
      return () => { answer(batch, notSaved, outcome.now) }
    } catch (error) {
      for (const attemptId of groupByAttempt(waiting).keys()) cursors.forget(attemptId)
      return await recover(waiting, error)
    }
  }

  const recover = async (waiting: readonly Waiting[], error: unknown): Promise<() => void> => {
    const failure = classifyWriteFailure(error)
    log.warn({ err: error, failure, operations: waiting.length }, 'a batch of saves failed')
    if (failure === 'conflict') return () => { retry(waiting) }
    const [only] = waiting
    if (failure === 'unavailable' || only === undefined) {
      // postgres.js 3.4 may never send again on a connection that broke while something was to be written to it.
      lane.close().catch(() => undefined)
      lane = database.openLane(name)
      return () => { for (const one of waiting) refuse(one, 'BUSY_RETRY') }
    }
    if (waiting.length === 1) return () => { void keepAndRefuse(only, 'SAVE_FAILED') }
    // Halves until the culprit is alone: a dozen statements, however many waited with it.
    const middle = Math.ceil(waiting.length / 2)
    for (const half of [waiting.slice(0, middle), waiting.slice(middle)]) {
      await Promise.allSettled([...groupByAttempt(half).keys()].map((attemptId) => cursors.load(attemptId)))
      const finish = await write(half)
      finish()
    }
    return () => undefined
  }

  const take = (): Waiting[] => {
    const taken = queue.length <= MAX_BATCH ? queue : queue.slice(0, MAX_BATCH)
    queue = queue.length <= MAX_BATCH ? [] : queue.slice(MAX_BATCH)
    return taken
  }

  const run = async () => {
    let finish: () => void = () => undefined
    while (queue.length > 0) {
      const writing = write(take())
      // While the database commits this batch, the one before it is acknowledged.
      finish()
      finish = await writing
      if (queue.length === 0) {
        finish()
        finish = () => undefined
      }
    }
    running = false
  }

  return {
    enqueue,
    forget(attemptId) {
      if (running) inDoubt.add(attemptId)
      else cursors.forget(attemptId)
    },
    close: () => lane.close(),
  }
}

function groupByAttempt(waiting: readonly Waiting[]): Map<string, Waiting[]> {
  return Map.groupBy(waiting, ({ request }) => request.attemptId)
}
