// The grade of one year of the CEME, on base 100 with two decimals. A professor may write it on base 10 or 5 as well: a
// base-10 8.75 is 87.50, a base-5 4.37 is 87.40. At most two decimals are taken in the base that was written, so that
// the conversion is exact: what would need rounding is refused, never rounded. §4.2 C
import { formatDecimal, parseDecimal, scaled, type Scaled } from '../kernel/decimal.ts'
import { accept, refuse, type Result } from '../kernel/result.ts'

export const GRADE_BASES = [100, 10, 5] as const
export type GradeBase = (typeof GRADE_BASES)[number]

export const GRADE_DECIMALS = 2

/** 0.00 to 100.00 points of 100. */
export type Grade = Scaled<2>

export type GradeRefusal = 'GRADE_EMPTY' | 'GRADE_NOT_A_NUMBER' | 'GRADE_TOO_MANY_DECIMALS' | 'GRADE_OUT_OF_RANGE'

const HIGHEST = 10_000n
const DECIMALS = /^[+-]?\d+(?:[.,](\d*))?$/

/**
 * Reads what somebody typed, in the base that they say, with a point or a comma as decimal sign and blanks around it.
 * Refuses what is empty, is no plain decimal, has more than two decimals, or lies outside 0 … base.
 */
export function readGrade(typed: string, base: GradeBase): Result<Grade, GradeRefusal> {
  const text = typed.trim()
  if (text === '') return refuse('GRADE_EMPTY')
  const shape = DECIMALS.exec(text)
  if (shape === null) return refuse('GRADE_NOT_A_NUMBER')
  if ((shape[1]?.length ?? 0) > GRADE_DECIMALS) return refuse('GRADE_TOO_MANY_DECIMALS', { base })
  const value = parseDecimal(text.replace(',', '.'), GRADE_DECIMALS)
  if (value === null) return refuse('GRADE_NOT_A_NUMBER')
  const grade = value * (100n / BigInt(base))
  return grade < 0n || grade > HIGHEST ? refuse('GRADE_OUT_OF_RANGE', { base }) : accept(scaled(grade, GRADE_DECIMALS))
}

/** Always two decimals, with a point: 87.50. */
export function formatGrade(grade: Grade): string {
  return formatDecimal(grade, GRADE_DECIMALS)
}

/** The grade in another base, as a field shows it: 87.50 is 8.75 of 10. Null where two decimals cannot say it. */
export function writeInBase(grade: Grade, base: GradeBase): string | null {
  const factor = 100n / BigInt(base)
  return grade % factor === 0n ? formatDecimal(scaled(grade / factor, GRADE_DECIMALS), GRADE_DECIMALS) : null
}
