import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markCandidate, markCandidates, piImss } from '#scoring/pi/mark-candidates.ts'
import { readDecimal } from '#scoring/pi/marks.ts'
import { PI_RULES, piRulesOf } from '#scoring/pi/rules.ts'
import { printedRulesOf, scoreByFractions } from '#scoring/verify/reference-scores.ts'
import { anyPackage, candidate, selectionPackage } from '../factories.ts'
import { runs } from '#tests/setup/property-runs.ts'

const rules = PI_RULES['rama-2024-2025-1']

test.each([
  ['absent', 'ABSENT'], ['cancelled', 'CANCELLED'], ['denied', 'DENIED'],
] as const)('§3.1 who is %s has no PI-IMSS, with or without the current grade', (status, exclusion) => {
  expect(markCandidate(candidate({ efiser: { status } }), rules, 100)).toBe(exclusion)
  expect(markCandidate(candidate({ efiser: { status }, grades: { previous: [], current: null } }), rules, 100))
    .toBe(exclusion)
})

test('§4.2 C a missing grade of the current year excludes the candidate', () => {
  expect(markCandidate(candidate({ grades: { previous: ['99', '98'], current: null } }), rules, 100))
    .toBe('NO_CURRENT_GRADE')
})

test('§4.2 B present with no right answer is zero, and competes', () => {
  expect(markCandidate(candidate({ efiser: { status: 'present', correct: 0, counted: 40 } }), rules, 100))
    .toMatchObject({ efiser: 0, piImss: 31_300_000 })
})

test('§4.2 §4.2 A §4.3 scores equal those in fractions, for any package', () => {
  fc.assert(fc.property(anyPackage(), (input) => {
    for (const row of input.candidates) {
      const exact = scoreByFractions(row, printedRulesOf(input.rules))
      const marked = markCandidate(row, piRulesOf(input.rules), readDecimal(input.rules.maxBonus, 2))
      expect(exact).toEqual(marked)
    }
  }), { numRuns: runs(500) })
})

test('§4.3 more of anything never lowers the PI-IMSS, and it stays within 0 and 101', () => {
  const mark = fc.nat(1_000_000)
  fc.assert(fc.property(mark, mark, mark, fc.nat(100), mark, (efiser, grades, enarm, bonus, more) => {
    const base = piImss(efiser, grades, enarm, bonus, rules)
    expect(piImss(efiser + more, grades, enarm, bonus, rules)).toBeGreaterThanOrEqual(base)
    expect(piImss(efiser, grades + more, enarm, bonus, rules)).toBeGreaterThanOrEqual(base)
    expect(piImss(efiser, grades, enarm + more, bonus, rules)).toBeGreaterThanOrEqual(base)
    expect(piImss(efiser, grades, enarm, bonus + 1, rules)).toBeGreaterThan(base)
    expect(base).toBeGreaterThanOrEqual(0)
    expect(base).toBeLessThanOrEqual(101_000_000)
  }))
})

test('every candidate is either scored or excluded, once', () => {
  fc.assert(fc.property(anyPackage(), (input) => {
    const { scored, excluded } = markCandidates(input)
    const folios = [...scored, ...excluded].map(({ folio }) => folio)
    expect(folios.toSorted()).toEqual(input.candidates.map(({ folio }) => folio).toSorted())
  }))
  expect(markCandidates(selectionPackage())).toEqual({ scored: [], excluded: [] })
})
