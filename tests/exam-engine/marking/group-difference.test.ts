// Mantel-Haenszel by hand: two strata with known odds, and what has no figure.
import { expect, test } from 'vitest'
import { groupDifference, type GroupedExaminees } from '#exam-engine/marking/group-difference.ts'

function cell(group: 'reference' | 'focal', total: number, right: number, wrong: number): GroupedExaminees[] {
  return [{ group, total, right: true, people: right }, { group, total, right: false, people: wrong }]
}

// Strata of 100: odds ratio (40·30)/(10·20) = 6 and (45·20)/(5·30) = 6; so α = 6 whatever the weights.
const SIXFOLD = [
  ...cell('reference', 3, 40, 10), ...cell('focal', 3, 20, 30), ...cell('reference', 5, 45, 5), ...cell('focal', 5, 30, 20),
]

test('Δ is −2.35 · ln α, negative where the item is harder for the focal group', () => {
  expect(groupDifference(SIXFOLD)).toMatchObject({ reference: 100, focal: 100 })
  expect(groupDifference(SIXFOLD)?.delta).toBeCloseTo(-2.35 * Math.log(6), 12)
})

test('groups of equal odds in each stratum do not differ, however unequal their totals', () => {
  const equal = [...cell('reference', 2, 10, 30), ...cell('focal', 2, 20, 60), ...cell('reference', 6, 60, 20), ...cell('focal', 6, 3, 1)]
  expect(groupDifference(equal)?.delta).toBeCloseTo(0, 12)
})

test('there is no figure below 200 examinees, nor without one of the groups, nor without bound', () => {
  expect(groupDifference([...cell('reference', 3, 80, 60), ...cell('focal', 3, 30, 29)])).toBeNull()
  expect(groupDifference([...cell('reference', 3, 80, 60), ...cell('focal', 3, 30, 30)])).not.toBeNull()
  expect(groupDifference(cell('reference', 3, 150, 150))).toBeNull()
  expect(groupDifference([...cell('reference', 3, 150, 0), ...cell('focal', 3, 0, 50)])?.delta).toBeNull()
})
