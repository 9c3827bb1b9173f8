/**
 * GET /metrics, for Prometheus: counters and states of this node, no personal
 * data. Read with METRICS_TOKEN as bearer; without a token only from this machine
 * itself, past no proxy, and in production not at all: 404, as if it were not there.
 */
import { timingSafeEqual } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Request, RequestHandler } from 'express'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '#db/client.ts'
import { countQuarantined } from '#db/queries/answers-quarantine.ts'
import { sha256 } from '#exam-engine/kernel/sha256.ts'
import type { LiveHub } from '#app/live/live-hub.ts'
import type { NodeClock } from './node-clock.server.ts'

interface MetricsParts {
  version: string
  live: LiveHub
  database: Database
  clock: NodeClock
  token: string | null
  /** Whether this machine may read without a token. */
  openToLoopback: boolean
}

const ACK_SECONDS = [0.002, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5]
const OPERATIONS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

function mayRead(request: Request, token: string | null, openToLoopback: boolean): boolean {
  if (token !== null) {
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    return timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(token)))
  }
  const direct = request.headers['x-forwarded-for'] === undefined && request.headers.forwarded === undefined
  return openToLoopback && direct && LOOPBACK.has(request.socket.remoteAddress ?? '')
}

/** Everything is read when somebody asks; only the delay of the event loop is watched meanwhile. */
export function createMetrics(parts: MetricsParts): { handler: RequestHandler; stop(): void } {
  const { live, database, clock, version } = parts
  const registry = new Registry()
  const registers = [registry]
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()

  const gauge = (name: string, help: string, read: () => number) => {
    new Gauge({ name, help, registers, collect() { this.set(read()) } })
  }
  /** A counter whose truth is kept elsewhere. */
  const counter = (name: string, help: string, read: () => number) => {
    new Counter({ name, help, registers, collect() {
      this.reset()
      this.inc(read())
    } })
  }
  new Gauge({ name: 'efiser_info', help: 'Version', labelNames: ['version'], registers }).set({ version }, 1)
  const size = new Histogram({
    name: 'efiser_save_batch_operations', help: 'Operations per batch', buckets: OPERATIONS, registers: [],
  })
  new Histogram({
    name: 'efiser_save_ack_seconds', help: 'Longest wait for an acknowledgement in each batch',
    buckets: ACK_SECONDS, registers,
    collect() {
      for (const { operations, slowestAckMs } of live.takeBatches()) {
        size.observe(operations)
        this.observe(slowestAckMs / 1000)
      }
    },
  })
  registry.registerMetric(size)
  counter('efiser_saves_total', 'Operations stored', () => live.stats().saved)
  counter('efiser_save_duplicates_total', 'Operations that were stored already', () => live.stats().duplicates)
  counter('efiser_save_batches_total', 'Batches committed', () => live.stats().batches)
  gauge('efiser_save_batch_largest', 'Operations of the largest batch', () => live.stats().largestBatch)
  gauge('efiser_saves_waiting', 'Operations that wait for the next batch', () => live.stats().waiting)
  gauge('efiser_sockets', 'Connections of candidates and supervisors', () => live.stats().sockets)
  new Counter({
    name: 'efiser_refusals_total', help: 'Refusals by code', labelNames: ['code'], registers,
    collect() {
      this.reset()
      for (const [code, count] of Object.entries(live.stats().refused)) this.inc({ code }, count)
    },
  })
  new Gauge({
    name: 'efiser_quarantined', help: 'Operations in quarantine, of all nodes', registers,
    async collect() {
      try {
        this.set(await countQuarantined(database.db))
      } catch {
        // The rest is wanted most when the database is away.
        this.remove()
      }
    },
  })
  new Gauge({
    name: 'efiser_database_connections', help: 'Connections of the pool by state', labelNames: ['state'], registers,
    collect() {
      for (const [state, count] of Object.entries(database.poolState())) if (state !== 'lost') this.set({ state }, count)
    },
  })
  counter('efiser_database_connections_lost_total', 'Connections that broke', () => database.poolState().lost)
  new Gauge({
    name: 'efiser_event_loop_delay_seconds', help: 'Delay of the event loop since the last reading',
    labelNames: ['quantile'], registers,
    collect() {
      this.set({ quantile: '0.5' }, delay.percentile(50) / 1e9)
      this.set({ quantile: '0.99' }, delay.percentile(99) / 1e9)
      this.set({ quantile: '1' }, delay.max / 1e9)
      delay.reset()
    },
  })
  gauge('efiser_clock_offset_seconds', 'The system time less the clock of this machine', () => clock.offsetMs() / 1000)
  gauge('efiser_nodes_heard', 'Other nodes heard of lately', () => live.nodes().others)
  gauge('efiser_nodes_linked', '1 while other nodes can be heard', () => Number(live.nodes().linked))
  gauge('efiser_process_resident_bytes', 'Memory of the process', () => process.memoryUsage.rss())
  gauge('efiser_process_cpu_seconds', 'CPU of the process since its start', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })

  const handler: RequestHandler = (request, response) => {
    response.setHeader('cache-control', 'no-store')
    if (!mayRead(request, parts.token, parts.openToLoopback)) {
      response.status(404).type('text/plain').send('No existe.')
      return
    }
    registry.metrics().then(
      (text) => { response.type(registry.contentType).send(text) },
      () => { response.status(500).end() },
    )
  }
  return { handler, stop: () => { delay.disable() } }
}
