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
  /** The item's code. */
  readonly itemId: string
  readonly vignette: string | null
  readonly stem: string
  /** Ordered by option id: the author's order would betray where authors like to put the right answer. */
  readonly options: readonly FormOption[]
  readonly image: ItemImage | null
}

/** What a candidate may see after T0: no key, no rationale, no area, no topic. Items ordered by id. */
export type FrozenForm = { readonly formId: string; readonly examKey: string; readonly items: readonly FormItem[] }

/** Never leaves the server. Bound to one paper by `contentSha256`. */
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
 * Freezes a form; the order of `items` does not matter. Refusals name the item in `detail.itemId`.
 * DUPLICATE_ITEM: same code or same fingerprint as another one of the form.
 */
export function freezeForm(input: FreezeInput): Result<{ form: FrozenForm; key: KeyDocument }, FreezeRefusal> {
  if (input.items.length === 0) return refuse('FORM_EMPTY')
  const rightOptions = new Map(input.keys.map(({ code, optionId }) => [code, optionId]))
  const seen = new Set<string>()
  const key: Record<string, string> = {}
  for (const item of input.items) {
    const fingerprint = itemFingerprint(item)
    if (seen.has(item.code) || seen.has(fingerprint)) return refuse('DUPLICATE_ITEM', { itemId: item.code })
    seen.add(item.code).add(fingerprint)
    const right = rightOptions.get(item.code)
    if (right === undefined) return refuse('KEY_MISSING', { itemId: item.code })
    if (!item.options.some(({ id }) => id === right)) return refuse('KEY_NOT_AN_OPTION', { itemId: item.code })
    key[item.code] = right
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

function toFormItem({ code, vignette, stem, options, image }: Item): FormItem {
  return {
    itemId: code,
    vignette,
    stem,
    options: options
      .map(({ id, text }) => ({ optionId: id, text }))
      .sort((left, right) => compare(left.optionId, right.optionId)),
    image,
  }
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
