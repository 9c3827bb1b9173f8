// Whether a form worked at all: a mean near chance, or an item whose key is beaten by one of its distractors. Such a
// form is released for the selection by a named person only, or after an annulment. Exact whole numbers throughout, so
// that the same sheets give the same findings in whatever order they come; what is annulled is left out. §3.1 B
import type { FinalAnswer } from '#exam-engine/sitting/answers-digest.ts'
import { readChoices, type MarkedItem, type MarkingScheme } from './mark.ts'

/** Below it a mean says nothing. */
export const LEAST_EXAMINEES_FOR_MEAN = 10
/** Below it discrimination is mostly chance (item-flags.ts). */
export const LEAST_EXAMINEES_FOR_KEY = 30
/** A mean facility at most this far above chance is near it: one twentieth. */
const MARGIN_PARTS = 20n
/** Divides by 2, 3, 4 and 5 options. */
const CHANCE_UNITS = 60n

export type Finding =
  | {
    readonly finding: 'MEAN_NEAR_CHANCE'
    readonly n: number
    /** Right answers of all examinees, of `answersCounted` = n × items. */
    readonly right: number
    readonly answersCounted: number
    /** Sum over the items of 60 ÷ options: what n guessers would reach is n × this ÷ 60. */
    readonly chanceSixtieths: number
  }
  | { readonly finding: 'KEY_BEATEN', readonly n: number, readonly itemId: string, readonly optionId: string }

/**
 * The findings of one form, the mean first, then items in the order of the form.
 * - MEAN_NEAR_CHANCE, from 10 examinees on: mean facility ≤ mean of 1 ÷ options + 0.05.
 * - KEY_BEATEN, from 30 examinees on: in the upper third more people chose a distractor than the key, and having chosen
 *   it correlates more with the total of the other items than having chosen the key. `optionId` is that distractor; of
 *   several, the one with most people of the upper third.
 */
export function findImplausible(scheme: MarkingScheme, sheets: readonly (readonly FinalAnswer[])[]): Finding[] {
  const items = [...scheme.items.values()].filter(({ annulled }) => !annulled)
  const choices = sheets.map((answers) => readChoices(scheme.items, answers))
  const totals = choices.map((chosen) =>
    items.reduce((sum, { itemId, rightOptionId }) => sum + (chosen.get(itemId) === rightOptionId ? 1 : 0), 0))
  const mean = judgeMean(items, totals)
  if (sheets.length < LEAST_EXAMINEES_FOR_KEY) return mean
  const upper = upperThird(totals)
  const beaten = items.flatMap((item): Finding[] => {
    const column = choices.map((chosen) => chosen.get(item.itemId) ?? null)
    const optionId = findBetter(item, column, totals, upper)
    return optionId === null ? [] : [{ finding: 'KEY_BEATEN', n: sheets.length, itemId: item.itemId, optionId }]
  })
  return [...mean, ...beaten]
}

function judgeMean(items: readonly MarkedItem[], totals: readonly number[]): Finding[] {
  const n = totals.length
  if (n < LEAST_EXAMINEES_FOR_MEAN || items.length === 0) return []
  const right = totals.reduce((sum, total) => sum + total, 0)
  const chance = items.reduce((sum, { optionIds }) => sum + CHANCE_UNITS / BigInt(optionIds.length), 0n)
  const counted = BigInt(n * items.length)
  // right ÷ counted ≤ n·chance ÷ (60·counted) + 1 ÷ 20
  if (CHANCE_UNITS * BigInt(right) > BigInt(n) * chance + counted * (CHANCE_UNITS / MARGIN_PARTS)) return []
  return [{
    finding: 'MEAN_NEAR_CHANCE', n, right, answersCounted: n * items.length, chanceSixtieths: Number(chance),
  }]
}

/** The upper third of exactly n ÷ 3: whoever has more than `border`, and `part` ÷ `of` of each who has just that. */
interface UpperThird { border: number, part: bigint, of: bigint }

function upperThird(totals: readonly number[]): UpperThird {
  const sorted = totals.toSorted((left, right) => right - left)
  const n = totals.length
  const border = sorted[Math.ceil(n / 3) - 1] ?? 0
  const above = totals.filter((total) => total > border).length
  const tied = totals.filter((total) => total === border).length
  return { border, part: BigInt(n - 3 * above), of: BigInt(3 * tied) }
}

function findBetter(
  { optionIds, rightOptionId }: MarkedItem, column: readonly (string | null)[], totals: readonly number[],
  upper: UpperThird,
): string | null {
  const rest = totals.map((total, examinee) => total - (column[examinee] === rightOptionId ? 1 : 0))
  const weigh = (optionId: string) => weightInUpper(column, optionId, totals, upper)
  const relate = (optionId: string) => relationWithRest(column, optionId, rest)
  const [keyWeight, keyRelation] = [weigh(rightOptionId), relate(rightOptionId)]
  const better = optionIds.filter((optionId) => optionId !== rightOptionId && weigh(optionId) > keyWeight
    && isStronger(relate(optionId), keyRelation))
  return better.toSorted((left, right) => (weigh(left) === weigh(right) ? 0 : weigh(left) > weigh(right) ? -1 : 1))[0]
    ?? null
}

/** People of the upper third who chose the option, in parts of which `of` are one person. */
function weightInUpper(
  column: readonly (string | null)[], optionId: string, totals: readonly number[], { border, part, of }: UpperThird,
): bigint {
  let weight = 0n
  for (const [examinee, chosen] of column.entries()) {
    if (chosen !== optionId) continue
    const total = totals[examinee] ?? 0
    if (total > border) weight += of
    else if (total === border) weight += part
  }
  return weight
}

/** n² times covariance and variance of "chose it" with the rest: r = covariance ÷ √(variance · variance of the rest). */
interface Relation { covariance: bigint, variance: bigint }

function relationWithRest(column: readonly (string | null)[], optionId: string, rest: readonly number[]): Relation {
  let [chose, shared, sum] = [0, 0, 0]
  for (const [examinee, total] of rest.entries()) {
    sum += total
    if (column[examinee] !== optionId) continue
    chose += 1
    shared += total
  }
  const n = BigInt(rest.length)
  return { covariance: n * BigInt(shared) - BigInt(chose) * BigInt(sum), variance: BigInt(chose) * (n - BigInt(chose)) }
}

/** Whether r of the left is greater; an option that nobody or everybody chose relates to nothing: r counts as 0. */
function isStronger(left: Relation, right: Relation): boolean {
  // sign(r)·r² grows with r; multiplied by both variances it stays whole.
  const squareOf = ({ covariance, variance }: Relation, by: bigint) =>
    variance === 0n ? 0n : covariance * (covariance < 0n ? -covariance : covariance) * by
  const [leftBy, rightBy] = [right.variance === 0n ? 1n : right.variance, left.variance === 0n ? 1n : left.variance]
  return squareOf(left, leftBy) > squareOf(right, rightBy)
}
