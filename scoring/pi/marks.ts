// The three marks that enter the PI-IMSS, as whole ten-thousandths of a point: EFISER, mean of grades, ENARM.
// Rounding happens here, half up at the fourth decimal, and nowhere else. Numbers are safe integers throughout.
import { divideHalfUp, parseDecimal, type Scaled } from '#exam-engine/kernel/decimal.ts'

/** A mark of 0–100 points in whole ten-thousandths: 0 … 1,000,000. */
export type Mark = number

export const MARK_DECIMALS = 4

/** Up to this many items the products below stay safe integers; beyond it bigint takes over. */
const MOST_ITEMS_IN_NUMBERS = 1_000_000_000

/**
 * EFISER = 100 × correct ÷ counted, half up at four decimals. Needs 0 <= correct <= counted and counted >= 1.
 * Convocatoria §4.2 B; no negative marks, no minimum.
 */
export function efiserMark(correct: number, counted: number): Mark {
  if (counted > MOST_ITEMS_IN_NUMBERS) return Number(divideHalfUp(100n * BigInt(correct), BigInt(counted), MARK_DECIMALS))
  return floorDivide(2 * correct * 1_000_000 + counted, 2 * counted)
}

/**
 * The unweighted mean of the previous grades and the current one, half up at four decimals.
 * Convocatoria §4.2 C: a candidate without the current grade is excluded before this is asked.
 */
export function gradesMean(previous: readonly string[], current: string): Mark {
  let sum = readMark(current)
  for (const grade of previous) sum += readMark(grade)
  const count = previous.length + 1
  return floorDivide(2 * sum + count, 2 * count)
}

/** Reads the decimal text of the package; throws on text that its schema would have refused. */
export function readMark(text: string): Mark {
  return Number(readExactly(text, MARK_DECIMALS))
}

/** As `readMark`, for another number of decimals. */
export function readExactly<S extends number>(text: string, decimals: S): Scaled<S> {
  const units = parseDecimal(text, decimals)
  if (units === null) throw new RangeError(`not a decimal with ${String(decimals)} places: ${text}`)
  return units
}

/** ⌊a ÷ b⌋ by way of the remainder: the quotient of two safe integers as a float may round up to the next whole. */
function floorDivide(dividend: number, divisor: number): number {
  return (dividend - (dividend % divisor)) / divisor
}
