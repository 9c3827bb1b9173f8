/** Cut-offs of an earlier period: brought whole or not at all, never one person's score, and the platform's own first. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { importPastCutoffs, withdrawPastList } from '#app/use-cases/import-past-cutoffs.server.ts'
import { openDatabase } from '#db/client.ts'
import { readPastCutoffs } from '#db/queries/past-cutoffs.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { pastPoolKey, type PastCutoffLine } from '#exam-engine/convocatoria/past-cutoffs.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { createDemoDatabase, findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { DEMO_CALL, freezeAndRun, markEverything, publishRun } from '#tests/factories/published-selection.ts'

const NEXT_CALL = 'rama-2025-2026-1'
let demo: DemoDatabase
let services: CoreServices
let admin: Actor

beforeAll(async () => {
  demo = await createDemoDatabase()
  services = { database: demo.database } as CoreServices
  admin = await demo.actorOf(await findByRole(demo, 'admin'))
}, 90_000)

afterAll(() => demo.drop())

const line = (change: Partial<PastCutoffLine> = {}): PastCutoffLine =>
  ({ line: 2, cer: 'Neonatología', sede: 'HGO23', subsede: 'HGZ No. 33, Monterrey', seats: '4', filled: '3', last: '81.25', ...change })
const bring = (lines: PastCutoffLine[], { period = '2023-2024-1', actor = admin } = {}) =>
  importPastCutoffs(services, actor, { period, source: 'un acta', lines, fileSha256: 'b'.repeat(64) })
const refusal = (result: { ok: boolean; refusal?: string }) => (result.ok ? 'done' : result.refusal)
const shown = async (call = DEMO_CALL) => readPastCutoffs(demo.database.db, call)
const newest = () => demo.database.db.selectFrom('past_cutoff_import').select(['id', 'withdrawn_at', 'withdrawn_by'])
  .orderBy('at', 'desc').limit(1).executeTakeFirstOrThrow()

test('the demo has last period\'s figures, and some sedes without', async () => {
  const past = await shown()
  expect(past?.period).toBe('2023-2024-1')
  const rows = [...past?.byPool.values() ?? []]
  expect(rows.some(({ lastPiImss }) => lastPiImss === null)).toBe(true)
  expect(rows.filter(({ lastPiImss }) => lastPiImss !== null).length).toBeGreaterThan(20)
})

test('the score of fewer than three keeps the whole list out', async () => {
  const before = await newest()
  expect(await bring([line(), line({ line: 3, cer: 'Cardiología', filled: '2' })])).toMatchObject({
    value: { saved: false, faults: [{ line: 3, problem: 'ONE_PERSONS_SCORE' }] },
  })
  expect(await newest()).toEqual(before)
})

test('only an admin brings a list, and only of a period before the current one', async () => {
  const supervisor = await demo.actorOf(await findByRole(demo, 'supervisor'))
  expect(refusal(await bring([line()], { actor: supervisor }))).toBe('ADMIN_ONLY')
  expect(refusal(await bring([line()], { period: '2024-2025-1' }))).toBe('PERIOD_NOT_PAST')
})

test('a later list of the same period takes the place of the one before, and gives it back when it is withdrawn', async () => {
  const before = await shown()
  await demo.moveTo(instant('2024-01-29T20:00:00Z'))
  expect(await bring([line()])).toMatchObject({ value: { saved: true } })
  const now = await shown()
  expect(now).toMatchObject({ period: '2023-2024-1', source: 'un acta' })
  expect([...now?.byPool.values() ?? []]).toMatchObject([{ filled: 3, lastPiImss: '81.250000' }])
  expect(now?.byPool.has(pastPoolKey({ cer: 'NEONATOLOGIA', sede: 'hgo23', subsede: 'HGZ No. 33, Monterrey' }))).toBe(true)
  const { id } = await newest()
  expect(refusal(await withdrawPastList(services, admin, id))).toBe('done')
  expect(refusal(await withdrawPastList(services, admin, id))).toBe('ALREADY_WITHDRAWN')
  expect(await shown()).toEqual(before)
  expect(await verifyAudit(demo.database.db)).toMatchObject({ whole: true })
})

test('the database refuses one person\'s score, a change and a deletion, whoever writes', async () => {
  const { db, close } = openDatabase({ url: demo.ownerUrl, max: 1 })
  const { id } = await newest()
  await expect(db.insertInto('past_cutoff').values({
    import_id: id, cer: 'X', sede_code: 'Y', subsede: null, seats: 2, filled: 2, last_pi_imss: '80',
  }).execute()).rejects.toThrow('past_cutoff_never_one_persons')
  await expect(sql`update past_cutoff set seats = 9`.execute(db)).rejects.toThrow()
  await expect(sql`delete from past_cutoff_import`.execute(db)).rejects.toThrow()
  await close()
})

test('§5.2 after a published selection the next call shows its cut-offs, not those of a list, from the hour of the results', async () => {
  await markEverything(demo)
  await publishRun(demo, await freezeAndRun(demo))
  const { results_from: opens } = await demo.database.db.selectFrom('convocatoria').select('results_from')
    .where('id', '=', DEMO_CALL).executeTakeFirstOrThrow()
  await demo.moveTo(instant(new Date(opens - 60_000).toISOString()))
  expect(await shown(NEXT_CALL)).toMatchObject({ period: '2023-2024-1' })
  await demo.moveTo(opens)
  const past = await shown(NEXT_CALL)
  expect(past).toMatchObject({ period: '2024-2025-1', source: '' })
  for (const { filled, lastPiImss } of past?.byPool.values() ?? []) if (filled < 3) expect(lastPiImss).toBeNull()
  expect(await shown()).toMatchObject({ period: '2023-2024-1' })
  await expect(demo.database.db.insertInto('past_cutoff_import').values({
    period: '2024-2025-1', source: 'otra', file_sha256: 'b'.repeat(64), rows: 1, by_id: admin.personId,
  }).execute()).rejects.toMatchObject({ constraint_name: 'past_cutoff_import_not_of_own' })
}, 120_000)
