// How the marks of one exam are distributed, for people to look at: a histogram on 0–100 and its usual figures.
// The counts are exact; mean, median and deviation are floats, for display only. No score is ever made from them.
import type { Mark } from './mark.ts'
import { mean, standardDeviation } from './statistics.ts'

/** Marks m with from <= m < until; the last bin also holds 100. In points of 0–100. */
export type Bin = { readonly from: number; readonly until: number; readonly count: number }

export type Distribution = {
  /** Present candidates. */
  readonly n: number
  readonly bins: readonly Bin[]
  /** Points; null without candidates (the deviation: with fewer than two). */
  readonly mean: number | null
  readonly median: number | null
  readonly standardDeviation: number | null
  readonly lowest: number | null
  readonly highest: number | null
}

/** The distribution of the marks of the present. `binWidth`: a whole number of points that divides 100. */
export function distributeMarks(marks: readonly Mark[], binWidth = 5): Distribution {
  if (!Number.isInteger(binWidth) || binWidth < 1 || 100 % binWidth !== 0) {
    throw new RangeError(`bins of ${String(binWidth)} points do not divide 100`)
  }
  const lastBin = 100 / binWidth - 1
  const counts = Array.from({ length: lastBin + 1 }, () => 0)
  for (const { correct, counted } of marks) {
    // One division of whole numbers: exact where the quotient is whole, so that a mark on a border falls to one side.
    const bin = Math.min(lastBin, Math.floor((100 * correct) / (counted * binWidth)))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  const points = marks.map(({ correct, counted }) => (100 * correct) / counted).sort((left, right) => left - right)
  return {
    n: marks.length,
    bins: counts.map((count, index) => ({ from: index * binWidth, until: (index + 1) * binWidth, count })),
    mean: mean(points),
    median: medianOf(points),
    standardDeviation: standardDeviation(points),
    lowest: points[0] ?? null,
    highest: points.at(-1) ?? null,
  }
}

function medianOf(sorted: readonly number[]): number | null {
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}
