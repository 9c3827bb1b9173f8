/**
 * npm run -s bench:registro -- --json [--residents 2000]: residents register over HTTP as fast as they are answered, on
 * the real server with the demonstration's call; then the public call is read; then two turnos of candidates answer at
 * exam pace, the second while pictures are uploaded without pause. Everything on this machine; one line of JSON.
 */
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { LARGEST_IMAGE_BYTES } from '#app/publications/examine-image.server.ts'
import type { Database } from '#db/client.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { seededRandom } from '#exam-engine/kernel/seeded-random.ts'
import { instant, type Instant } from '#exam-engine/kernel/time.ts'
import { openServerDatabase } from '#tests/e2e/support/server-database.ts'
import { openSession } from '#tests/factories/open-session.ts'
import { startServer, type RunningServer } from '#tests/setup/start-server.ts'
import { percentile } from './percentile.ts'
import { readMemoryMb } from './process-memory.ts'
import { flood, inParallel, newMeasured, register } from './registro-client.ts'
import { CEME, insertRegistrants, type Registrant } from './registro-people.ts'
import { order, startGenerator } from './turno-generators.ts'
import { setClock } from './set-clock.ts'

const AT_ONCE = 32
const PUBLIC_READS = 500
/** The node looks at the database's clock every five seconds. */
const UNTIL_T0_MS = 8000
const SITTING = { answerEveryMs: 200, answerForMs: 15_000, handInWithinMs: 1000 } as const
const NOISE_SIDE = 1000

const { values } = parseArgs({ options: {
  residents: { type: 'string', default: '2000' }, json: { type: 'boolean', default: false },
} })
const residents = Number(values.residents)
if (!Number.isSafeInteger(residents) || residents < 8) throw new Error('--residents must be a whole number from 8')
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { process.exit(1) })

const server = await startServer()
try {
  const database = openServerDatabase(server.root)
  const line = await bench(database)
  await database.close()
  console.log(values.json ? JSON.stringify(line) : line)
  if (line.errors > 0 || line.lost > 0) process.exitCode = 1
} finally {
  await server.stop()
}

async function bench(database: Database) {
  const call = await findCurrentConvocatoria(database.db)
  if (call === undefined) throw new Error('the demonstration has a call')
  const registrants = await insertRegistrants(database, call.id, residents)
  await setClock(database, instant(call.registration_from + 60_000))
  const site = { url: server.url, picture: await makePicture() }
  const registering = await registerAll(site, registrants)
  const publicCallMs = await readPublicCall(site.url)
  await keepUploadsOpen(database, call.id)
  const [quietTurno, floodedTurno] = await findTurnos(database)
  if (quietTurno === undefined || floodedTurno === undefined) throw new Error('the demonstration has turnos')
  const quiet = await sitTurno(database, server, quietTurno)
  let over = false
  const flooding = flood(site, registrants, () => over)
  const flooded = await sitTurno(database, server, floodedTurno)
  over = true
  return {
    residents, ...registering, publicCallP99Ms: percentile(publicCallMs, 0.99),
    ackP99Ms: percentile(quiet.acks, 0.99), ackP99MsUnderUploads: percentile(flooded.acks, 0.99), lost: quiet.lost + flooded.lost,
    detail: {
      publicCallP50Ms: percentile(publicCallMs, 0.5), acks: quiet.acks.length, acksUnderUploads: flooded.acks.length,
      ackP50Ms: percentile(quiet.acks, 0.5), ackP50MsUnderUploads: percentile(flooded.acks, 0.5), uploads: await flooding,
      pictureBytes: site.picture.length,
    },
  }
}

async function registerAll(site: { url: string, picture: Uint8Array<ArrayBuffer> }, registrants: readonly Registrant[]) {
  const measured = newMeasured()
  const memory: number[] = []
  let done = 0
  const from = performance.now()
  await inParallel(AT_ONCE, registrants, async (registrant) => {
    await register(site, registrant, measured)
    done += 1
    if (done % Math.floor(residents / 4) === 0) memory.push(readMemoryMb(server.pid, 'now'))
  })
  const seconds = (performance.now() - from) / 1000
  const all = Object.values(measured.times).flat()
  return {
    requestsPerSecond: Math.round(all.length / seconds), p99Ms: percentile(all, 0.99),
    errors: Object.values(measured.errors).reduce((sum, count) => sum + count, 0),
    /** Held by the server after each fourth of the residents. */
    memoryMb: memory,
    registering: {
      seconds: Math.round(seconds), errors: measured.errors,
      ...Object.fromEntries(Object.entries(measured.times).map(([kind, times]) =>
        [kind, { p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99) }])),
    },
  }
}

async function readPublicCall(url: string): Promise<number[]> {
  const times: number[] = []
  await inParallel(2, Array.from({ length: PUBLIC_READS }, () => `${url}/convocatoria`), async (page) => {
    const from = performance.now()
    const response = await fetch(page)
    await response.text()
    if (response.status !== 200) throw new Error(`the public call answered ${String(response.status)}`)
    times.push(performance.now() - from)
  })
  return times
}

interface Turno { id: string, starts_at: Instant }

/** The two largest beside that of those who have just registered, in their order: one that is over when the clock comes to it has nobody. */
async function findTurnos({ sql }: Database): Promise<Turno[]> {
  const turnos = await sql<Turno[]>`select t.id, t.starts_at from turno t join attempt a on a.turno_id = t.id
    where not exists (select from exam e where e.turno_id = t.id and e.ceme = ${CEME.ceme} and e.grade = ${CEME.grade})
    group by t.id order by count(*) desc, t.number limit 2`
  return turnos.toSorted((left, right) => left.starts_at - right.starts_at)
}

/** One process answers for all candidates of a turno from T0 on; what it was told is stored is looked for. */
async function sitTurno(database: Database, { port }: RunningServer, turno: Turno) {
  const cookies = await admitAll(database, turno.id)
  await setClock(database, instant(turno.starts_at - 600_000))
  const generator = startGenerator()
  try {
    await order(generator, { kind: 'connect', port, cookies: cookies.map(({ cookie }) => cookie), first: 0 }, 'connected')
    await setClock(database, instant(turno.starts_at - UNTIL_T0_MS))
    const done = await order(generator, { kind: 'sit', inMs: UNTIL_T0_MS, ...SITTING }, 'done')
    const rows = await database.sql<{ key: string }[]>`
      select attempt_id || ' ' || item_id || ' ' || revision as key from answer_history`
    const stored = new Set(rows.map(({ key }) => key))
    const lost = done.acked.filter(([candidate, itemId, revision]) =>
      !stored.has(`${cookies[candidate]?.attemptId ?? ''} ${itemId} ${String(revision)}`)).length
    return { acks: done.acks, lost }
  } finally {
    generator.disconnect()
  }
}

/** As the owner, past the door. */
async function admitAll(database: Database, turnoId: string) {
  const { sql } = database
  const attempts = await sql<{ id: string, person_id: string }[]>`
    update attempt set state = 'admitted', admitted_at = opens_at - interval '30 minutes',
      permutation_seed = encode(sha256(attempt.id::text::bytea), 'hex')
    from candidate where candidate.id = candidate_id and turno_id = ${turnoId} and state = 'expected'
    returning attempt.id, candidate.person_id`
  return Promise.all(attempts.map(async ({ id, person_id: personId }) => (
    { attemptId: id, cookie: await openSession(database, personId) })))
}

/** So that pictures are still taken while an exam runs; a published window does not move otherwise. */
async function keepUploadsOpen({ sql }: Database, convocatoriaId: string): Promise<void> {
  await sql.begin(async (trx) => {
    await trx`set local session_replication_role = replica`
    await trx`update convocatoria set registration_until = results_from where id = ${convocatoriaId}`
  })
}

/** Noise does not compress: a picture just under the limit of the regulation. */
async function makePicture(): Promise<Uint8Array<ArrayBuffer>> {
  const random = seededRandom('picture')
  const noise = Buffer.from(Uint8Array.from({ length: NOISE_SIDE ** 2 }, () => random.int(256)))
  for (let quality = 90; quality > 0; quality -= 5) {
    const bytes = await sharp(noise, { raw: { width: NOISE_SIDE, height: NOISE_SIDE, channels: 1 } }).jpeg({ quality }).toBuffer()
    if (bytes.length <= LARGEST_IMAGE_BYTES) return Uint8Array.from(bytes)
  }
  throw new Error('no quality is small enough')
}
