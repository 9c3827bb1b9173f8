/**
 * npm run -s bench:turno -- --candidates 5000 --json: a whole turno over live
 * sockets on the real server and durable PostgreSQL, everything on this machine.
 * All wait, get the paper at T0, answer at exam pace compressed 20 times, hand in.
 * Needs two open files per candidate (ulimit -n), half of them in the server.
 */
import type { ChildProcess } from 'node:child_process'
import { parseArgs } from 'node:util'
import { keepSecret } from '#db/embedded/secrets.ts'
import { startEmbedded } from '#db/embedded/start-embedded.ts'
import { migrate } from '#db/migrate.ts'
import { provision } from '#db/provision.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { fillSitting, OPENS_AT, type SittingDatabase } from '#tests/db/sitting/sitting-database.ts'
import { findDatabaseProcess, makeDataRoot, removeDataRoot, startServer } from '#tests/setup/start-server.ts'
import { readCpuMs, readFamilyCpuMs } from './cpu-time.ts'
import { percentile } from './percentile.ts'
import { readMemoryMb } from './process-memory.ts'
import { order, startGenerator, type Done } from './turno-generators.ts'

const ITEMS = 48
/** Two hours for 48 items, each fourth of which is changed once more: one change in 120 s; and 20 times as fast. */
const ANSWER_EVERY_MS = 120_000 / 20
const HAND_IN_WITHIN_MS = 20_000
/** The node looks at the database's clock every five seconds. */
const UNTIL_T0_MS = 8000
const PER_GENERATOR = 5000

const { values } = parseArgs({ options: {
  candidates: { type: 'string', default: '5000' }, seconds: { type: 'string', default: '30' },
  json: { type: 'boolean', default: false },
} })
const candidates = Number(values.candidates)
const seconds = Number(values.seconds)
if (!Number.isSafeInteger(candidates) || candidates < 1) throw new Error('--candidates must be a whole number from 1')
if (!(seconds > 0)) throw new Error('--seconds must be a positive number')
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { process.exit(1) })

const [databaseRoot, serverRoot] = [makeDataRoot(), makeDataRoot()]
const embedded = await startEmbedded({ root: databaseRoot })
try {
  const line = await bench()
  console.log(values.json ? JSON.stringify(line) : line)
  if (line.lost > 0) process.exitCode = 1
} finally {
  await embedded.stop()
  for (const root of [databaseRoot, serverRoot]) removeDataRoot(root)
}

async function bench() {
  const { superuserUrl } = embedded
  const urls = await provision({
    superuserUrl, database: 'bench', ownerPassword: keepSecret(serverRoot, 'external-owner'),
    appPassword: keepSecret(serverRoot, 'external-app'),
  })
  await migrate(urls.ownerUrl)
  const sitting = await fillSitting(urls, { attempts: candidates, items: ITEMS })
  await admitAll(sitting)
  const url = new URL(superuserUrl)
  url.pathname = '/bench'
  const server = await startServer({ root: serverRoot, env: { DATABASE_URL: url.href } })
  const generators = Array.from({ length: Math.ceil(candidates / PER_GENERATOR) }, startGenerator)
  try {
    const connectedMs = await connectAll(generators, server.port, sitting)
    const postmaster = findDatabaseProcess(databaseRoot)?.pid ?? 0
    const [serverCpu, postgresCpu] = [readCpuMs(server.pid), readFamilyCpuMs(postmaster)]
    const reports = await sitAll(generators, sitting)
    const cpu = { serverCpuMs: readCpuMs(server.pid) - serverCpu, postgresCpuMs: readFamilyCpuMs(postmaster) - postgresCpu }
    return { ...summarise(reports, connectedMs), serverRssMb: readMemoryMb(server.pid, 'peak'), ...await compare(sitting, reports), detail: {
      seconds, answerEveryMs: ANSWER_EVERY_MS, handInWithinMs: HAND_IN_WITHIN_MS, generators: generators.length, ...cpu,
      acked: reports.reduce((sum, { acked }) => sum + acked.length, 0),
      attachesAtT0: reports.reduce((sum, { attaches }) => sum + attaches, 0),
      refused: Object.assign({}, ...reports.map(({ refused }) => refused)) as Record<string, number>,
    } }
  } finally {
    for (const generator of generators) generator.disconnect()
    await server.stop()
    await sitting.close()
  }
}

/** As the owner, past the door: who checks in how fast is not measured here. */
async function admitAll({ owner: { sql } }: SittingDatabase): Promise<void> {
  await sql`update attempt set state = 'admitted', admitted_at = opens_at - interval '30 minutes',
    permutation_seed = encode(sha256(id::text::bytea), 'hex')`
  await sql`analyze`
}

async function connectAll(generators: readonly ChildProcess[], port: number, { attempts }: SittingDatabase) {
  const from = performance.now()
  await Promise.all(generators.map((generator, index) => {
    const first = index * PER_GENERATOR
    const cookies = attempts.slice(first, first + PER_GENERATOR).map(({ cookie }) => cookie)
    return order(generator, { kind: 'connect', port, cookies, first }, 'connected')
  }))
  return Math.round(performance.now() - from)
}

async function sitAll(generators: readonly ChildProcess[], sitting: SittingDatabase): Promise<Done[]> {
  await sitting.startClock(instant(OPENS_AT - UNTIL_T0_MS))
  const [{ inMs }] = await sitting.owner.sql<[{ inMs: number }]>`
    select (extract(epoch from to_timestamp(${OPENS_AT / 1000}) - efiser_now()) * 1000)::float8 as "inMs"`
  return Promise.all(generators.map((generator) => order(generator, {
    kind: 'sit', inMs, answerEveryMs: ANSWER_EVERY_MS, answerForMs: seconds * 1000, handInWithinMs: HAND_IN_WITHIN_MS,
  }, 'done')))
}

function summarise(reports: readonly Done[], connectedMs: number) {
  const at = (name: 'keys' | 'firstItems' | 'acks' | 'handIns', share: number) =>
    percentile(reports.flatMap((report) => report[name]), share)
  return {
    candidates, connectedMs, keyDeliveredP99Ms: at('keys', 0.99), firstItemP99Ms: at('firstItems', 0.99),
    ackP50Ms: at('acks', 0.5), ackP99Ms: at('acks', 0.99), handInP99Ms: at('handIns', 0.99),
    bytesPerCandidate: Math.round(reports.reduce((sum, { bytes }) => sum + bytes, 0) / candidates),
    generatorCpuMs: Math.round(reports.reduce((sum, { cpuMs }) => sum + cpuMs, 0)),
  }
}

async function compare({ owner, attempts }: SittingDatabase, reports: readonly Done[]): Promise<{ lost: number }> {
  const rows = await owner.db.selectFrom('answer_history').select(['attempt_id', 'item_id', 'revision']).execute()
  const stored = new Set(rows.map((row) => `${row.attempt_id} ${row.item_id} ${String(row.revision)}`))
  const acked = reports.flatMap((report) => report.acked)
  const lost = acked.filter(([candidate, itemId, revision]) =>
    !stored.has(`${attempts[candidate]?.id ?? ''} ${itemId} ${String(revision)}`))
  return { lost: lost.length }
}
