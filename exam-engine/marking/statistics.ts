// Mean, variance and correlation in floats: for statistics that people read, never for a score.
// Null where a figure is not defined (too few values, or values that do not vary).

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length
}

/** Sum of squared deviations ÷ n. Null without values. */
export function populationVariance(values: readonly number[]): number | null {
  return values.length === 0 ? null : sumOfProducts(values, values) / values.length
}

/** Sum of squared deviations ÷ (n − 1), and its root. Null with fewer than two values. */
export function standardDeviation(values: readonly number[]): number | null {
  return values.length < 2 ? null : Math.sqrt(sumOfProducts(values, values) / (values.length - 1))
}

/** Pearson's r of two lists of one length. Null when either does not vary. */
export function correlation(left: readonly number[], right: readonly number[]): number | null {
  if (left.length !== right.length) throw new RangeError('a correlation needs pairs')
  const spread = sumOfProducts(left, left) * sumOfProducts(right, right)
  return spread > 0 ? sumOfProducts(left, right) / Math.sqrt(spread) : null
}

// Of deviations from the means, in two passes: the one-pass formula loses all digits when the spread is small.
function sumOfProducts(left: readonly number[], right: readonly number[]): number {
  const leftMean = sum(left) / left.length
  const rightMean = sum(right) / right.length
  let total = 0
  // By index: a whole turno passes here some hundred times, and entries() makes an array for each value.
  for (let index = 0; index < left.length; index += 1) {
    total += ((left[index] ?? 0) - leftMean) * ((right[index] ?? 0) - rightMean)
  }
  return total
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
