/**
 * One fault from start to verdict: the real server process on real PostgreSQL,
 * candidates answering over real sockets, the fault in the middle of it, everybody
 * back and handing in, and then the examiner.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { findFreePort } from '#db/embedded/free-port.ts'
import { makeDataRoot, removeDataRoot, startServer, type RunningServer } from '#tests/setup/start-server.ts'
import { createCandidate, type SimulatedCandidate } from './candidate.ts'
import type { Fault, World } from './fault.ts'
import type { FaultyPostgres } from './postgres.ts'
import { createRecord } from './record.ts'
import { createFaultSitting, dropDatabase } from './sitting.ts'
import { judge, type Verdict } from './verdict.ts'

const ITEMS = 40
const UNDISTURBED_MS = 3000
const ANSWERS_AFTER = 3
const AT_ONCE = 25

export interface FaultReport extends Verdict {
  name: string
  candidates: number
  /** From the beginning of the fault to its repair. */
  brokenMs: number
  /** From the repair to the next acknowledgement. */
  firstAckMs: number
  /** As the candidates saw them. */
  refused: Record<string, number>
}

export type SkippedFault = { name: string; why: string }

export async function runFault(
  fault: Fault, shared: FaultyPostgres, candidates: number,
): Promise<FaultReport | SkippedFault> {
  const lacks = fault.whyNot?.() ?? null
  if (lacks !== null) return { name: fault.name, why: lacks }
  if (fault.ownPostgres === undefined) return await runOn(shared, fault, candidates)
  const own = await fault.ownPostgres()
  if ('why' in own) return { name: fault.name, why: own.why }
  try {
    return await runOn(own.postgres, fault, candidates)
  } finally {
    await own.end()
  }
}

async function runOn(postgres: FaultyPostgres, fault: Fault, candidates: number): Promise<FaultReport> {
  const serverRoot = makeDataRoot()
  const database = `fault_${fault.name.replaceAll(/\W+/g, '_')}`.toLowerCase()
  const { superuserUrl } = postgres
  const sitting = await createFaultSitting({ superuserUrl, database, serverRoot, candidates, items: ITEMS })
  const port = await findFreePort()
  const start = (environment = {}) => startServer({
    root: serverRoot, port, env: { DATABASE_URL: sitting.url, ...fault.environment, ...environment },
  })
  let server: RunningServer | null = fault.ownServers === true ? null : await start()
  const crowd: SimulatedCandidate[] = []
  const world: World = {
    postgres, sitting, crowd, port, serverRoot, origin: `http://127.0.0.1:${String(port)}`,
    async killServer() {
      await server?.kill()
    },
    async startServer(environment) {
      server = await start(environment)
    },
  }
  const between = await fault.connect?.(world)
  try {
    const times = await sit(fault, world, crowd, (index) => between?.originOf(index) ?? world.origin)
    const verdict = await judge(sitting, crowd)
    return { name: fault.name, candidates, ...times, ...verdict, refused: sumRefused(crowd) }
  } catch (error) {
    process.stderr.write(`${server?.output().slice(-4000) ?? ''}\n`)
    throw error
  } finally {
    for (const candidate of crowd) candidate.leave()
    await between?.close()
    await server?.stop()
    await sitting.close()
    await dropDatabase(superuserUrl, database)
    removeDataRoot(serverRoot)
  }
}

async function sit(fault: Fault, world: World, crowd: SimulatedCandidate[], originOf: (index: number) => string) {
  let repairedAt = Infinity
  let firstAckAt = Infinity
  world.sitting.attempts.forEach((attempt, index) => {
    const counts = fault.affects?.(index) ?? true
    const record = createRecord((sentAt) => {
      const now = performance.now()
      if (counts && now >= repairedAt && sentAt < now) firstAckAt = Math.min(firstAckAt, now)
    })
    crowd.push(createCandidate({ attempt, record, clockErrorMs: fault.clockErrorMs?.(index) ?? 0 }))
  })
  await inGroups(crowd, async (candidate, index) => {
    candidate.open({ origin: originOf(index) })
    await candidate.hold()
  })
  let stopped = false
  const answering = Promise.all(crowd.map((candidate) => candidate.answerUntil(() => stopped)))
  await pause(UNDISTURBED_MS)
  const brokenAt = performance.now()
  await fault.inject(world)
  repairedAt = performance.now()
  while (firstAckAt === Infinity && performance.now() - repairedAt < 60_000) await pause(20)
  await pause(500)
  stopped = true
  await answering
  await Promise.all(crowd.map((candidate) => candidate.finish(ANSWERS_AFTER)))
  return { brokenMs: Math.round(repairedAt - brokenAt), firstAckMs: Math.round(firstAckAt - repairedAt) }
}

/** A few at a time: this is no test of three hundred handshakes in one millisecond. */
async function inGroups<T>(list: readonly T[], act: (one: T, index: number) => Promise<void>): Promise<void> {
  for (let start = 0; start < list.length; start += AT_ONCE) {
    await Promise.all(list.slice(start, start + AT_ONCE).map((one, index) => act(one, start + index)))
  }
}

function sumRefused(crowd: readonly SimulatedCandidate[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const { record } of crowd) {
    for (const [code, count] of Object.entries(record.refused)) sum[code] = (sum[code] ?? 0) + count
  }
  return sum
}
