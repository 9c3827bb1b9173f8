// Divides examinees by total into a lower, middle and upper third, each of exactly n/3. Equal totals that lie across a
// border share it in proportion, so that nothing depends on the order in which examinees are listed.

export const THIRDS = ['lower', 'middle', 'upper'] as const
export type Third = (typeof THIRDS)[number]

/** How much of an examinee lies in each third: three parts that add up to 1. */
export type ThirdWeights = Readonly<Record<Third, number>>

/** Weights by total. In each third the weights of all examinees add up to n/3. */
export function weighThirds(totals: readonly number[]): ReadonlyMap<number, ThirdWeights> {
  const counts = new Map<number, number>()
  for (const total of totals) counts.set(total, (counts.get(total) ?? 0) + 1)
  const weights = new Map<number, ThirdWeights>()
  const size = totals.length / 3
  let below = 0
  for (const total of [...counts.keys()].sort((left, right) => left - right)) {
    const count = counts.get(total) ?? 0
    const [from, until] = [below, below + count]
    const partWithin = (third: number): number => {
      return Math.max(0, Math.min(until, (third + 1) * size) - Math.max(from, third * size)) / count
    }
    weights.set(total, { lower: partWithin(0), middle: partWithin(1), upper: partWithin(2) })
    below = until
  }
  return weights
}

/** The mean of a 0/1 column within each third; null without examinees. */
export function meanByThird(
  column: readonly number[],
  totals: readonly number[],
  weights: ReadonlyMap<number, ThirdWeights>,
): Readonly<Record<Third, number>> | null {
  if (column.length === 0) return null
  const sums = { lower: 0, middle: 0, upper: 0 }
  for (let examinee = 0; examinee < column.length; examinee += 1) {
    if (column[examinee] !== 1) continue
    const weight = weights.get(totals[examinee] ?? 0)
    if (weight === undefined) throw new Error('weights are those of the totals')
    for (const third of THIRDS) sums[third] += weight[third]
  }
  const size = column.length / 3
  return { lower: sums.lower / size, middle: sums.middle / size, upper: sums.upper / size }
}
