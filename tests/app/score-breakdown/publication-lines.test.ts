import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publicationLines } from '#app/score-breakdown/publication-lines.ts'
import type { OwnPublication } from '#db/queries/own-publications.ts'
import { publicationBonus } from '#scoring/pi/bonus.ts'
import { PI_RULES } from '#scoring/pi/rules.ts'

const rules = PI_RULES['rama-2024-2025-1']
const own = (fields: Partial<OwnPublication> = {}): OwnPublication => ({
  doi: '10.1000/a', type: 'analytical', authorPosition: 1, publishedOn: '2023-06-01', accepted: true, against: [], ...fields,
})
const points = (...publications: OwnPublication[]) =>
  publicationLines(publications, rules).map((line) => `${line.points}${line.repeated ? ' repeated' : ''}`)

test('§4.3.2 each article shows its own points, also beyond the one point that all of them may add', () => {
  expect(points(own(), own({ doi: '10.1000/b', type: 'randomisedBlindedTrial' }), own({ doi: '10.1000/c', authorPosition: 2 })))
    .toEqual(['50', '100', '25'])
})

test('§4.3.1.4 the same DOI counts once, the first time that it counts', () => {
  expect(points(own({ accepted: false }), own(), own({ doi: ' 10.1000/A ' }))).toEqual(['0', '50', '0 repeated'])
})

test('§4.3.1 what was not accepted, or not decided, adds nothing', () => {
  expect(points(own({ accepted: false }), own({ doi: '10.1000/b', accepted: null }))).toEqual(['0', '0'])
})

test('§4.3 the lines sum to what the score adds, before its maximum', () => {
  const any = fc.record({
    doi: fc.constantFrom('10.1000/a', '10.1000/A', '10.1000/b'), type: fc.constantFrom('analytical', 'randomisedBlindedTrial', 'letter'),
    authorPosition: fc.integer({ min: 1, max: 3 }), publishedOn: fc.constantFrom('2023-11-30', '2023-12-01'),
    accepted: fc.constantFrom(true, false, null), against: fc.constant([]),
  })
  fc.assert(fc.property(fc.array(any, { maxLength: 6 }), (publications) => {
    const sum = publicationLines(publications, rules).reduce((total, line) => total + line.points, 0)
    const counted = publications.map((one) => ({ ...one, accepted: one.accepted === true }))
    expect(Math.min(sum, 100)).toBe(publicationBonus(counted, rules, 100))
  }))
})
