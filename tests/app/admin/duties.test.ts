import { expect, test } from 'vitest'
import { listDuties, type DutyKey, type ProcessFacts } from '#app/routes/admin._index/duties.ts'
import { instant, windowOf, type Instant } from '#exam-engine/kernel/time.ts'

const at = (iso: string): Instant => instant(`${iso}-06:00`)
const BEFORE = at('2024-01-20T10:00:00')
const results = windowOf(at('2024-02-09T16:00:00'), at('2024-02-12T10:00:00'))
const first = { startsAt: at('2024-01-29T09:00:00'), endsAt: at('2024-01-29T11:00:00') }
const second = { startsAt: at('2024-02-02T13:30:00'), endsAt: at('2024-02-02T15:30:00') }

const facts = (overrides: Partial<ProcessFacts> = {}): ProcessFacts => ({
  exams: [first, second].map((times) => ({ ...times, hasForm: true, candidates: 10, marked: 0 })),
  deniedUntil: [], runs: [], results, undecided: 0, unanswered: [], proposed: 0, ...overrides,
})

const marked = facts().exams.map((exam) => ({ ...exam, marked: exam.candidates }))
const FROZEN = { ranAt: null, publishedAt: null }
const RAN = { ranAt: at('2024-02-03T10:00:00'), publishedAt: null }
const PUBLISHED = { ...RAN, publishedAt: at('2024-02-08T10:00:00') }

const find = (input: ProcessFacts, now: Instant, key: DutyKey) =>
  listDuties(input, now).find((duty) => duty.key === key)

test('a form that is missing is due, and late from one day before its turno on', () => {
  const missing = facts({ exams: facts().exams.map((exam, index) => ({ ...exam, hasForm: index !== 1 })) })
  expect(find(facts(), BEFORE, 'forms')).toMatchObject({ status: 'done' })
  expect(find(missing, BEFORE, 'forms')).toMatchObject({ status: 'now', count: 1, at: second.startsAt })
  expect(find(missing, at('2024-02-01T13:29:59'), 'forms')).toMatchObject({ status: 'now' })
  expect(find(missing, at('2024-02-01T13:30:00'), 'forms')).toMatchObject({ status: 'late' })
  expect(find(missing, at('2024-02-02T14:00:00'), 'forms')).toMatchObject({ status: 'late' })
})

test('§3.1 a denial calls for somebody as long as its turno lasts', () => {
  const denied = facts({ deniedUntil: [first.endsAt, second.endsAt] })
  expect(find(denied, at('2024-01-29T10:59:59'), 'incidents'))
    .toMatchObject({ status: 'now', count: 2, at: first.endsAt })
  expect(find(denied, first.endsAt, 'incidents')).toMatchObject({ count: 1, at: second.endsAt })
  expect(find(denied, second.endsAt, 'incidents')).toMatchObject({ status: 'done', count: 0 })
})

test('§4.2 B marking is ahead until a turno ends, then due, late after a day, done when nobody lacks a mark', () => {
  expect(find(facts(), BEFORE, 'marking')).toMatchObject({ status: 'ahead', at: first.endsAt })
  expect(find(facts(), first.endsAt, 'marking')).toMatchObject({ status: 'now', count: 1 })
  expect(find(facts(), at('2024-01-30T11:00:00'), 'marking')).toMatchObject({ status: 'now' })
  expect(find(facts(), at('2024-01-30T11:00:01'), 'marking')).toMatchObject({ status: 'late' })
  expect(find(facts({ exams: marked }), second.endsAt, 'marking')).toMatchObject({ status: 'done' })
})

test('an exam that nobody sits holds nothing up', () => {
  const empty = facts({ exams: [{ ...first, hasForm: true, candidates: 0, marked: 0 }] })
  expect(find(empty, second.endsAt, 'marking')).toMatchObject({ status: 'done' })
})

test.each([
  ['nothing marked', facts(), ['ahead', 'ahead', 'ahead']],
  ['all marked', facts({ exams: marked }), ['now', 'ahead', 'ahead']],
  ['frozen', facts({ exams: marked, runs: [FROZEN] }), ['done', 'now', 'ahead']],
  ['run', facts({ exams: marked, runs: [RAN, FROZEN] }), ['done', 'done', 'now']],
  ['published', facts({ exams: marked, runs: [PUBLISHED] }), ['done', 'done', 'done']],
])('the selection goes step by step: %s', (_name, input, expected) => {
  const now = at('2024-02-05T10:00:00')
  expect((['freeze', 'run', 'publish'] as const).map((key) => find(input, now, key)?.status)).toEqual(expected)
})

test('§5.1 the step whose turn it is is late once the results should be open', () => {
  expect(find(facts({ exams: marked }), results.from, 'freeze')).toMatchObject({ status: 'late' })
  expect(find(facts({ exams: marked }), results.from, 'publish')).toMatchObject({ status: 'ahead' })
  expect(find(facts({ exams: marked, runs: [RAN] }), results.from, 'publish')).toMatchObject({ status: 'late' })
})

test('§5.3 acceptance is followed within its window, and closed by the window itself', () => {
  const published = facts({ exams: marked, runs: [PUBLISHED], undecided: 7 })
  expect(find(published, at('2024-02-09T15:59:59'), 'acceptance')).toMatchObject({ status: 'ahead' })
  expect(find(published, results.from, 'acceptance')).toMatchObject({ status: 'now', count: 7 })
  expect(find(published, results.until, 'acceptance')).toMatchObject({ status: 'done' })
  expect(find(facts({ exams: marked, runs: [RAN] }), results.from, 'acceptance')).toMatchObject({ status: 'ahead' })
})

test('§5.14.6 §3.1 D a resignation without its receipt and a revocation half decided are to do, also in a later period', () => {
  expect(find(facts(), BEFORE, 'resignations')).toBeUndefined()
  expect(find(facts({ runs: [PUBLISHED] }), results.from, 'resignations')).toMatchObject({ status: 'done', count: 0 })
  expect(find(facts({ runs: [PUBLISHED] }), results.from, 'revocations')).toMatchObject({ status: 'done', count: 0 })
  const open = facts({ unanswered: [results.until, results.from], proposed: 1 })
  expect(find(open, BEFORE, 'resignations')).toMatchObject({ status: 'now', count: 2, at: results.from })
  expect(find(open, BEFORE, 'revocations')).toMatchObject({ status: 'now', count: 1 })
})
