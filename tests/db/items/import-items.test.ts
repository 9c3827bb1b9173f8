import { existsSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { importItems } from '#app/use-cases/import-items.server.ts'
import { readExamBank } from '#db/queries/items.ts'
import { itemFingerprint } from '#exam-engine/items/item-fingerprint.ts'
import { parseItemsJsonl } from '#exam-engine/items/jsonl.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { createBankDatabase, SMALL_FILE, type BankDatabase } from './bank-database.ts'

/** 380 real questions that may be shared with the project but are not part of it. */
const MIR_FILE = new URL('../../../../shared/data/mir-items.jsonl', import.meta.url)

const small = readFileSync(SMALL_FILE, 'utf8')
let bank: BankDatabase

beforeEach(async () => {
  bank = await createBankDatabase()
})

afterEach(() => bank.close())

const importText = (text: string, examId = bank.examId) =>
  importItems({ database: bank.app }, null, { examId, bytes: new TextEncoder().encode(text) })

const countRows = async () => {
  const [row] = await bank.app.sql`select (select count(*)::int from item) as items,
    (select count(*)::int from item_option) as options, (select count(*)::int from item_key) as keys,
    (select count(*)::int from exam_item) as banked, (select count(*)::int from audit_event) as events`
  return row
}

test('a file goes into the bank of the exam as its authors wrote it, with keys in a table of their own', async () => {
  const parsed = parseItemsJsonl(small)
  const imported = await importText(small)
  expect(imported).toMatchObject({ ok: true, value: { added: 6, alreadyInBank: 0, fileSha256: sha256Hex(small) } })
  expect(await readExamBank(bank.app.db, bank.examId)).toEqual(parsed.ok ? parsed.value.items : null)
  expect(await readExamBank(bank.app.db, bank.pastExamId)).toEqual([])
  const right = await bank.app.sql<{ code: string, text: string }[]>`
    select i.code, o.text from item_key k join item i on i.id = k.item_id join item_option o on o.id = k.option_id
    order by i.code`
  expect(right.map(({ text }) => text)).toEqual([
    'Losartán', 'Enfermedad de Graves', 'Betabloqueadores', 'Streptococcus pneumoniae', 'Betabloqueadores', 'De memoria',
  ])
})

test('a duplicate inside the file is a warning with both lines', async () => {
  const imported = await importText(small)
  expect(imported.ok && imported.value.warnings).toEqual([{ warning: 'DUPLICATE_ITEM', line: 6, firstLine: 3 }])
})

test('the audit keeps the hash of the file and the counts, and no words of it', async () => {
  await importText(small)
  const [event] = await bank.app.sql<{ action: string, subject_id: string, payload: string }[]>`
    select action, subject_id, payload from audit_event`
  expect(event).toMatchObject({ action: 'items.import', subject_id: bank.examId })
  expect(JSON.parse(event?.payload ?? '')).toEqual(
    { fileSha256: sha256Hex(small), added: 6, alreadyInBank: 0, warnings: 1 })
})

test('one bad line refuses the file whole; every bad line is named', async () => {
  const lines = small.split('\n')
  lines[1] = '{"id": "PR-002"'
  lines[4] = (lines[4] ?? '').replace('"key": 1', '"key": 7')
  const refused = await importText(lines.join('\n'))
  expect(refused).toMatchObject({ ok: false, refusal: 'ITEMS_FILE_INVALID', detail: { lines: '2, 5', count: 2 } })
  expect(!refused.ok && 'faults' in refused && refused.faults).toEqual([
    { line: 2, reason: 'no es JSON válido' },
    { line: 5, reason: 'key: señala una opción que no existe' },
  ])
  expect(await countRows()).toEqual({ items: 0, options: 0, keys: 0, banked: 0, events: 0 })
})

test('a file that is not UTF-8 is refused, not read as something else', async () => {
  const bytes = Buffer.concat([Buffer.from(small), Buffer.from([0xff, 0xfe])])
  expect(await importItems({ database: bank.app }, null, { examId: bank.examId, bytes }))
    .toMatchObject({ ok: false, refusal: 'ITEMS_FILE_INVALID', faults: [{ line: 1 }] })
})

test('an exam that does not exist is refused', async () => {
  const nowhere = '00000000-0000-8000-a000-000000000000'
  expect(await importText(small, nowhere)).toEqual({ ok: false, refusal: 'EXAM_UNKNOWN' })
  expect(await countRows()).toMatchObject({ items: 0, events: 0 })
})

test('the same file again adds nothing, and may feed another exam', async () => {
  await importText(small)
  expect(await importText(small)).toMatchObject({ ok: true, value: { added: 0, alreadyInBank: 6 } })
  expect(await importText(small, bank.pastExamId)).toMatchObject({ ok: true, value: { added: 0, alreadyInBank: 6 } })
  expect(await countRows()).toMatchObject({ items: 6, keys: 6, banked: 12 })
})

test('an item of the bank under another code is a warning that names that code', async () => {
  await importText(small)
  const again = small.replaceAll('"PR-', '"ZZ-')
  const imported = await importText(again.split('\n').slice(0, 2).join('\n'))
  expect(imported).toMatchObject({ ok: true, value: { added: 2, warnings: [
    { warning: 'DUPLICATE_OF_BANK', line: 1, code: 'PR-001' },
    { warning: 'DUPLICATE_OF_BANK', line: 2, code: 'PR-002' },
  ] } })
})

test.each([
  ['other words', (text: string) => text.replace('Hidralazina', 'Nifedipino'), /^id: PR-001 ya está en el banco/],
  ['another rationale', (text: string) => text.replace('El bloqueo', 'Bloquear'), /^id: PR-001 ya está en el banco/],
  ['another key', (text: string) => text.replace('"key": 1', '"key": 3'), /^key: el banco tiene otra respuesta/],
])('an item of the bank never changes: %s under its code refuse the file', async (_, change, reason) => {
  await importText(small)
  const changed = `\n${change(small.split('\n')[0] ?? '')}\n${(small.split('\n')[1] ?? '').replace('PR-002', 'PR-777')}`
  const refused = await importText(changed)
  expect(refused).toMatchObject({ ok: false, refusal: 'ITEMS_FILE_INVALID', detail: { lines: '2', count: 1 } })
  expect(!refused.ok && 'faults' in refused && refused.faults[0]?.reason).toMatch(reason)
  expect(await countRows()).toMatchObject({ items: 6 })
})

test('an image and its description come back as they were written', async () => {
  const image = { svg: '<svg viewBox="0 0 1 1"><path d="M0 0L1 1"/></svg>', alt: 'Una diagonal' }
  const line = JSON.stringify({ ...(JSON.parse(small.split('\n')[0] ?? '') as object), image })
  await importText(line)
  expect((await readExamBank(bank.app.db, bank.examId))[0]?.image).toEqual(image)
})

test('more items than one statement can take are stored all the same', async () => {
  const first = JSON.parse(small.split('\n')[0] ?? '') as object
  const many = Array.from({ length: 4_200 }, (_, index) =>
    JSON.stringify({ ...first, id: `N-${String(index)}`, stem: `¿Pregunta ${String(index)}?` })).join('\n')
  expect(await importText(many)).toMatchObject({ ok: true, value: { added: 4_200, warnings: [] } })
  expect(await countRows()).toMatchObject({ items: 4_200, options: 16_800, keys: 4_200 })
})

test.skipIf(!existsSync(MIR_FILE))('380 real questions are taken whole', async () => {
  const bytes = readFileSync(MIR_FILE)
  const imported = await importItems({ database: bank.app }, null, { examId: bank.examId, bytes })
  expect(imported).toMatchObject({ ok: true, value: { added: 380, alreadyInBank: 0, fileSha256: sha256Hex(bytes) } })
  const items = await readExamBank(bank.app.db, bank.examId)
  expect(items).toHaveLength(380)
  const duplicates = items.length - new Set(items.map(itemFingerprint)).size
  const warned = imported.ok ? imported.value.warnings.filter(({ warning }) => warning === 'DUPLICATE_ITEM') : []
  expect(warned).toHaveLength(duplicates)
})
