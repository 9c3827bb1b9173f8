// What in an item's figures asks for a person's look. A flag decides nothing; discrimination is only flagged from
// 30 examinees on, since below that its sign is mostly chance.
import type { ItemFigures, OptionFigures } from './item-figures.ts'

export type ItemFlag =
  | { readonly flag: 'FACILITY_OUT_OF_RANGE' | 'LOW_DISCRIMINATION'; readonly n: number }
  | { readonly flag: 'RARE_DISTRACTOR' | 'DISTRACTOR_DISCRIMINATES'; readonly optionId: string; readonly n: number }

const FACILITY_RANGE = { from: 0.3, to: 0.7 }
const LEAST_RIR = 0.2
const LEAST_DISTRACTOR_SHARE = 0.05
const LEAST_EXAMINEES_FOR_DISCRIMINATION = 30

/** The flags of one item with `n` examinees; those of distractors in the order of the options. */
export function findItemFlags(item: Pick<ItemFigures, 'facility' | 'rir' | 'options'>, n: number): ItemFlag[] {
  const enough = n >= LEAST_EXAMINEES_FOR_DISCRIMINATION
  const flags: ItemFlag[] = []
  if (item.facility !== null && (item.facility < FACILITY_RANGE.from || item.facility > FACILITY_RANGE.to)) {
    flags.push({ flag: 'FACILITY_OUT_OF_RANGE', n })
  }
  if (enough && item.rir !== null && item.rir < LEAST_RIR) flags.push({ flag: 'LOW_DISCRIMINATION', n })
  const distractors = item.options.filter(({ right }) => !right)
  return [...flags, ...distractors.flatMap((option) => flagDistractor(option, n, enough))]
}

function flagDistractor({ optionId, share, discrimination }: OptionFigures, n: number, enough: boolean): ItemFlag[] {
  const flags: ItemFlag[] = []
  if (share !== null && share < LEAST_DISTRACTOR_SHARE) flags.push({ flag: 'RARE_DISTRACTOR', optionId, n })
  if (enough && discrimination !== null && discrimination > 0) {
    flags.push({ flag: 'DISTRACTOR_DISCRIMINATES', optionId, n })
  }
  return flags
}
