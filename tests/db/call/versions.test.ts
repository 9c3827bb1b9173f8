/** A version of a call as the database takes it: the rows follow from the document, and nothing is ever taken away. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#db/client.ts'
import { asJsonb, insertVersion, readDocumentFromRows, readLatestVersion } from '#db/queries/call-versions.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { callId, type CallDocument } from '#exam-engine/convocatoria/call-document.ts'
import { copyCall } from '#exam-engine/convocatoria/copy-call.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { addDuration, durationMs, instant } from '#exam-engine/kernel/time.ts'
import { createDemoDatabase, findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'

const OLD = 'rama-2024-2025-1'
const NEXT = 'rama-2025-2026-1'
const WISH = { title: 'Ciclo 2025-2026', cycle: '2025-2026', currentCycle: '2024-2025', period: 1, days: 364 }

let demo: DemoDatabase
let app: Database
let by: string

beforeAll(async () => {
  demo = await createDemoDatabase()
  app = demo.database
  by = await findByRole(demo, 'admin')
}, 120_000)
afterAll(() => demo.drop())

const latest = async (id: string) => {
  const version = await readLatestVersion(app.db, id)
  if (version === undefined) throw new Error('no such call')
  return version
}
const amend = async (bend: (document: CallDocument) => void) => {
  const previous = await latest(NEXT)
  const document = structuredClone(previous.document)
  bend(document)
  return app.db.transaction().execute((trx) => insertVersion(trx, {
    convocatoriaId: NEXT, document, previous, reason: 'Errata', changes: [{ path: 'x', before: null, after: 'y' }], by,
  }))
}
const firstOf = ({ pools }: CallDocument) => {
  const [pool] = pools
  if (pool === undefined) throw new Error('no pools')
  return pool
}

test('the first version of next year\'s call writes its rows, and changes none of this year\'s', async () => {
  const before = await readDocumentFromRows(app.db, OLD)
  const { document } = copyCall((await latest(OLD)).document, WISH)
  const { id: draftId } = await app.db.insertInto('call_draft').values({
    copied_from: OLD, document: asJsonb(canonicalJson(document)), undecided: [], created_by: by, changed_by: by,
  }).returning('id').executeTakeFirstOrThrow()
  await app.db.transaction().execute((trx) => insertVersion(trx, {
    convocatoriaId: callId(document), document, previous: null, reason: null, changes: [], draftId, by,
  }))
  const rows = await readDocumentFromRows(app.db, NEXT)
  expect(rows?.rules).toEqual(document.rules)
  expect(rows?.pools).toEqual(document.pools)
  expect(new Set(rows?.exams.map((exam) => canonicalJson(exam))))
    .toEqual(new Set(document.exams.map((exam) => canonicalJson(exam))))
  expect(await readDocumentFromRows(app.db, OLD)).toEqual(before)
})

test('the next call is in force from the instant of its publication', async () => {
  const publishedAt = instant('2025-01-09T16:00:00-06:00')
  await demo.moveTo(addDuration(publishedAt, durationMs(-60_000)))
  expect((await findCurrentConvocatoria(app.db))?.id).toBe(OLD)
  await demo.moveTo(publishedAt)
  expect((await findCurrentConvocatoria(app.db))?.id).toBe(NEXT)
})

test('a later version gives: seats grow and a window stays open longer, in the rows too', async () => {
  await amend((document) => {
    firstOf(document).seats += 1
    document.rules.windows.registration.until = '2025-01-16T10:00:00-06:00'
  })
  const rows = await readDocumentFromRows(app.db, NEXT)
  expect(rows?.pools).toEqual((await latest(NEXT)).document.pools)
  const call = await app.db.selectFrom('convocatoria').select('registration_until').where('id', '=', NEXT).executeTakeFirst()
  expect(call?.registration_until).toBe(instant('2025-01-16T10:00:00-06:00'))
})

test.each<[string, string, (document: CallDocument) => void]>([
  ['a seat less', 'takes seats away', (document) => { firstOf(document).seats -= 1 }],
  ['a pool less', 'takes seats away', ({ pools }) => { pools.pop() }],
  ['a lower cap for foreigners', 'takes seats away', (document) => { firstOf(document).foreignMax = 0 }],
  ['a window that closes earlier', 'takes what the call gave', ({ rules }) => {
    rules.windows.registration.until = '2025-01-16T09:59:59-06:00'
  }],
  ['another date of an exam', 'takes what the call gave', ({ rules }) => { rules.cronograma.pop() }],
  ['other weights', 'takes what the call gave', ({ rules }) => { rules.piImss.efiser = '0.62' }],
])('a version with %s is refused', async (_, message, bend) => {
  await expect(amend(bend)).rejects.toThrow(message)
})

test('versions follow each other, and a published one never changes', async () => {
  const { document } = await latest(NEXT)
  const skipping = app.db.transaction().execute((trx) => insertVersion(trx, {
    convocatoriaId: NEXT, document, previous: { number: 1, sha256: '0'.repeat(64) }, reason: 'x',
    changes: [{ path: 'x', before: null, after: 'y' }], by,
  }))
  await expect(skipping).rejects.toThrow()
  await expect(app.sql`update convocatoria_version set reason = 'x' where number = 2`).rejects.toThrow('permission denied')
  await expect(app.sql`update seat_pool set seats = 9`).rejects.toThrow('permission denied')
})
