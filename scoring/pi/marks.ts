// The three marks that enter the PI-IMSS, as whole ten-thousandths of a point: EFISER, mean of grades, ENARM.
// Rounding happens here, half up at the fourth decimal, and nowhere else. Numbers are safe integers throughout.
import { divideHalfUp } from '#exam-engine/kernel/decimal.ts'

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
  if (counted > MOST_ITEMS_IN_NUMBERS) {
    return Number(divideHalfUp(100n * BigInt(correct), BigInt(counted), MARK_DECIMALS))
  }
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

/** Reads the text of a mark, e.g. `88.25`, of at most four decimals. */
export function readMark(text: string): Mark {
  return readDecimal(text, MARK_DECIMALS)
}

const POINT = 0x2e
const ZERO = 0x30

/**
 * Plain decimal text of 0 … 100 as whole 10^-decimals units, digit by digit and without a float in between.
 * Throws on more decimals and on anything but digits: the schema of the package has refused such text before.
 */
export function readDecimal(text: string, decimals: number): number {
  let units = 0
  let missing = decimals
  let afterPoint = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const digit = code - ZERO
    if (code === POINT && !afterPoint) afterPoint = true
    else if (digit >= 0 && digit <= 9) {
      units = units * 10 + digit
      if (afterPoint) missing -= 1
    } else throw new RangeError(`not a decimal: ${text}`)
  }
  if (missing < 0) throw new RangeError(`more than ${String(decimals)} decimals: ${text}`)
  for (; missing > 0; missing -= 1) units *= 10
  return units
}

/** ⌊a ÷ b⌋ by way of the remainder, so that no quotient is ever a float. */
function floorDivide(dividend: number, divisor: number): number {
  return (dividend - (dividend % divisor)) / divisor
}
