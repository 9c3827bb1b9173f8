import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/client.ts'
import { loadDemoIfEmpty } from '#db/demo/load-demo.ts'
import { readNow } from '#db/queries/clock.ts'
import { listExams } from '#db/queries/convocatoria-exams.ts'
import { readExamBank } from '#db/queries/items.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import type { FrozenForm, KeyDocument } from '#exam-engine/items/form.ts'
import { itemFingerprint } from '#exam-engine/items/item-fingerprint.ts'
import { parseRules } from '#exam-engine/convocatoria/read-rules.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/test-database.ts'

const CONVOCATORIA = 'rama-2024-2025-1'
let created: TestDatabase
let app: Database

beforeAll(async () => {
  created = await createTestDatabase()
  app = openDatabase({ url: created.appUrl, max: 2 })
  expect(await loadDemoIfEmpty({ ownerUrl: created.ownerUrl, passwordHash: 'hash-of-the-demo' })).toBe(true)
})

afterAll(async () => {
  await app.close()
  await created.drop()
})

const count = async (table: string) => {
  const [row] = await app.sql<{ count: number }[]>`select count(*)::int from ${app.sql(table)}`
  return row?.count
}

async function readForms() {
  const rows = await app.db.selectFrom('form').innerJoin('form_key', 'form_key.form_id', 'form.id')
    .selectAll('form').select(['form_key.key', 'form_key.key_sha256', 'form_key.content_sha256 as keyed_sha256'])
    .execute()
  return rows.map((row) => ({
    ...row, paper: JSON.parse(row.content) as FrozenForm, keyDocument: JSON.parse(row.key) as KeyDocument,
  }))
}

/** Every row of every table as text, in order, without what follows the wall clock. */
async function readWholeDatabase(url: string): Promise<Map<string, string[]>> {
  const { sql, close } = openDatabase({ url, max: 1 })
  const tables = await sql<{ name: string }[]>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`
  const whole = new Map<string, string[]>()
  for (const { name } of tables.filter((table) => !['migration', 'demo_clock', 'audit_head'].includes(table.name))) {
    const rows = await sql<{ row: string }[]>`
      select (to_jsonb(t) - 'created_at' - 'at' - 'signed_at' - 'filed_at' - 'opened_at' - 'updated_at' - 'requested_at'
        - 'decided_at' - 'hash' - 'previous_hash' - ${name === 'score_opening' ? ['closes_at'] : []}::text[])::text as row from ${sql(name)} t order by 1`
    whole.set(name, rows.map(({ row }) => row))
  }
  await close()
  return whole
}

test.each([
  ['course', 46], ['course_prerequisite', 53], ['exam', 18], ['turno', 15], ['sede', 34], ['candidate', 400],
  ['attempt', 400], ['form', 18], ['form_key', 18], ['convocatoria', 1], ['demo_marker', 1],
])('the demo fills %s with %i rows', async (table, rows) => {
  expect(await count(table)).toBe(rows)
})

test('everybody but one who waits for a link can sign in with the one hash that was given', async () => {
  const rows = await app.sql`select count(*)::int as people, count(distinct password_hash)::int as hashes from account`
  expect(rows[0]).toEqual({ people: (await count('person') ?? 0) - 1, hashes: 1 })
})

test('a database with a convocatoria is left as it is', async () => {
  const before = await readWholeDatabase(created.ownerUrl)
  expect(await loadDemoIfEmpty({ ownerUrl: created.ownerUrl, passwordHash: 'another' })).toBe(false)
  expect(await readWholeDatabase(created.ownerUrl)).toEqual(before)
})

test('two loads give the same rows in every table', async () => {
  const other = await createTestDatabase()
  try {
    await loadDemoIfEmpty({ ownerUrl: other.ownerUrl, passwordHash: 'hash-of-the-demo' })
    expect(await readWholeDatabase(other.ownerUrl)).toEqual(await readWholeDatabase(created.ownerUrl))
  } finally {
    await other.drop()
  }
})

test('two loads at once fill the database once', async () => {
  const other = await createTestDatabase()
  try {
    const load = () => loadDemoIfEmpty({ ownerUrl: other.ownerUrl, passwordHash: 'hash' })
    expect((await Promise.all([load(), load()])).sort()).toEqual([false, true])
  } finally {
    await other.drop()
  }
})

test('§3.2 the demo clock stands a quarter of an hour before the first turno, unless told otherwise', async () => {
  const passed = await readNow(app.db) - instant('2024-01-29T08:45:00-06:00')
  expect(passed).toBeGreaterThanOrEqual(0)
  expect(passed).toBeLessThan(15 * 60_000)
  const other = await createTestDatabase()
  const { db, close } = openDatabase({ url: other.appUrl, max: 1 })
  try {
    const now = instant('2024-01-29T11:00:00-06:00')
    await loadDemoIfEmpty({ ownerUrl: other.ownerUrl, passwordHash: 'hash', now })
    expect(await readNow(db)).toBeGreaterThanOrEqual(now)
  } finally {
    await close()
    await other.drop()
  }
})

test('§5.1 the stored rules can be read again and hash as recorded; results open by aviso', async () => {
  const row = await app.db.selectFrom('convocatoria').selectAll().executeTakeFirstOrThrow()
  expect(parseRules(row.rules).ok).toBe(true)
  expect(row.id).toBe(CONVOCATORIA)
  expect(row.results_from).toBe(instant('2024-02-09T16:00:00-06:00'))
  expect(row.results_until).toBe(instant('2024-02-12T10:00:00-06:00'))
})

test('§3.1 each form has the length of its exam, at least 40, a quarter of research, and no duplicates', async () => {
  const forms = new Map((await readForms()).map((form) => [form.exam_id, form]))
  for (const exam of await listExams(app.db, CONVOCATORIA)) {
    const form = forms.get(exam.id)
    expect(form).toMatchObject({ version: 1, item_count: exam.item_count })
    expect(form?.paper.items).toHaveLength(exam.item_count)
    expect(exam.item_count).toBeGreaterThanOrEqual(40)
    const bank = new Map((await readExamBank(app.db, exam.id)).map((item) => [item.id, item]))
    const items = (form?.paper.items ?? []).map(({ itemId }) => bank.get(itemId))
    expect(items.filter((item) => item?.area === 'research')).toHaveLength(exam.research_count)
    expect(exam.research_count * 4).toBe(exam.item_count)
    const fingerprints = items.map((item) => (item === undefined ? '' : itemFingerprint(item)))
    expect(new Set(fingerprints).size).toBe(exam.item_count)
  }
})

test('§3.1 a form of Medicina interna holds the whole bank of its own specialty', async () => {
  const exams = await listExams(app.db, CONVOCATORIA)
  const exam = exams.find(({ ceme, grade }) => ceme === 'Medicina interna' && grade === 2)
  const own = (await readExamBank(app.db, exam?.id ?? '')).filter(({ code }) => code.startsWith('MI-'))
  const form = (await readForms()).find((row) => row.exam_id === exam?.id)
  const chosen = new Set(form?.paper.items.map(({ itemId }) => itemId))
  expect(own.length).toBeGreaterThan(20)
  expect(own.filter(({ id }) => !chosen.has(id))).toEqual([])
})

test('paper and key hash to what is recorded, and the key names an option of each of its items', async () => {
  for (const row of await readForms()) {
    expect(sha256Hex(row.content)).toBe(row.content_sha256)
    expect(sha256Hex(row.key)).toBe(row.key_sha256)
    expect([row.keyed_sha256, row.keyDocument.contentSha256]).toEqual([row.content_sha256, row.content_sha256])
    const { key } = row.keyDocument
    expect(Object.keys(key).sort()).toEqual(row.paper.items.map(({ itemId }) => itemId))
    for (const { itemId, options } of row.paper.items) {
      expect(options.map(({ optionId }) => optionId)).toContain(key[itemId])
    }
  }
})

test('keys stand in the key tables alone: no paper carries a key, a rationale, a code or a topic', async () => {
  const contents = (await app.db.selectFrom('form').select('content').execute()).map(({ content }) => content)
  const names = new Set<string>()
  for (const content of contents) {
    JSON.parse(content, (name, value: unknown) => {
      if (!/^\d*$/.test(name)) names.add(name)
      return value
    })
  }
  expect([...names].sort()).toEqual(
    ['alt', 'examKey', 'formId', 'image', 'itemId', 'items', 'optionId', 'options', 'stem', 'svg', 'text', 'vignette']
      .filter((name) => names.has(name)))
  const columns = await app.sql<{ place: string }[]>`
    select table_name || '.' || column_name as place from information_schema.columns
    where table_schema = 'public' and table_name in ('item', 'item_option', 'exam_item', 'form', 'form_item')
      and column_name ~ 'key|right|correct'`
  expect(columns).toEqual([])
})

test('a save can be checked against form_item: the items and options of the paper, no others', async () => {
  for (const { id, paper } of await readForms()) {
    const rows = await app.db.selectFrom('form_item').selectAll().where('form_id', '=', id).orderBy('item_id').execute()
    expect(rows.map((row) => [row.item_id, row.option_ids])).toEqual(
      paper.items.map(({ itemId, options }) => [itemId, options.map(({ optionId }) => optionId)]))
  }
})

test('each attempt has the turno of its exam and is sat where the candidate said', async () => {
  const rows = await app.sql`
    select a.id from attempt a join candidate c on c.id = a.candidate_id join exam e on e.id = c.exam_id
      join turno t on t.id = e.turno_id
    where a.exam_id = e.id and a.turno_id = t.id and a.sede_code = c.exam_sede and a.state = 'expected'
      and a.opens_at = t.starts_at and a.closes_at = t.ends_at and a.accepts_until = t.ends_at`
  expect(rows).toHaveLength(400)
})

test('publication, signed grades, opened scores and freezes stand in the audit, each at its time, and the chain is whole', async () => {
  const sheets = await count('grade_sheet') ?? 0
  expect(await verifyAudit(app.db)).toMatchObject({ whole: true, events: 21 + sheets })
  const events = await app.sql<{ action: string, at: number }[]>`select action, at from audit_event order by seq`
  expect(events.map(({ action }) => action)).toEqual(
    ['convocatoria.publish', ...Array.from({ length: sheets }, () => 'grades.sign'),
      'scores.open', 'scores.open',
      ...Array.from({ length: 18 }, () => 'form.freeze')])
  expect(events.every(({ at }) => at < instant('2024-01-29T08:45:00-06:00'))).toBe(true)
})

test('§4.2 C every grade of the demo is on a signed sheet as it counts; some professors have work left, most have none', async () => {
  const unsigned = await app.sql`select 1 from grade_mark g left join grade_sheet_line l
    on (l.candidate_id, l.year, l.mark) = (g.candidate_id, g.year, g.mark) where l.sheet_id is null`
  expect(unsigned).toHaveLength(0)
  const [courses] = await app.sql<{ complete: number, lacking: number }[]>`
    select count(*) filter (where missing = 0)::int as complete, count(*) filter (where missing > 0)::int as lacking
    from (select count(*) filter (where g.mark is null) as missing from candidate c
      left join grade_mark g on g.candidate_id = c.id and g.year = c.grade group by adscription_sede, ceme) course`
  expect(courses?.lacking).toBeGreaterThanOrEqual(1)
  expect(courses?.complete).toBeGreaterThan(50)
})
