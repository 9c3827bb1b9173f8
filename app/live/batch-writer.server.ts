/**
 * Saves answers through a few lanes side by side, each with a connection of its
 * own: while the database commits the batch of one, the next one's is made ready.
 * An attempt keeps to one lane. The queue is bounded: beyond it BUSY_RETRY.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Database } from '#db/client.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { createCursorStore } from './cursor-store.server.ts'
import type { Refusal, SaveReply, SaveRequest } from './protocol.ts'
import type { PendingRequest } from './save-batch.ts'
import { openWriterLane, type WriterLane, type WriterStats } from './writer-lane.server.ts'

const LANES = 2
const MAX_WAITING = 20_000

export interface BatchWriter {
  /** Replies when every operation of the request is stored or refused. Never throws. */
  save(attemptId: string, request: SaveRequest, reply: (reply: SaveReply | Refusal<'BUSY_RETRY'>) => void): void
  /** Somebody else changed the attempt: it is read anew before the next save. */
  forget(attemptId: string): void
  /** Resolves when nothing waits; what comes afterwards is refused with BUSY_RETRY. Gives the connections back. */
  drain(): Promise<void>
  readonly stats: WriterStats
}

interface WriterParts {
  database: Database
  log: Logger
  /** The system's time, for replies. */
  readTime: () => Instant
  /** Told of each attempt after a commit. */
  onSaved?: (attempt: { attemptId: string; at: Instant; answeredCount: number }) => void
}

/** Opens connections of its own to the database. */
export function createBatchWriter({ database, log, readTime, onSaved }: WriterParts): BatchWriter {
  const cursors = createCursorStore(database)
  const stats: WriterStats = { saved: 0, duplicates: 0, batches: 0, largestBatch: 0, waiting: 0, refused: {} }
  const lanes = Array.from({ length: LANES }, (_, index) => openWriterLane({
    database, name: `efiser saves ${String(index + 1)}`, cursors, stats, log, readTime, onSaved,
  }))
  let draining = false

  return {
    stats,
    save(attemptId, request, reply) {
      if (draining || stats.waiting + request.ops.length > MAX_WAITING) {
        stats.refused['BUSY_RETRY'] = (stats.refused['BUSY_RETRY'] ?? 0) + request.ops.length
        reply({ ok: false, refusal: 'BUSY_RETRY' })
        return
      }
      stats.waiting += request.ops.length
      const pending: PendingRequest = {
        attemptId, epoch: request.epoch, results: [], open: request.ops.length, arrivedAt: performance.now(),
        cursor: null,
        reply: (results, cursor) => {
          stats.waiting -= results.length
          if (cursor === null) {
            reply({ ok: false, refusal: 'BUSY_RETRY' })
            return
          }
          const { closesAt, acceptsUntil, timesVersion } = cursor
          reply({ ok: true, now: readTime(), closesAt, acceptsUntil, timesVersion, results })
        },
      }
      laneOf(lanes, attemptId)
        .enqueue(request.ops.map((operation, index) => ({ request: pending, index, operation, tries: 0 })))
    },
    forget(attemptId) {
      laneOf(lanes, attemptId).forget(attemptId)
    },
    async drain() {
      draining = true
      while (stats.waiting > 0) await pause(5)
      await Promise.all(lanes.map((lane) => lane.close()))
    },
  }
}

/** By the last hex digits of its UUID, which are random. */
function laneOf(lanes: readonly WriterLane[], attemptId: string): WriterLane {
  const lane = lanes[Number.parseInt(attemptId.slice(-4), 16) % lanes.length]
  if (lane === undefined) throw new Error('the id of an attempt ends in hex digits')
  return lane
}
