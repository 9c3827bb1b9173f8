/**
 * Storing a frozen form: once, for good (triggers form_frozen, form_key_frozen,
 * form_item_frozen). Paper and key are stored as the texts that were hashed.
 */
import type { FrozenForm, KeyDocument } from '#exam-engine/items/form.ts'
import { keySha256 } from '#exam-engine/items/form.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { Trx } from '../client.ts'

interface NewForm {
  examId: string
  /** What drew the items from the bank: with the bank, it proves the choice. */
  seed: string
  form: FrozenForm
  key: KeyDocument
  frozenAt: Instant
  frozenBy: string | null
}

/**
 * Stores paper, key and the table that saves are checked against, as the exam's
 * next version. The exam's row must be locked. Breaks form_before_turno from T0 on.
 */
export async function insertForm(trx: Trx, { examId, seed, form, key, frozenAt, frozenBy }: NewForm): Promise<number> {
  const newest = await trx.selectFrom('form').select(({ fn }) => fn.max('version').as('version'))
    .where('exam_id', '=', examId).executeTakeFirst()
  const version = (newest?.version ?? 0) + 1
  await trx.insertInto('form').values({
    id: form.formId, exam_id: examId, version, seed,
    content: canonicalJson(form), content_sha256: key.contentSha256, item_count: form.items.length,
    frozen_at: toIso(frozenAt), frozen_by: frozenBy,
  }).execute()
  await trx.insertInto('form_key').values({
    form_id: form.formId, content_sha256: key.contentSha256, key: canonicalJson(key), key_sha256: keySha256(key),
  }).execute()
  await trx.insertInto('form_item').values(form.items.map(({ itemId, options }) => ({
    form_id: form.formId, item_id: itemId, option_ids: options.map(({ optionId }) => optionId),
  }))).execute()
  return version
}
