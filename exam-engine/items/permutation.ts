// The order in which one candidate meets the items and their options, fixed by the attempt's seed alone: neighbours
// see another paper, and the order can be replayed as evidence. Research and clinical items mix.
// Answers are stored by ids; letters and positions exist on the screen only.
import { seededRandom } from '#exam-engine/kernel/seeded-random.ts'
import type { FormItem, FormOption, FrozenForm } from './form.ts'

export const OPTION_LETTERS = ['A', 'B', 'C', 'D', 'E'] as const
export type OptionLetter = (typeof OPTION_LETTERS)[number]

export type PresentedItem = Omit<FormItem, 'options'> & {
  /** 1 … number of items. */
  readonly position: number
  readonly options: readonly (FormOption & { readonly letter: OptionLetter })[]
}

/**
 * The form in the order of `seed`: every item and every option exactly once, positions 1…n, letters from A.
 * The seed is secret until T0, like the paper. Same form and seed, same order, on every machine.
 */
export function permuteForm(form: FrozenForm, seed: string): PresentedItem[] {
  const random = seededRandom(`permutation:${seed}`)
  return random.shuffle(form.items).map((item, index) => ({
    ...item,
    position: index + 1,
    options: random.shuffle(item.options).map((option, ordinal) => ({ ...option, letter: letterAt(ordinal) })),
  }))
}

function letterAt(ordinal: number): OptionLetter {
  const letter = OPTION_LETTERS[ordinal]
  if (letter === undefined) throw new RangeError('an item has at most five options')
  return letter
}
