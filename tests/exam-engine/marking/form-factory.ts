// A frozen form with its key, and the answers of an examinee by the ordinals of the options.
import { freezeForm } from '#exam-engine/items/form.ts'
import type { FrozenForm, KeyDocument } from '#exam-engine/items/form.ts'
import { prepareMarking } from '#exam-engine/marking/mark.ts'
import type { MarkingScheme } from '#exam-engine/marking/mark.ts'
import type { FinalAnswer } from '#exam-engine/sitting/answers-digest.ts'
import { makeItems, makeKey } from '../items/item-factory.ts'

/** `count` items whose first option is the right one. */
export function makeFrozenForm(count: number): { form: FrozenForm; key: KeyDocument } {
  const items = makeItems(count)
  const keys = items.map((item) => makeKey(item))
  const frozen = freezeForm({ formId: `form-${String(count)}`, examKey: 'Cirugía general 2', items, keys })
  if (!frozen.ok) throw new Error(frozen.refusal)
  return frozen.value
}

export function makeScheme(count: number): MarkingScheme {
  const { form, key } = makeFrozenForm(count)
  const scheme = prepareMarking(form, key)
  if (!scheme.ok) throw new Error(scheme.refusal)
  return scheme.value
}

/** One choice per item, as an ordinal from 0 (the right one) or null; items in the order of their codes. */
export function answerWith(choices: readonly (number | null)[]): FinalAnswer[] {
  return makeItems(choices.length).map((item, index) => {
    const ordinal = choices[index] ?? null
    return { itemId: item.id, optionId: ordinal === null ? null : makeKey(item, ordinal).optionId }
  })
}
