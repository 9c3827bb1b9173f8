// Kappa against published and hand-computed tables, its bounds, and the cases in which there is none.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cohensKappa, formatKappa, pooledKappa, type Pair } from '#exam-engine/publications/kappa.ts'

/** So many of each cell: both accept, only the left one, only the right one, both reject. */
const table = (both: number, left: number, right: number, neither: number): Pair[] => [
  ...Array<Pair>(both).fill([true, true]), ...Array<Pair>(left).fill([true, false]),
  ...Array<Pair>(right).fill([false, true]), ...Array<Pair>(neither).fill([false, false]),
]

// The first three: Wikipedia, "Cohen's kappa" (0.4; 0.1304; 0.2593). The others by hand: (n·a − e) ÷ (n² − e).
test.each([
  [table(20, 5, 10, 15), '0.4000'],
  [table(45, 15, 25, 15), '0.1304'],
  [table(25, 35, 5, 35), '0.2593'],
  [table(1, 0, 0, 1), '1.0000'],
  [table(0, 1, 1, 0), '-1.0000'],
  [table(2, 1, 1, 2), '0.3333'],
  [table(1, 2, 1, 1), '-0.1538'],
])('table %# gives its kappa', (pairs, expected) => {
  expect(formatKappa(cohensKappa(pairs))).toBe(expected)
})

test('the fraction is exact: 20, 5, 10, 15 of 50 is 500 of 1,250', () => {
  expect(cohensKappa(table(20, 5, 10, 15))).toEqual({
    n: 50, agreed: 35, kind: 'value', numerator: 500n, denominator: 1250n,
  })
})

test('without a common article, or with one category only, there is none, and it says which', () => {
  expect(cohensKappa([])).toEqual({ n: 0, agreed: 0, kind: 'noPairs' })
  expect(cohensKappa(table(7, 0, 0, 0))).toEqual({ n: 7, agreed: 7, kind: 'noVariation' })
  expect(cohensKappa(table(0, 0, 0, 3))).toMatchObject({ kind: 'noVariation' })
  expect(formatKappa(cohensKappa([]))).toBeNull()
  // One who always accepts beside one who does not: by chance they agree as often as they do.
  expect(formatKappa(cohensKappa(table(3, 2, 0, 0)))).toBe('0.0000')
})

const pairs = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { maxLength: 60 })

test('kappa lies in [−1, 1], is 1 just for full agreement, and does not know who is left', () => {
  fc.assert(fc.property(pairs, (list) => {
    const kappa = cohensKappa(list)
    expect(formatKappa(cohensKappa(list.map(([left, right]): Pair => [right, left])))).toBe(formatKappa(kappa))
    expect(formatKappa(cohensKappa(list.map(([left, right]): Pair => [!left, !right])))).toBe(formatKappa(kappa))
    if (kappa.kind !== 'value') return
    expect(kappa.denominator > 0n && kappa.numerator <= kappa.denominator && -kappa.numerator <= kappa.denominator).toBe(true)
    expect(kappa.numerator === kappa.denominator).toBe(kappa.agreed === kappa.n)
  }))
})

test('the pooled one counts articles once and does not depend on who of a pair comes first', () => {
  fc.assert(fc.property(pairs, fc.infiniteStream(fc.boolean()), (list, flips) => {
    const flipped = list.map(([left, right]): Pair => (flips.next().value ? [right, left] : [left, right]))
    expect(pooledKappa(flipped)).toEqual(pooledKappa(list))
    expect(pooledKappa(list)).toMatchObject({ n: list.length, agreed: list.filter(([l, r]) => l === r).length })
  }))
})
