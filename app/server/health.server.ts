/**
 * GET /healthz: whether this node can serve, asked of the database each time.
 * 503 when the database does not answer within three seconds, and from the moment
 * the node drains, so that a proxy sends nobody here any more.
 */
import type { RequestHandler } from 'express'
import { toIso } from '#exam-engine/kernel/time.ts'
import type { Database } from '#db/client.ts'
import { readNow } from '#db/queries/clock.ts'
import type { LiveHub } from '#app/live/live-hub.ts'
import type { NodeClock } from './node-clock.server.ts'
import type { PreparedDatabase } from './prepared-database.ts'

const ANSWER_WITHIN_MS = 3000

type HealthParts = {
  version: string
  mode: 'demo' | 'production'
  prepared: PreparedDatabase
  database: Database
  clock: NodeClock
  live: Pick<LiveHub, 'nodes'>
  draining: () => boolean
}

function withinLimit<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => { reject(new Error('the database does not answer')) }, ANSWER_WITHIN_MS)
  })
  return Promise.race([answer, limit]).finally(() => { clearTimeout(timer) })
}

export function answerHealth({ version, mode, prepared, database, clock, live, draining }: HealthParts): RequestHandler {
  const { kind, roles } = prepared
  return (_request, response) => {
    const common = { application: 'efiser', version, mode, clockOffsetMs: clock.offsetMs(), nodes: live.nodes() }
    response.setHeader('cache-control', 'no-store')
    if (draining()) {
      response.status(503).json({ ...common, status: 'draining', now: toIso(clock.now()) })
      return
    }
    withinLimit(readNow(database.db)).then(
      (now) => { response.json({ ...common, status: 'ok', now: toIso(now), database: { kind, ok: true, roles } }) },
      () => {
        response.status(503)
          .json({ ...common, status: 'unavailable', now: toIso(clock.now()), database: { kind, ok: false, roles } })
      },
    )
  }
}
