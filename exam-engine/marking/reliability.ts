// How far a form measures one thing: KR-20, which for items marked 0 or 1 is Cronbach's alpha, alpha without each item,
// and the standard error of measurement. Floats, for people to read.
// Kuder & Richardson 1937, formula 20; Cronbach 1951.
import { populationVariance, standardDeviation } from './statistics.ts'

/**
 * k/(k−1) · (1 − Σpq/σ²) with the population variance of the totals. Columns: one per item, 0 or 1 per examinee.
 * Null with fewer than two items, or totals that do not vary.
 */
export function kr20(columns: readonly (readonly number[])[], totals: readonly number[]): number | null {
  const itemVariances = columns.map((column) => populationVariance(column) ?? 0)
  return alphaFrom(itemVariances.reduce((total, variance) => total + variance, 0), columns.length, totals)
}

/** KR-20 of the form without each of its items, in their order. */
export function alphaIfDeleted(
  columns: readonly (readonly number[])[],
  totals: readonly number[],
): (number | null)[] {
  const itemVariances = columns.map((column) => populationVariance(column) ?? 0)
  const sum = itemVariances.reduce((total, variance) => total + variance, 0)
  return columns.map((column, index) => {
    return alphaFrom(sum - (itemVariances[index] ?? 0), columns.length - 1, restTotals(column, totals))
  })
}

/** In items of the total: sample deviation of the totals · √(1 − reliability). Null where either is not defined. */
export function standardError(totals: readonly number[], reliability: number | null): number | null {
  const deviation = standardDeviation(totals)
  return deviation === null || reliability === null ? null : deviation * Math.sqrt(1 - reliability)
}

/** Each examinee's total without the item: what the item is compared with, so that it is not compared with itself. */
export function restTotals(column: readonly number[], totals: readonly number[]): number[] {
  return totals.map((total, examinee) => total - (column[examinee] ?? 0))
}

function alphaFrom(sumOfVariances: number, itemCount: number, totals: readonly number[]): number | null {
  const totalVariance = populationVariance(totals) ?? 0
  if (itemCount < 2 || totalVariance === 0) return null
  return (itemCount / (itemCount - 1)) * (1 - sumOfVariances / totalVariance)
}
