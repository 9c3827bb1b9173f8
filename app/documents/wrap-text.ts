/**
 * The item bank. Content and keys are read by different queries: what handles
 * items cannot carry a key along by mistake.
 */
import type { Insertable } from 'kysely'
import type { Item, ItemKey } from '#exam-engine/items/item.ts'
import { itemFingerprint } from '#exam-engine/items/item-fingerprint.ts'
import type { DbOrTrx, Trx } from '../client.ts'
import type { ItemOptionTable, ItemTable } from '../tables/item-tables.ts'

// A statement takes 65,535 parameters; an item with its options needs about thirty.
const ITEMS_PER_STATEMENT = 1_000

/** Stores new items with their keys. A code that is already there breaks item_code_unique. */
export async function insertItems(trx: Trx, items: readonly Item[], keys: readonly ItemKey[]): Promise<void> {
  const rightOptions = new Map(keys.map(({ itemId, optionId }) => [itemId, optionId]))
  for (let from = 0; from < items.length; from += ITEMS_PER_STATEMENT) {
    const batch = items.slice(from, from + ITEMS_PER_STATEMENT)
    await trx.insertInto('item').values(batch.map(toItemRow)).execute()
    await trx.insertInto('item_option').values(batch.flatMap(toOptionRows)).execute()
    await trx.insertInto('item_key').values(batch.map(({ id, code }) => {
      const right = rightOptions.get(id)
      if (right === undefined) throw new Error(`${code} has no key`)
      return { item_id: id, option_id: right }
    })).execute()
  }
}

/** Adds items to the bank of an exam; those already in it stay once. */
export async function addToExamBank(trx: Trx, examId: string, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return
  await trx.insertInto('exam_item').values(itemIds.map((itemId) => ({ exam_id: examId, item_id: itemId })))
    .onConflict((conflict) => conflict.doNothing()).execute()
}

/** The items of an exam's bank, by code. No keys. */
export async function readExamBank(db: DbOrTrx, examId: string): Promise<Item[]> {
  const rows = await db.selectFrom('item').selectAll('item')
    .innerJoin('exam_item', 'exam_item.item_id', 'item.id')
    .where('exam_item.exam_id', '=', examId).orderBy('item.code').execute()
  return withOptions(db, rows)
}

/** Items of the whole bank with one of these codes, by code. No keys. */
export async function findItemsByCode(db: DbOrTrx, codes: readonly string[]): Promise<Item[]> {
  if (codes.length === 0) return []
  const rows = await db.selectFrom('item').selectAll().where('code', 'in', codes).orderBy('code').execute()
  return withOptions(db, rows)
}

/** For each fingerprint that the whole bank knows: the lowest code that has it. */
export async function findCodesByFingerprint(
  db: DbOrTrx, fingerprints: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (fingerprints.length === 0) return new Map()
  const rows = await db.selectFrom('item').select(({ fn }) => ['fingerprint', fn.min<string>('code').as('code')])
    .where('fingerprint', 'in', fingerprints).groupBy('fingerprint').execute()
  return new Map(rows.map(({ fingerprint, code }) => [fingerprint, code]))
}

/** The keys of these items. For freezing and for comparing an import; never for a page. */
export async function readItemKeys(db: DbOrTrx, itemIds: readonly string[]): Promise<ItemKey[]> {
  if (itemIds.length === 0) return []
  const rows = await db.selectFrom('item_key').selectAll().where('item_id', 'in', itemIds).orderBy('item_id').execute()
  return rows.map((row) => ({ itemId: row.item_id, optionId: row.option_id }))
}

type ItemRow = Omit<ItemTable, 'id'> & { id: string }

async function withOptions(db: DbOrTrx, rows: readonly ItemRow[]): Promise<Item[]> {
  if (rows.length === 0) return []
  const options = await db.selectFrom('item_option').selectAll()
    .where('item_id', 'in', rows.map(({ id }) => id)).orderBy('item_id').orderBy('position').execute()
  const byItem = Map.groupBy(options, (option) => option.item_id)
  return rows.map(({ id, code, area, topic, vignette, stem, rationale, image_svg, image_alt }) => ({
    id, code, area, topic, vignette, stem,
    rationale: rationale ?? '',
    image: image_svg === null || image_alt === null ? null : { svg: image_svg, alt: image_alt },
    options: (byItem.get(id) ?? []).map((option) => ({ id: option.id, text: option.text })),
  }))
}

function toItemRow(item: Item): Insertable<ItemTable> {
  const { id, code, area, topic, vignette, stem, rationale, image } = item
  return {
    id, code, area, topic, vignette, stem, rationale, fingerprint: itemFingerprint(item),
    image_svg: image?.svg ?? null, image_alt: image?.alt ?? null,
  }
}

function toOptionRows({ id, options }: Item): Insertable<ItemOptionTable>[] {
  return options.map((option, index) => ({ id: option.id, item_id: id, position: index + 1, text: option.text }))
}
