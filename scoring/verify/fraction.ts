// Rational numbers, for the check that shares nothing with the ranking: marks are read, weighted and compared as
// fractions, so that a mistake in scaled-integer arithmetic cannot hide in both.

/** num ÷ den with den > 0; not necessarily in lowest terms. */
export type Fraction = { readonly num: bigint; readonly den: bigint }

/** A fraction of two whole numbers. Throws a RangeError unless the denominator is positive. */
export function fraction(num: bigint | number, den: bigint | number = 1n): Fraction {
  if (den <= 0) throw new RangeError('a fraction needs a positive denominator')
  return { num: BigInt(num), den: BigInt(den) }
}

/** The exact value of plain decimal text such as `88.25`. */
export function fractionOf(decimal: string): Fraction {
  const point = decimal.indexOf('.')
  if (point < 0) return { num: BigInt(decimal), den: 1n }
  const decimals = decimal.length - point - 1
  return { num: BigInt(decimal.slice(0, point) + decimal.slice(point + 1)), den: 10n ** BigInt(decimals) }
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (a.den === b.den) return { num: a.num + b.num, den: a.den }
  return { num: a.num * b.den + b.num * a.den, den: a.den * b.den }
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return { num: a.num * b.num, den: a.den * b.den }
}

/** The smaller of two. */
export function least(a: Fraction, b: Fraction): Fraction {
  return a.num * b.den <= b.num * a.den ? a : b
}

/** ⌊value × 10^decimals + ½⌋: the value in 10^-decimals units, half up. Needs a value of 0 or more. */
export function roundHalfUp({ num, den }: Fraction, decimals: number): bigint {
  return (num * 10n ** BigInt(decimals) * 2n + den) / (den * 2n)
}

/** The value in 10^-decimals units; throws when that is not a whole number, for what must never be rounded. */
export function exactly({ num, den }: Fraction, decimals: number): bigint {
  const shifted = num * 10n ** BigInt(decimals)
  if (shifted % den !== 0n) throw new Error(`${String(num)}/${String(den)} exceeds ${String(decimals)} decimals`)
  return shifted / den
}
