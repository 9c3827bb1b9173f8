// The frozen paper of one exam and, apart from it, its key. Both are canonical documents with a SHA-256; the key names
// the hash of its paper, so a key can never be used on a paper that was changed by as little as one letter.
// Refuses to freeze: a key that is missing or is no option of its item, an item that is there twice, an empty form.
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { accept, refuse } from '#exam-engine/kernel/result.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { itemFingerprint } from './item-fingerprint.ts'
import type { Item, ItemKey } from './item.ts'
import type { ItemImage } from './svg-image.ts'

export type FormOption = { readonly optionId: string; readonly text: string }

export type FormItem = {
  readonly itemId: string
  readonly vignette: string | null
  readonly stem: string
  /** Ordered by option id: the author's order would betray where authors like to put the right answer. */
  readonly options: readonly FormOption[]
  readonly image: ItemImage | null
}

/** What a candidate may see after T0: no key, no rationale, no area, no topic, no code. Items ordered by id. */
export type FrozenForm = { readonly formId: string; readonly examKey: string; readonly items: readonly FormItem[] }

/** Item id to option id. Never leaves the server; bound to one paper by `contentSha256`. */
export type KeyDocument = {
  readonly formId: string
  readonly contentSha256: string
  readonly key: Readonly<Record<string, string>>
}

export type FreezeRefusal = 'FORM_EMPTY' | 'DUPLICATE_ITEM' | 'KEY_MISSING' | 'KEY_NOT_AN_OPTION'

export type FreezeInput = {
  readonly formId: string
  readonly examKey: string
  readonly items: readonly Item[]
  /** May hold more keys than the form has items. */
  readonly keys: readonly ItemKey[]
}

/**
 * Freezes a form; the order of `items` does not matter. Refusals name the item in `detail.code`.
 * DUPLICATE_ITEM: same id or same fingerprint as another one of the form.
 */
export function freezeForm(input: FreezeInput): Result<{ form: FrozenForm; key: KeyDocument }, FreezeRefusal> {
  if (input.items.length === 0) return refuse('FORM_EMPTY')
  const rightOptions = new Map(input.keys.map(({ itemId, optionId }) => [itemId, optionId]))
  const seen = new Set<string>()
  const key: Record<string, string> = {}
  for (const item of input.items) {
    const { id, code } = item
    const fingerprint = itemFingerprint(item)
    if (seen.has(id) || seen.has(fingerprint)) return refuse('DUPLICATE_ITEM', { code })
    seen.add(id).add(fingerprint)
    const right = rightOptions.get(id)
    if (right === undefined) return refuse('KEY_MISSING', { code })
    if (!item.options.some((option) => option.id === right)) return refuse('KEY_NOT_AN_OPTION', { code })
    key[id] = right
  }
  const form: FrozenForm = {
    formId: input.formId,
    examKey: input.examKey,
    items: input.items.map(toFormItem).sort((left, right) => compare(left.itemId, right.itemId)),
  }
  return accept({ form, key: { formId: form.formId, contentSha256: formSha256(form), key } })
}

/** Lower-case hex SHA-256 of the canonical JSON of the paper. Published before the turno as proof of the freeze. */
export function formSha256(form: FrozenForm): string {
  return sha256Hex(canonicalJson(form))
}

/**
 * Lower-case hex SHA-256 of the canonical JSON of the key. It proves which key marked, so it is stored with the marks;
 * publish it only with the results, since the key of a short form could be found by trying all of them.
 */
export function keySha256(key: KeyDocument): string {
  return sha256Hex(canonicalJson(key))
}

function toFormItem({ id, vignette, stem, options, image }: Item): FormItem {
  return {
    itemId: id,
    vignette,
    stem,
    options: options
      .map((option) => ({ optionId: option.id, text: option.text }))
      .sort((left, right) => compare(left.optionId, right.optionId)),
    image,
  }
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
