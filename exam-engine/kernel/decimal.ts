// Exact decimals: a bigint that counts units of 10^-scale, with the scale in its type.
// `Scaled<4>` 691667n is 69.1667. Sums and comparisons are those of bigint; there is no float on any way through here,
// because a float formula breaks ties that the regulation holds to be exact.

declare const scaleBrand: unique symbol

/** A decimal as a whole number of 10^-S. */
export type Scaled<S extends number> = bigint & { readonly [scaleBrand]: S }

const PLAIN_DECIMAL = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/

/** Takes a count of 10^-scale units as that decimal: `scaled(691667n, 4)` is 69.1667. */
export function scaled<S extends number>(units: bigint, scale: S): Scaled<S> {
  if (!Number.isInteger(scale) || scale < 0) throw new RangeError(`not a scale: ${String(scale)}`)
  return units as Scaled<S>
}

/**
 * Reads plain decimal text such as `69.1667` or `-2`.
 * Null for exponents, a leading plus or zero, blanks, or more than `scale` decimals: what does not fit is refused,
 * never rounded.
 */
export function parseDecimal<S extends number>(text: string, scale: S): Scaled<S> | null {
  const match = PLAIN_DECIMAL.exec(text)
  if (match === null) return null
  const [, sign = '', whole = '', fraction = ''] = match
  if (fraction.length > scale) return null
  const units = BigInt(whole + fraction.padEnd(scale, '0'))
  return scaled(sign === '-' ? -units : units, scale)
}

/** Writes all `scale` decimals: `formatDecimal(scaled(500n, 2), 2)` is `5.00`. `parseDecimal` reads it back. */
export function formatDecimal<S extends number>(value: Scaled<S>, scale: S): string {
  const sign = value < 0n ? '-' : ''
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0')
  if (scale === 0) return sign + digits
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/**
 * numerator / denominator as a decimal, rounded half up at the last place: ⌊(2·num·10^scale + den) ÷ (2·den)⌋.
 * Needs numerator >= 0 and denominator > 0; throws a RangeError otherwise.
 */
export function divideHalfUp<S extends number>(numerator: bigint, denominator: bigint, scale: S): Scaled<S> {
  if (numerator < 0n || denominator <= 0n) throw new RangeError('half-up division needs num >= 0 and den > 0')
  const power = 10n ** BigInt(scale)
  return scaled((2n * numerator * power + denominator) / (2n * denominator), scale)
}
