import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freezeFormOfExam } from '#app/use-cases/freeze-form.server.ts'
import { importItems } from '#app/use-cases/import-items.server.ts'
import { openDatabase } from '#db/client.ts'
import { insertForm } from '#db/queries/forms.ts'
import { readExamBank, readItemKeys } from '#db/queries/items.ts'
import { freezeForm, type FrozenForm, type KeyDocument } from '#exam-engine/items/form.ts'
import { itemFingerprint } from '#exam-engine/items/item-fingerprint.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { createBankDatabase, SMALL_FILE, type BankDatabase } from './bank-database.ts'

const small = readFileSync(SMALL_FILE, 'utf8')
let bank: BankDatabase

beforeEach(async () => {
  bank = await createBankDatabase()
})

afterEach(() => bank.close())

const fill = async (text = small, examId = bank.examId) => {
  const bytes = new TextEncoder().encode(text)
  const imported = await importItems({ database: bank.app }, null, { examId, bytes })
  if (!imported.ok) throw new Error('the test file is not valid')
  return imported.value.itemIds
}

const freeze = (examId = bank.examId, preferred?: ReadonlySet<string>) =>
  freezeFormOfExam({ database: bank.app }, null, preferred === undefined ? { examId } : { examId, preferred })

async function readNewest() {
  const row = await bank.app.db.selectFrom('form').innerJoin('form_key', 'form_key.form_id', 'form.id')
    .select(['form.id', 'form.content', 'form.content_sha256', 'form_key.key', 'form_key.key_sha256'])
    .orderBy('version', 'desc').limit(1).executeTakeFirstOrThrow()
  const [paper, key] = [JSON.parse(row.content) as FrozenForm, JSON.parse(row.key) as KeyDocument]
  const items = await readExamBank(bank.app.db, bank.examId)
  const chosen = new Set(paper.items.map(({ itemId }) => itemId))
  return { row, paper, key, chosen: items.filter(({ id }) => chosen.has(id)) }
}

test('§3.1 a form has the length and research share of its exam; its hashes are those of its texts', async () => {
  await fill()
  const frozen = await freeze()
  const { row, paper, key, chosen } = await readNewest()
  expect(frozen).toMatchObject({ ok: true, value: {
    formId: row.id, version: 1, itemCount: 4, researchCount: 1, contentSha256: sha256Hex(row.content),
  } })
  expect(paper).toMatchObject({ formId: row.id, examKey: 'Medicina interna 2' })
  expect(chosen.filter(({ area }) => area === 'research')).toHaveLength(1)
  expect(sha256Hex(row.key)).toBe(row.key_sha256)
  expect(key.contentSha256).toBe(row.content_sha256)
})

test('a form never contains both of two duplicates', async () => {
  await fill()
  for (let round = 0; round < 8; round += 1) {
    await freeze()
    const { chosen } = await readNewest()
    expect(new Set(chosen.map(itemFingerprint)).size).toBe(4)
  }
})

test('each freeze is a further version with a seed of its own, in the audit without the seed', async () => {
  await fill()
  await freeze()
  expect(await freeze()).toMatchObject({ ok: true, value: { version: 2 } })
  const forms = await bank.app.db.selectFrom('form').select(['id', 'seed', 'content_sha256'])
    .orderBy('version').execute()
  expect(new Set(forms.map(({ seed }) => seed)).size).toBe(2)
  const events = await bank.app.db.selectFrom('audit_event').select(['action', 'subject_id', 'payload'])
    .where('action', '=', 'form.freeze').orderBy('seq').execute()
  expect(events.map((event) => event.subject_id)).toEqual(forms.map(({ id }) => id))
  expect(JSON.parse(events[1]?.payload ?? '')).toEqual(
    { examId: bank.examId, version: 2, contentSha256: forms[1]?.content_sha256, itemCount: 4 })
})

test('two freezes at once take two versions', async () => {
  await fill()
  const frozen = await Promise.all([freeze(), freeze(), freeze()])
  const versions = frozen.map((form) => form.ok && form.value.version)
  expect(versions.sort()).toEqual([1, 2, 3])
})

test('from T0 on no form is frozen, neither by the rule nor by the database', async () => {
  const ids = await fill(small, bank.pastExamId)
  expect(await freeze(bank.pastExamId)).toEqual(
    { ok: false, refusal: 'FORM_TOO_LATE', detail: { startsAt: '2024-01-29T15:00:00.000Z' } })
  const items = (await readExamBank(bank.app.db, bank.pastExamId)).slice(0, 2)
  const formId = '00000000-0000-8000-a000-000000000001'
  const keys = await readItemKeys(bank.app.db, ids)
  const frozen = freezeForm({ formId, examKey: 'Pediatría 3', items, keys })
  if (!frozen.ok) throw new Error(frozen.refusal)
  const past = { examId: bank.pastExamId, seed: 's', frozenAt: instant('2024-01-01T00:00:00Z'), frozenBy: null }
  await expect(bank.app.db.transaction().execute((trx) => insertForm(trx, { ...past, ...frozen.value })))
    .rejects.toMatchObject({ constraint_name: 'form_before_turno' })
})

test('a bank that is too small is refused with what is needed, and leaves nothing behind', async () => {
  await fill(small.split('\n').slice(0, 2).join('\n'))
  expect(await freeze()).toMatchObject({ ok: false, refusal: 'NOT_ENOUGH_ITEMS', detail: {
    clinicalNeeded: 3, clinicalAvailable: 2, researchNeeded: 1, researchAvailable: 0,
  } })
  expect(await bank.app.db.selectFrom('form').select('id').execute()).toEqual([])
})

test('an unknown exam is refused', async () => {
  expect(await freeze('00000000-0000-8000-a000-000000000000')).toEqual({ ok: false, refusal: 'EXAM_UNKNOWN' })
})

test('preferred items fill their area when there are enough of them; the other area comes from the bank', async () => {
  await fill()
  const more = small.replaceAll('PR-', 'QX-').replaceAll('"stem": "', '"stem": "Otra: ').split('\n').slice(0, 3)
  const preferred = new Set(await fill(more.join('\n')))
  for (let round = 0; round < 4; round += 1) {
    await freeze(bank.examId, preferred)
    const { chosen } = await readNewest()
    expect(chosen.map(({ code }) => code).sort()).toEqual(['PR-006', 'QX-001', 'QX-002', 'QX-003'])
  }
})

test('too few preferred items draw on the whole bank of their area', async () => {
  const ids = await fill()
  expect(await freeze(bank.examId, new Set(ids.slice(0, 1)))).toMatchObject({ ok: true })
})

test.each([
  ['form', 'form_append_only', `update form set content = '{}'`],
  ['form_key', 'form_key_append_only', `update form_key set key = '{}'`],
  ['form_item', 'form_item_append_only', 'delete from form_item'],
  ['form_item', 'form_item_complete', `insert into form_item (form_id, item_id, option_ids)
    select id, gen_random_uuid(), '{}' from form`],
])('a frozen form cannot change: %s refuses with %s, whoever asks', async (_, constraint, statement) => {
  await fill()
  await freeze()
  const { sql, close } = openDatabase({ url: bank.ownerUrl, max: 1 })
  try {
    await expect(sql.unsafe(statement)).rejects.toMatchObject({ constraint_name: constraint })
  } finally {
    await close()
  }
})
