/** The auditor's samples over a published selection: drawn once from a recorded seed, judged row by row, closed. */
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { closeSample, drawStartedSample, recordFinding, startSample } from '#app/use-cases/sample-audit.server.ts'
import { findSample, listSampleRows } from '#db/queries/audit-samples.ts'
import { readSampleFacts } from '#db/queries/audit-sample-facts.ts'
import { readRegister, REGISTERS } from '#db/queries/auditor-registers.ts'
import { openDatabase } from '#db/client.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { drawSample, readPopulation } from '#exam-engine/audit/draw-sample.ts'
import { CHECKS, type Population } from '#exam-engine/audit/sample-checks.ts'
import { addDuration, hours } from '#exam-engine/kernel/time.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { createDemoDatabase, findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { publishNextCall } from '#tests/factories/next-call.ts'
import { demand, freezeAndRun, markEverything, publishRun } from '#tests/factories/published-selection.ts'
import { sitExam } from '#tests/factories/sat-exam.ts'

const OLD = 'rama-2024-2025-1'

let demo: DemoDatabase
let auditor: Actor
let runId: string

beforeAll(async () => {
  demo = await createDemoDatabase()
  await sitExam(demo, 'Gineco obstetricia', 4)
  await markEverything(demo)
  runId = await freezeAndRun(demo)
  const { person_id: id } = await demo.database.db.selectFrom('role_grant').select('person_id').where('role', '=', 'auditor')
    .orderBy('person_id').limit(1).executeTakeFirstOrThrow()
  auditor = await demo.actorOf(id)
}, 120_000)

afterAll(() => demo.drop())

interface More { callId?: string, runId?: string, size?: number, seed?: string }

const start = (population: Population, { callId, runId: run, size = 5, seed }: More = {}) =>
  startSample(demo, auditor, { population, callId: callId ?? null, runId: run ?? null, size, seed: seed ?? null })
const draw = async (population: Population, more: Parameters<typeof start>[1] = {}) => {
  const id = demand(await start(population, more))
  demand(await drawStartedSample(demo, auditor, id))
  return id
}
const sampleOf = async (id: string) => {
  const sample = await findSample(demo.database.db, id)
  if (sample === undefined) throw new Error('the sample is there')
  return sample
}

test('results of a run that is not published are nobody\'s sample', async () => {
  expect(await start('results', { runId })).toMatchObject({ refusal: 'SAMPLE_UNKNOWN' })
  await publishRun(demo, runId)
  expect(await start('results', { runId })).toMatchObject({ ok: true })
})

test('the seed is in the audit before the population is read', async () => {
  const id = await draw('attempts')
  const { db } = demo.database
  const events = await db.selectFrom('audit_event').select(['action', 'payload']).where('subject_id', '=', id).orderBy('seq').execute()
  expect(events.map(({ action }) => action)).toEqual(['audit.startSample', 'audit.drawSample'])
  const { seed, population_sha256: sha256 } = await sampleOf(id)
  expect(seed).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.parse(events[0]?.payload ?? '{}')).toMatchObject({ seed, source: 'drawn' })
  expect(events[0]?.payload).not.toContain(sha256)
  expect(JSON.parse(events[1]?.payload ?? '{}')).toMatchObject({ populationSha256: sha256 })
})

test.each(['attempts', 'registrations', 'results'] as const)('anyone draws a sample of %s again from seed and population, and each row has its facts', async (population) => {
  const id = await draw(population, { seed: 'Sorteo 1234 de la Lotería', size: 4, ...(population === 'results' ? { runId } : {}) })
  const sample = await sampleOf(id)
  expect(sha256Hex(sample.population_ids ?? '')).toBe(sample.population_sha256)
  const ids = readPopulation(sample.population_ids ?? '')
  expect(ids).toHaveLength(sample.population_count ?? -1)
  const rows = await listSampleRows(demo.database.db, id)
  expect(rows.map(({ subjectId }) => subjectId)).toEqual(drawSample('Sorteo 1234 de la Lotería', ids, 4))
  for (const { subjectId } of rows) {
    const facts = await readSampleFacts(demo.database.db, population, subjectId, sample.run_id)
    expect(facts).toBeDefined()
    // Of a person there is a folio or a random id, and no score. §5.1
    expect(Object.keys(facts ?? {}).some((key) => ['folio', 'selectionId'].includes(key))).toBe(true)
    expect(Object.keys(facts ?? {})).not.toEqual(expect.arrayContaining(['efiser']))
    expect(JSON.stringify(facts)).not.toMatch(/"(efiser|enarm|piImss|mark)":/)
  }
})

test.each(['publications', 'letters'] as const)('the facts of %s can be read, also where nothing is', async (population) => {
  expect(await readSampleFacts(demo.database.db, population, '00000000-0000-4000-8000-000000000000', null)).toBeUndefined()
})

test('an exam of the demo agrees with its receipt, its key and the audit', async () => {
  const id = await draw('attempts', { size: 1 })
  const [row] = await listSampleRows(demo.database.db, id)
  expect(await readSampleFacts(demo.database.db, 'attempts', row?.subjectId ?? '', null))
    .toMatchObject({ markOfKey: true, audited: true, state: 'handedIn' })
})

test.each(REGISTERS)('the register of %s is read without names, addresses or marks', async (register) => {
  const rows = await readRegister(demo.database.db, register, 20)
  const text = JSON.stringify(rows)
  expect(text).not.toMatch(/@|"(efiser|mark|given_names|first_surname|subject|body|address)"/)
  if (['versiones', 'roles', 'publicaciones'].includes(register)) expect(rows.length).toBeGreaterThan(0)
})

test('a sample is drawn once, whoever asks at the same time', async () => {
  const id = demand(await start('attempts'))
  const drawn = await Promise.all([1, 2, 3].map(() => drawStartedSample(demo, auditor, id)))
  expect(drawn.filter(({ ok }) => ok)).toHaveLength(1)
  expect(drawn.find(({ ok }) => !ok)).toMatchObject({ refusal: 'SAMPLE_DRAWN' })
})

test('a population without anything keeps the seed and draws nothing', async () => {
  const id = demand(await start('letters'))
  expect(await drawStartedSample(demo, auditor, id)).toMatchObject({ refusal: 'POPULATION_EMPTY' })
  expect((await sampleOf(id)).drawn_at).toBeNull()
})

test('a row conforms when all was checked; the last finding counts and the first one stays', async () => {
  const id = await draw('attempts', { size: 2 })
  const all = CHECKS.attempts
  expect(await recordFinding(demo, auditor, id, 1, { outcome: 'conforms', checks: all.slice(1), text: '' }))
    .toMatchObject({ refusal: 'CHECKS_INCOMPLETE' })
  expect(await recordFinding(demo, auditor, id, 3, { outcome: 'conforms', checks: all, text: '' })).toMatchObject({ refusal: 'SAMPLE_UNKNOWN' })
  demand(await recordFinding(demo, auditor, id, 1, { outcome: 'observed', checks: [], text: 'Falta el acta' }))
  demand(await recordFinding(demo, auditor, id, 1, { outcome: 'conforms', checks: all, text: '' }))
  expect(await listSampleRows(demo.database.db, id)).toMatchObject([{ outcome: 'conforms', findings: 2 }, { outcome: null, findings: 0 }])
})

test('a sample closes when every row was judged, and then stays as it is', async () => {
  const id = await draw('attempts', { size: 2 })
  demand(await recordFinding(demo, auditor, id, 1, { outcome: 'conforms', checks: CHECKS.attempts, text: '' }))
  expect(await closeSample(demo, auditor, id, 'Conforme')).toMatchObject({ refusal: 'SAMPLE_INCOMPLETE', detail: { open: 1 } })
  demand(await recordFinding(demo, auditor, id, 2, { outcome: 'observed', checks: [], text: 'Otra huella' }))
  demand(await closeSample(demo, auditor, id, ' Un renglón con observación '))
  expect(await sampleOf(id)).toMatchObject({ statement: 'Un renglón con observación', closed_by: auditor.personId })
  expect(await recordFinding(demo, auditor, id, 1, { outcome: 'observed', checks: [], text: 'tarde' })).toMatchObject({ refusal: 'SAMPLE_CLOSED' })
  expect(await drawStartedSample(demo, auditor, id)).toMatchObject({ refusal: 'SAMPLE_CLOSED' })
})

test('nobody but an auditor writes a sample: not the coordination, and not past the use-case', async () => {
  const admin = await demo.actorOf(await findByRole(demo, 'admin'))
  expect(await startSample(demo, admin, { population: 'attempts', callId: null, runId: null, size: 1, seed: null })).toMatchObject({ refusal: 'AUDITOR_ONLY' })
  const { db } = demo.database
  await expect(db.insertInto('audit_sample').values({
    population: 'attempts', convocatoria_id: OLD, run_id: null, size: 1, seed: 'x', seed_source: 'given', started_by: admin.personId,
  }).execute()).rejects.toMatchObject({ constraint_name: 'audit_sample_by_auditor' })
})

test('the database keeps the order of things: rows before the draw, findings after it, nothing after the close', async () => {
  const { db, sql: plain } = demo.database
  const id = demand(await start('attempts', { size: 1 }))
  const finding = { sample_id: id, place: 1, outcome: 'observed' as const, checks: [], text: 'x', by_id: auditor.personId }
  await db.insertInto('audit_sample_row').values({ sample_id: id, place: 1, subject_id: 'a' }).execute()
  await expect(db.insertInto('audit_sample_finding').values(finding).execute())
    .rejects.toMatchObject({ constraint_name: 'audit_sample_finding_while_open' })
  const text = 'a\nb\n'
  await expect(db.updateTable('audit_sample').set({ population_ids: text, population_sha256: 'no', population_count: 2 })
    .where('id', '=', id).execute()).rejects.toMatchObject({ constraint_name: 'audit_sample_states_its_population' })
  await db.updateTable('audit_sample').set({ population_ids: text, population_sha256: sha256Hex(text), population_count: 2 }).where('id', '=', id).execute()
  await expect(db.insertInto('audit_sample_row').values({ sample_id: id, place: 2, subject_id: 'b' }).execute())
    .rejects.toMatchObject({ constraint_name: 'audit_sample_row_before_drawn' })
  await expect(db.updateTable('audit_sample').set({ statement: 'x', closed_by: auditor.personId }).where('id', '=', id).execute())
    .rejects.toMatchObject({ constraint_name: 'audit_sample_closed_complete' })
  await db.insertInto('audit_sample_finding').values(finding).execute()
  await db.updateTable('audit_sample').set({ statement: 'x', closed_by: auditor.personId }).where('id', '=', id).execute()
  await expect(db.updateTable('audit_sample').set({ statement: 'y' }).where('id', '=', id).execute())
    .rejects.toMatchObject({ constraint_name: 'audit_sample_as_drawn' })
  for (const statement of [`update audit_sample set seed = 'x'`, 'delete from audit_sample_finding', `update audit_sample_row set subject_id = 'x'`]) {
    await expect(plain.unsafe(statement), statement).rejects.toThrow(/permission denied/)
  }
})

test('a sample names its call: unchosen the one in force, and it stays when another comes into force', async () => {
  const named = demand(await start('registrations', { callId: OLD, size: 3, seed: 'con nombre' }))
  const unchosen = demand(await start('registrations', { size: 3, seed: 'sin elegir' }))
  expect(await start('attempts', { callId: 'rama-1999-2000-1' })).toMatchObject({ refusal: 'CALL_UNKNOWN' })
  const next = await publishNextCall(demo, { outNow: false })
  expect(await start('attempts', { callId: next })).toMatchObject({ refusal: 'CALL_UNKNOWN' })
  const now = await readNow(demo.database.db)
  const { published_at: out } = await demo.database.db.selectFrom('convocatoria').select('published_at').where('id', '=', next)
    .executeTakeFirstOrThrow()
  await demo.moveTo(addDuration(out, hours(24)))
  expect(await findCurrentConvocatoria(demo.database.db)).toMatchObject({ id: next })
  for (const id of [named, unchosen]) {
    demand(await drawStartedSample(demo, auditor, id))
    const { seed, convocatoria_id: call, population_ids: ids } = await sampleOf(id)
    expect(call).toBe(OLD)
    expect((await listSampleRows(demo.database.db, id)).map(({ subjectId }) => subjectId))
      .toEqual(drawSample(seed, readPopulation(ids ?? ''), 3))
  }
  const late = await draw('registrations', { callId: OLD })
  expect((await sampleOf(late)).population_sha256).toBe((await sampleOf(named)).population_sha256)
  const empty = demand(await start('registrations'))
  expect(await sampleOf(empty)).toMatchObject({ convocatoria_id: next, title: expect.stringContaining('2025-2026') })
  expect(await drawStartedSample(demo, auditor, empty)).toMatchObject({ refusal: 'POPULATION_EMPTY' })
  // Of results the run says it, whatever was chosen.
  expect((await sampleOf(demand(await start('results', { callId: next, runId })))).convocatoria_id).toBe(OLD)
  await demo.moveTo(now)
})

test('the database takes no sample without its call, none of another call\'s results, and changes it never', async () => {
  const { db } = demo.database
  const row = { population: 'results' as const, run_id: runId, size: 1, seed: 'x', seed_source: 'given' as const, started_by: auditor.personId }
  const { id: other } = await db.selectFrom('convocatoria').select('id').where('id', '<>', OLD).limit(1).executeTakeFirstOrThrow()
  for (const call of [other, sql<string>`null`]) {
    await expect(db.insertInto('audit_sample').values({ ...row, convocatoria_id: call }).execute())
      .rejects.toMatchObject({ constraint_name: 'audit_sample_names_its_call' })
  }
  const id = demand(await start('attempts'))
  await expect(db.updateTable('audit_sample').set({ convocatoria_id: other }).where('id', '=', id).execute())
    .rejects.toMatchObject({ constraint_name: 'audit_sample_as_drawn' })
})

test('samples from before keep their meaning: the drawn are of the call of their rows, the others of the one in force', async () => {
  const { db } = demo.database
  const before = await db.selectFrom('audit_sample').select(['id', 'convocatoria_id', 'population']).where('drawn_at', 'is not', null)
    .where('population_sha256', '<>', sha256Hex('a\nb\n')).execute()
  expect(new Set(before.map(({ population }) => population))).toEqual(new Set(['attempts', 'registrations', 'results']))
  const undrawn = demand(await start('attempts'))
  const owner = openDatabase({ url: demo.ownerUrl, max: 1 })
  const migration = await readFile(new URL('../../../db/migrations/0054-call-of-a-sample.sql', import.meta.url), 'utf8')
  const [found] = /alter table audit_sample disable trigger[^]*?enable trigger audit_sample_guard;/.exec(migration) ?? []
  await owner.sql.unsafe(`alter table audit_sample disable trigger audit_sample_guard;
    update audit_sample set convocatoria_id = null; alter table audit_sample enable trigger audit_sample_guard`)
  await owner.sql.unsafe(found ?? 'the migration fills')
  await owner.close()
  for (const { id, convocatoria_id: call } of before) expect((await sampleOf(id)).convocatoria_id).toBe(call)
  expect((await sampleOf(undrawn)).convocatoria_id).toBeNull()
  demand(await drawStartedSample(demo, auditor, undrawn))
  expect((await sampleOf(undrawn)).convocatoria_id).toBe(OLD)
})
