// From answers and key to a mark: so many right, of so many that count. Whole numbers only; a percentage is made of
// them where it is needed, once, and exactly. An answer that was never given is not right, and nothing is subtracted.
// Refuses a key that does not belong to this very paper, and an annulment that leaves nothing to mark.
import { formSha256 } from '#exam-engine/items/form.ts'
import type { FrozenForm, KeyDocument } from '#exam-engine/items/form.ts'
import { accept, refuse } from '#exam-engine/kernel/result.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import type { FinalAnswer } from '#exam-engine/sitting/answers-digest.ts'

/** `drop`: out of the count for everybody. `credit`: right for everybody. Chosen before results, for a whole form. */
export const ANNULMENT_POLICIES = ['drop', 'credit'] as const
export type AnnulmentPolicy = (typeof ANNULMENT_POLICIES)[number]

export type Annulment = { readonly itemIds: readonly string[]; readonly policy: AnnulmentPolicy }

export const NOTHING_ANNULLED: Annulment = { itemIds: [], policy: 'drop' }

export type MarkedItem = {
  readonly itemId: string
  readonly rightOptionId: string
  readonly optionIds: readonly string[]
  readonly annulled: boolean
}

/** A paper with the key that was proved to be its own: the only thing that marks. Made by prepareMarking. */
export type MarkingScheme = {
  readonly items: ReadonlyMap<string, MarkedItem>
  readonly policy: AnnulmentPolicy
}

/** 0 <= correct <= counted, counted >= 1. */
export type Mark = { readonly correct: number; readonly counted: number }

export type MarkingRefusal = 'KEY_FORM_MISMATCH' | 'ANNULLED_ITEM_UNKNOWN' | 'NOTHING_COUNTED'

/**
 * Binds a key to its paper, by hash, and applies an annulment. Once per form, before any attempt is marked.
 * - KEY_FORM_MISMATCH: the key names another paper or another content, or does not answer each item with one of its
 *   options.
 * - ANNULLED_ITEM_UNKNOWN: `detail.itemId` is not in this form.
 * - NOTHING_COUNTED: every item would be dropped.
 */
export function prepareMarking(
  form: FrozenForm,
  key: KeyDocument,
  annulment: Annulment = NOTHING_ANNULLED,
): Result<MarkingScheme, MarkingRefusal> {
  const contentSha256 = formSha256(form)
  if (key.formId !== form.formId || key.contentSha256 !== contentSha256) {
    return refuse('KEY_FORM_MISMATCH', { keyIsFor: key.contentSha256, formIs: contentSha256 })
  }
  const rightOptions = new Map(Object.entries(key.key))
  const annulledIds = new Set(annulment.itemIds)
  const items = new Map<string, MarkedItem>()
  for (const { itemId, options } of form.items) {
    const rightOptionId = rightOptions.get(itemId)
    const optionIds = options.map(({ optionId }) => optionId)
    if (rightOptionId === undefined || !optionIds.includes(rightOptionId)) {
      return refuse('KEY_FORM_MISMATCH', { itemId })
    }
    items.set(itemId, { itemId, rightOptionId, optionIds, annulled: annulledIds.has(itemId) })
  }
  for (const itemId of annulledIds) if (!items.has(itemId)) return refuse('ANNULLED_ITEM_UNKNOWN', { itemId })
  if (annulment.policy === 'drop' && annulledIds.size === items.size) return refuse('NOTHING_COUNTED')
  return accept({ items, policy: annulment.policy })
}

/**
 * The mark of one attempt that was opened; an attempt that never was has none (outcome.ts).
 * Throws when the answers are not those of this form, or answer an item twice: they were checked when they were saved.
 */
export function markAttempt({ items, policy }: MarkingScheme, answers: readonly FinalAnswer[]): Mark {
  const chosen = readChoices(items, answers)
  let correct = 0
  let counted = 0
  for (const { itemId, rightOptionId, annulled } of items.values()) {
    if (annulled && policy === 'drop') continue
    counted += 1
    if (annulled || chosen.get(itemId) === rightOptionId) correct += 1
  }
  return { correct, counted }
}

/** Item id to chosen option, null where it was cleared. Throws on what is not of this form. */
export function readChoices(
  items: MarkingScheme['items'],
  answers: readonly FinalAnswer[],
): ReadonlyMap<string, string | null> {
  const chosen = new Map<string, string | null>()
  for (const { itemId, optionId } of answers) {
    const item = items.get(itemId)
    if (item === undefined) throw new Error(`an answer to item ${itemId}, which is not in the form`)
    if (optionId !== null && !item.optionIds.includes(optionId)) {
      throw new Error(`item ${itemId} has no option ${optionId}`)
    }
    if (chosen.has(itemId)) throw new Error(`two final answers to item ${itemId}`)
    chosen.set(itemId, optionId)
  }
  return chosen
}
