/**
 * npm run -s bench:results -- --json [--residents 10000] [--letters 1000]: at the minute of publication all residents
 * open their result over HTTP as fast as they are answered; then some of them ask for their letter, each twice at the
 * same time, and each letter must have been issued once. Everything on this machine; one line of JSON.
 */
import { parseArgs } from 'node:util'
import type { Database } from '#db/client.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { openServerDatabase } from '#tests/e2e/support/server-database.ts'
import { startServer } from '#tests/setup/start-server.ts'
import { readCpuMs } from './cpu-time.ts'
import { percentile } from './percentile.ts'
import { readMemoryMb } from './process-memory.ts'
import { inParallel } from './registro-client.ts'
import { insertWinners, type Winner } from './results-people.ts'
import { readCount } from './read-count.ts'
import { setClock } from './set-clock.ts'

const AT_ONCE = 64

const { values } = parseArgs({ options: {
  residents: { type: 'string', default: '10000' }, letters: { type: 'string', default: '1000' },
  json: { type: 'boolean', default: false },
} })
const residents = readCount(values.residents)
const letters = Math.min(readCount(values.letters), residents)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { process.exit(1) })

const server = await startServer()
try {
  const database = openServerDatabase(server.root)
  const line = await bench(database)
  await database.close()
  console.log(values.json ? JSON.stringify(line) : line)
  if (line.errors > 0 || line.letters.issuedTwice > 0) process.exitCode = 1
} finally {
  await server.stop()
}

async function bench(database: Database) {
  const call = await findCurrentConvocatoria(database.db)
  if (call === undefined) throw new Error('the demonstration has a call')
  const winners = await insertWinners(database, call.id, residents, letters)
  await setClock(database, instant(call.results_from - 60_000))
  const early = await openResults(winners.slice(0, AT_ONCE))
  if (early.seen > 0) throw new Error('a result was readable before its time')
  await setClock(database, call.results_from)
  const opened = await openResults(winners)
  const issued = await fetchLetters(winners.slice(0, letters))
  const stored = await readLetters(database)
  return {
    residents, requestsPerSecond: perSecond(winners.length, opened.seconds), p50Ms: percentile(opened.times, 0.5),
    p99Ms: percentile(opened.times, 0.99), cpuMsPerRequest: Math.round(opened.cpuMs / winners.length * 100) / 100,
    errors: winners.length - opened.seen + issued.errors,
    letters: {
      asked: letters, issued: stored.size, perSecond: perSecond(stored.size, issued.seconds),
      p99Ms: percentile(issued.times, 0.99), refusedSecond: issued.refused,
      /** Letters whose two answers differ from each other or from what the database says was issued. */
      issuedTwice: [...issued.hashes].filter(([folio, hashes]) => [...hashes].some((hash) => hash !== stored.get(folio))).length,
    },
    memoryMb: readMemoryMb(server.pid, 'peak'),
  }
}

/** How many saw the page with their own folio and seat, how long each waited, and the server's processor time. */
async function openResults(winners: readonly Winner[]) {
  const times: number[] = []
  let seen = 0
  const cpuBefore = readCpuMs(server.pid)
  const from = performance.now()
  await inParallel(AT_ONCE, winners, async ({ cookie, folio }) => {
    const askedAt = performance.now()
    const response = await fetch(`${server.url}/resultado`, { headers: { cookie }, redirect: 'manual' })
    const page = await response.text()
    times.push(performance.now() - askedAt)
    if (response.status === 200 && page.includes(folio) && page.includes('Su sede asignada')) seen += 1
  })
  return { times, seen, seconds: (performance.now() - from) / 1000, cpuMs: readCpuMs(server.pid) - cpuBefore }
}

/** Each asks twice at once in the same session: one letter, whose bytes both may have. */
async function fetchLetters(winners: readonly Winner[]) {
  const times: number[] = []
  const hashes = new Map<string, Set<string>>()
  let refused = 0
  let errors = 0
  const from = performance.now()
  await inParallel(AT_ONCE / 2, winners, async ({ cookie, folio }) => {
    const own = new Set<string>()
    await Promise.all([1, 2].map(async () => {
      const askedAt = performance.now()
      const response = await fetch(`${server.url}/resultado/carta.pdf`, {
        method: 'POST', redirect: 'manual', headers: { cookie, 'sec-fetch-site': 'same-origin' },
      })
      const bytes = Buffer.from(await response.arrayBuffer())
      times.push(performance.now() - askedAt)
      if (response.status === 200 && bytes.subarray(0, 5).toString() === '%PDF-') own.add(sha256Hex(bytes))
      else if (response.status === 409) refused += 1
      else errors += 1
    }))
    if (own.size === 0) errors += 1
    hashes.set(folio, own)
  })
  return { times, hashes, refused, errors, seconds: (performance.now() - from) / 1000 }
}

async function readLetters({ sql }: Database): Promise<Map<string, string>> {
  const rows = await sql<{ folio: string, sha256: string }[]>`
    select c.folio, l.sha256 from letter l join award a on a.id = l.award_id join candidate c on c.id = a.candidate_id`
  return new Map(rows.map(({ folio, sha256: hash }) => [folio, hash]))
}

function perSecond(count: number, seconds: number): number {
  return Math.round(count / seconds * 10) / 10
}
