/**
 * npm run -s bench:saves -- --json [--seconds 15]: how many answers per second the
 * platform saves, as fast as acks come: 200 sockets, 2 operations in flight each,
 * on durable PostgreSQL, everything on this machine. Prints one line of JSON.
 * In rounds, with the floor (single-row-floor.ts) before and after each on the same
 * server, since a shared machine changes its pace: figures are the medians of the rounds.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '#db/client.ts'
import { startEmbedded } from '#db/embedded/start-embedded.ts'
import { migrate } from '#db/migrate.ts'
import { provision } from '#db/provision.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { fillSitting, OPENS_AT, putInProgress } from '#tests/db/sitting/sitting-database.ts'
import { findDatabaseProcess, makeDataRoot, removeDataRoot } from '#tests/setup/start-server.ts'
import { readCpuMs, readFamilyCpuMs } from './cpu-time.ts'
import type { GeneratorReport, GeneratorTask } from './save-generator.ts'
import { measureFloor, type Floor } from './single-row-floor.ts'

const SOCKETS = 200
const IN_FLIGHT = 2
const ITEMS = 40
/** More than a round can make of one item. */
const REVISIONS_PER_ROUND = 100_000
/** Those of `npm start`. */
const SERVER_FLAGS = ['--max-semi-space-size=64']
const ROUNDS = 5
const WARM_UP_SECONDS = 1
const FLOOR_SECONDS = 1.5

const { values } = parseArgs({ options: {
  json: { type: 'boolean' }, seconds: { type: 'string', default: '15' },
} })
const seconds = Number(values.seconds)
if (!(seconds > 0)) throw new Error('--seconds must be a positive number')

const root = makeDataRoot()
const embedded = await startEmbedded({ root })
try {
  const line = await bench()
  console.log(values.json === true ? JSON.stringify(line) : line)
  if (line.acked !== line.stored) process.exitCode = 1
} finally {
  await embedded.stop()
  removeDataRoot(root)
}

async function bench() {
  const { superuserUrl, ownerPassword, appPassword } = embedded
  const urls = await provision({ superuserUrl, database: 'bench', ownerPassword, appPassword })
  await migrate(urls.ownerUrl)
  await assertDurable(urls.ownerUrl)
  const sitting = await fillSitting(urls, { attempts: SOCKETS, items: ITEMS })
  await putInProgress(sitting, sitting.attempts.map(({ id }) => id))
  await sitting.startClock(instant(OPENS_AT + 60_000))

  const server = start('bench-server.ts', [urls.appUrl], SERVER_FLAGS)
  const { port } = await hear<{ port: number }>(server, (message) => 'port' in message)
  const floors = [await measureFloor(urls.ownerUrl, FLOOR_SECONDS)]
  const rounds: Round[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push(await runSaves(server, {
      port, cookies: sitting.attempts.map(({ cookie }) => cookie), deviceIds: sitting.attempts.map(({ id }) => id),
      items: sitting.items, inFlight: IN_FLIGHT,
      revisionsBefore: round * REVISIONS_PER_ROUND, warmUpSeconds: WARM_UP_SECONDS, seconds: seconds / ROUNDS,
    }))
    floors.push(await measureFloor(urls.ownerUrl, FLOOR_SECONDS))
  }
  const ratiosTo = (reading: keyof Floor) => rounds.map(({ savesPerSecond }, round) =>
    2 * savesPerSecond / ((floors[round]?.[reading] ?? NaN) + (floors[round + 1]?.[reading] ?? NaN)))
  const stats = await askStats(server)
  await end(server)
  const [{ stored }] = await sitting.owner.sql<[{ stored: number }]>`select count(*) as stored from answer_history`
  await sitting.close()
  const of = (figure: keyof Round) => medianOf(rounds.map((round) => round[figure]))
  return {
    savesPerSecond: Math.round(of('savesPerSecond')),
    p50AckMs: round(of('p50'), 1),
    p99AckMs: round(of('p99'), 1),
    pgSingleRowTps: Math.round(medianOf(floors.map(({ transactions }) => transactions))),
    ratio: round(medianOf(ratiosTo('transactions')), 2),
    cpuMsPerSave: round(of('cpuMsPerSave'), 4),
    acked: rounds.reduce((sum, { acked }) => sum + acked, 0),
    stored,
    detail: {
      seconds, sockets: SOCKETS, inFlight: IN_FLIGHT, refused: rounds.reduce((sum, { refused }) => sum + refused, 0),
      ratios: ratiosTo('transactions').map((ratio) => round(ratio, 2)),
      savesPerRound: rounds.map(({ savesPerSecond }) => Math.round(savesPerSecond)),
      floors: floors.map(({ transactions }) => Math.round(transactions)),
      loneStatementTps: Math.round(medianOf(floors.map(({ statements }) => statements))),
      ratioToLoneStatements: round(medianOf(ratiosTo('statements')), 2),
      floorsOfLoneStatements: floors.map(({ statements }) => Math.round(statements)),
      nodeMsPerSave: round(of('nodeMsPerSave'), 4),
      postgresMsPerSave: round(of('postgresMsPerSave'), 4), generatorMsPerSave: round(of('generatorMsPerSave'), 4),
      server: { batches: stats.batches, largestBatch: stats.largestBatch },
    },
  }
}

type Round = Awaited<ReturnType<typeof runSaves>>

async function assertDurable(url: string): Promise<void> {
  const { sql, close } = openDatabase({ url, max: 1 })
  const [settings] = await sql`select current_setting('fsync') as fsync,
    current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages`
  await close()
  if (Object.values(settings ?? {}).some((value) => value !== 'on')) throw new Error('PostgreSQL is not durable here')
}

async function runSaves(server: ChildProcess, task: GeneratorTask) {
  const generator = start('save-generator.ts', [])
  const measuring = hear<GeneratorReport>(generator, isKind('measuring'))
  const ended = hear<Extract<GeneratorReport, { kind: 'measured' }>>(generator, isKind('measured'))
  const done = hear<Extract<GeneratorReport, { kind: 'done' }>>(generator, isKind('done'))
  generator.send(task)
  const postmaster = findDatabaseProcess(root)?.pid
  if (postmaster === undefined || server.pid === undefined) throw new Error('a process of the bench is missing')
  await measuring
  const [nodeBefore, postgresBefore] = [readCpuMs(server.pid), readFamilyCpuMs(postmaster)]
  const { saves, seconds: measuredSeconds, p50, p99 } = await ended
  const nodeMs = readCpuMs(server.pid) - nodeBefore
  const postgresMs = readFamilyCpuMs(postmaster) - postgresBefore
  const { acked, refused, cpuMs } = await done
  await end(generator)
  return {
    savesPerSecond: saves / measuredSeconds, p50, p99, acked, refused,
    cpuMsPerSave: (nodeMs + postgresMs) / saves, nodeMsPerSave: nodeMs / saves, postgresMsPerSave: postgresMs / saves,
    generatorMsPerSave: cpuMs / saves,
  }
}

async function askStats(server: ChildProcess): Promise<{ batches: number; largestBatch: number }> {
  const answer = hear<{ stats: { batches: number; largestBatch: number } }>(server, isStats)
  server.send('stats')
  return (await answer).stats
}

async function end(child: ChildProcess): Promise<void> {
  child.disconnect()
  await once(child, 'exit')
}

function start(file: string, args: string[], execArgv: string[] = []): ChildProcess {
  return fork(path.join(import.meta.dirname, file), args, { execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

function isStats(message: object): boolean {
  return 'stats' in message
}

function isKind(kind: GeneratorReport['kind']) {
  return (message: object) => 'kind' in message && message.kind === kind
}

function hear<T>(child: ChildProcess, matches: (message: object) => boolean): Promise<T> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && matches(message)) resolve(message as T)
    })
    child.on('exit', () => { reject(new Error('a process of the bench ended early')) })
  })
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? NaN, sorted[middle] ?? NaN]
  return (low + high) / 2
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals))
}
