import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unmetByEarlierSeats, type EarlierSeat } from '#exam-engine/convocatoria/earlier-seats.ts'
import { eligibleCers, assessCourses } from '#exam-engine/convocatoria/eligibility.ts'
import { publishedRules } from './published-rules.ts'

const seat = (change: Partial<EarlierSeat>): EarlierSeat =>
  ({ sameCycle: true, outcome: 'rejected', consequence: null, ground: null, ...change })

test.each<[string, EarlierSeat[], string[]]>([
  ['§5.13 who never had a seat', [], []],
  ['§5.13 who rejected it', [seat({})], []],
  ['§5.3 who was silent', [seat({ outcome: 'lapsed' })], []],
  ['§5.17 who holds it', [seat({ outcome: 'accepted' })], ['5.17 HOLDS_SEAT']],
  ['§5.3 who may still answer', [seat({ outcome: 'pending' })], ['5.17 HOLDS_SEAT']],
  ['§1.2 B who took up a seat in a cycle before', [seat({ outcome: 'accepted', sameCycle: false })], []],
  ['§5.17 who resigned in time', [seat({ outcome: 'resigned', consequence: 'competeAgain' })], []],
  ['§5.17 who resigned keeping the course', [seat({ outcome: 'resigned', consequence: 'keepsCourse' })], ['5.17 RESIGNED_TOO_LATE']],
  ['§5.16 §5.17 who gave up the status, of any cycle', [seat({ outcome: 'resigned', consequence: 'losesStatus', sameCycle: false })],
    ['5.17 RESIGNED_TOO_LATE']],
  ['§5.18 who was dropped as a foreign resident', [seat({ outcome: 'revoked', ground: 'foreignStatus' })], ['5.18 DROPPED_AS_FOREIGN']],
  ['§2.2 E whose fraud bars by its own rule', [seat({ outcome: 'revoked', ground: 'fraud' })], []],
])('%s', (_, earlier, expected) => {
  expect(unmetByEarlierSeats(earlier).map(({ clause, code }) => `${clause} ${code}`)).toEqual(expected)
})

test('§5.17 nobody who holds a seat of the cycle may choose a course', () => {
  const rules = publishedRules()
  const [course] = rules.courses
  const prerequisite = course?.prerequisites[0]
  if (prerequisite === undefined) throw new Error('the call has no course')
  const any = fc.array(fc.record<EarlierSeat>({
    sameCycle: fc.boolean(), outcome: fc.constantFrom('accepted', 'pending', 'rejected', 'lapsed', 'resigned', 'revoked'),
    consequence: fc.constantFrom(null, 'competeAgain', 'keepsCourse', 'losesStatus'),
    ground: fc.constantFrom(null, 'fraud', 'falseInformation', 'foreignStatus'),
  }), { maxLength: 4 })
  const declared = { byEnarm: true, criminalProcess: false, litigation: false, concludedCer: 'none' as const }
  fc.assert(fc.property(any, (earlier) => {
    const eligible = eligibleCers(assessCourses(rules, { enrolled: true, prerequisite, earlier }, declared))
    const holds = earlier.some(({ sameCycle, outcome }) => sameCycle && (outcome === 'accepted' || outcome === 'pending'))
    if (holds) expect(eligible).toEqual([])
    if (earlier.every(({ outcome }) => outcome === 'rejected' || outcome === 'lapsed')) expect(eligible).not.toEqual([])
  }))
})
