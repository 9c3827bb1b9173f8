/**
 * Figures as Mexicans write them: 1,234.5. Exact values come as decimal text and
 * stay text: no mark or score passes through a float on its way to the eye.
 */
const counts = new Intl.NumberFormat('es-MX', { maximumFractionDigits: 0 })
const decimalText = /^(-?)(\d+)(?:\.(\d+))?$/

/** 12345 → "12,345" */
export function formatCount(count: number): string {
  return counts.format(count)
}

/** "1 aspirante", "12,345 aspirantes" */
export function formatCounted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/**
 * Exact decimal text, grouped, with at least `places` decimals and none lost:
 * ("87.5", 4) → "87.5000". Throws a RangeError on text that is not a decimal.
 */
export function formatDecimal(text: string, places = 0): string {
  const match = decimalText.exec(text)
  if (match === null) throw new RangeError(`not a decimal: ${text}`)
  const [, sign = '', whole = '', fraction = ''] = match
  const decimals = fraction.padEnd(places, '0')
  return `${sign}${counts.format(BigInt(whole))}${decimals === '' ? '' : `.${decimals}`}`
}

/** Hundredths of a point: 50 → "0.50 puntos". */
export function formatPoints(hundredths: number): string {
  return `${formatDecimal(`${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`)} puntos`
}

/** What can be had at most, of a share with two decimals: "1.00" → "1 punto", "1.50" → "1.50 puntos". */
export function formatMostPoints(share: string): string {
  const plain = share.replace(/\.00$/, '')
  return plain === '1' ? '1 punto' : `${formatDecimal(plain)} puntos`
}
