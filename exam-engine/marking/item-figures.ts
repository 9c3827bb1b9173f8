// The figures of one item as it worked in a turno: how many had it right, how well it divides those who know more
// from those who know less, and what each option drew. Floats, for people to read.
import type { MarkedItem } from './mark.ts'
import { restTotals } from './reliability.ts'
import { correlation, mean } from './statistics.ts'
import { meanByThird } from './thirds.ts'
import type { Third, ThirdWeights } from './thirds.ts'

type ByThird = Readonly<Record<Third, number>>

export type OptionFigures = {
  readonly optionId: string
  readonly right: boolean
  /** Of all examinees, 0–1; null without examinees. */
  readonly share: number | null
  readonly shareByThird: ByThird | null
  /** Mean total of those who chose it; null when nobody did. */
  readonly meanTotal: number | null
  /** r of having chosen it with the total of the other items. */
  readonly discrimination: number | null
}

export type ItemFigures = {
  readonly itemId: string
  /** Mean ÷ maximum: the share of right answers, 0–1. */
  readonly facility: number | null
  /** r of the item with the total, itself included. */
  readonly rit: number | null
  /** r of the item with the total of the others. */
  readonly rir: number | null
  readonly alphaIfDeleted: number | null
  /** Facility in the upper third − facility in the lower third. */
  readonly upperLowerDifference: number | null
  readonly options: readonly OptionFigures[]
  readonly unansweredShare: number | null
}

/** The totals of all examinees, and how these fall into thirds. */
export type Examinees = { readonly totals: readonly number[]; readonly weights: ReadonlyMap<number, ThirdWeights> }

/** The figures of one item. `choices`: what each examinee chose (null: nothing); `column`: 1 where that is right. */
export function measureItem(
  item: MarkedItem,
  choices: readonly (string | null)[],
  column: readonly number[],
  { totals, weights }: Examinees,
): Omit<ItemFigures, 'alphaIfDeleted'> {
  const rest = restTotals(column, totals)
  const byThird = meanByThird(column, totals, weights)
  return {
    itemId: item.itemId,
    facility: mean(column),
    rit: correlation(column, totals),
    rir: correlation(column, rest),
    upperLowerDifference: byThird === null ? null : byThird.upper - byThird.lower,
    options: item.optionIds.map((optionId) => {
      return measureOption(optionId, optionId === item.rightOptionId, choices, rest, { totals, weights })
    }),
    unansweredShare: mean(choices.map((chosen) => (chosen === null ? 1 : 0))),
  }
}

function measureOption(
  optionId: string,
  right: boolean,
  choices: readonly (string | null)[],
  rest: readonly number[],
  { totals, weights }: Examinees,
): OptionFigures {
  const column = choices.map((chosen) => (chosen === optionId ? 1 : 0))
  return {
    optionId,
    right,
    share: mean(column),
    shareByThird: meanByThird(column, totals, weights),
    meanTotal: mean(totals.filter((_, examinee) => column[examinee] === 1)),
    discrimination: correlation(column, rest),
  }
}
