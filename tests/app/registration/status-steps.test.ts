// The status page: what is done, missing and next for one person, at each side of each boundary.
import { expect, test } from 'vitest'
import { statusSteps, type StatusFacts, type StatusStep } from '#app/registration/status-steps.ts'
import { outcomeOf } from '#exam-engine/convocatoria/acceptance.ts'
import { addDuration, durationMs, hours, instant, type Instant } from '#exam-engine/kernel/time.ts'

const OPENS = instant('2024-01-12T18:00:00-06:00')
const CLOSES = instant('2024-01-17T10:00:00-06:00')
const CUTOFF = instant('2024-01-25T09:00:00-06:00')
const T0 = instant('2024-01-29T09:00:00-06:00')
const ENDS = instant('2024-01-29T11:00:00-06:00')
const RESULTS = { from: instant('2024-02-09T12:00:00-06:00'), until: instant('2024-02-12T10:00:00-06:00') }
const before = (at: Instant) => addDuration(at, durationMs(-1))

const facts = (change: Partial<StatusFacts> = {}): StatusFacts => ({
  registration: { from: OPENS, until: CLOSES }, results: RESULTS,
  version: { number: 2, printedAt: addDuration(OPENS, hours(1)) }, missing: 0, articles: 1,
  firstPrintAt: addDuration(OPENS, hours(1)), latePrint: 'allowed', gradePresent: true, gradesFrozen: false,
  enarmPresent: true, sede: { name: 'Hospital, Ciudad', changesUntil: CUTOFF, waiting: false },
  turno: { from: T0, until: ENDS }, carriedFrom: null, withoutMark: false, sat: false, hasResult: false, award: null, ...change,
})
const newcomer = (change: Partial<StatusFacts> = {}) => facts({
  version: null, missing: 4, articles: 0, firstPrintAt: null, gradePresent: false, enarmPresent: false, sede: null, ...change,
})
function step(key: StatusStep['key'], from: StatusFacts, now: Instant): StatusStep {
  const found = statusSteps(from, now).find((one) => one.key === key)
  if (found === undefined) throw new Error(key)
  return found
}

test('every step names its clause, and is there once', () => {
  const steps = statusSteps(facts(), OPENS)
  expect(new Set(steps.map(({ key }) => key)).size).toBe(9)
  expect(steps.every(({ clause }) => /^§\d/.test(clause))).toBe(true)
})

test('§4.2 B §5.13 where the mark carries over there is no exam, grade, ENARM or article to see to', () => {
  const carried = facts({ carriedFrom: 'Primer periodo', gradePresent: false, enarmPresent: false, sede: null, turno: null })
  expect(statusSteps(carried, OPENS).map(({ key, state }) => `${key} ${state}`))
    .toEqual(['version done', 'print done', 'exam done', 'results ahead', 'acceptance ahead'])
  expect(step('exam', carried, OPENS)).toMatchObject({ clause: '§4.2 B', text: expect.stringContaining('Primer periodo') as string })
  expect(step('print', carried, OPENS).text).not.toContain('turno')
})

test('§5.13 where there is no exam, who has no mark to compete by is told so, and of nothing else to do', () => {
  expect(statusSteps(newcomer({ withoutMark: true, turno: null }), OPENS).map(({ key, state }) => `${key} ${state}`))
    .toEqual(['exam missed'])
  expect(statusSteps(newcomer({ withoutMark: true, turno: null }), CLOSES).map(({ key }) => key)).toEqual(['version'])
})

test.each([[before(OPENS), 'ahead'], [OPENS, 'due'], [before(CLOSES), 'due'], [CLOSES, 'missed']] as const)(
  '§2.1 at %i who has no version is told «%s»', (now, state) => {
    expect(step('version', newcomer(), now).state).toBe(state)
    expect(step('version', facts(), now).state).toBe('done')
  })

test.each([
  ['printed inside', {}, before(CLOSES), 'done'],
  ['printed inside', {}, CLOSES, 'done'],
  ['never printed', { version: { number: 1, printedAt: null }, firstPrintAt: null }, before(CLOSES), 'due'],
  ['never printed', { version: { number: 1, printedAt: null }, firstPrintAt: null }, CLOSES, 'missed'],
  ['printed at the close', { firstPrintAt: CLOSES }, CLOSES, 'missed'],
  ['printed an earlier version', { version: { number: 2, printedAt: null } }, CLOSES, 'due'],
] as const)('§2.1 C %s: %o at %i is «%s»', (_, change, now, state) => {
  expect(step('print', facts(change), now).state).toBe(state)
})

test('§2.1 C where late prints are given at the desk, who never printed has no link to one, and is not denied', () => {
  const late = { version: { number: 1, printedAt: null }, firstPrintAt: null, latePrint: 'desk' } as const
  expect(step('print', facts(late), CLOSES)).toMatchObject({ to: null, text: expect.stringContaining('supervisor') as string })
  expect(step('print', facts(late), before(CLOSES))).toMatchObject({ to: '/solicitud.pdf' })
  expect(step('print', facts({ ...late, firstPrintAt: ENDS }), ENDS)).toMatchObject({ to: '/solicitud.pdf' })
})

test('§4.2 A, C a missing grade is pending until the freeze and excludes after it; no mark is told', () => {
  const without = { gradePresent: false, enarmPresent: false }
  expect(step('grade', facts(without), T0).state).toBe('due')
  expect(step('grade', facts({ ...without, gradesFrozen: true }), T0)).toMatchObject({
    state: 'missed', text: expect.stringContaining('excluido') as string,
  })
  expect(step('enarm', facts({ ...without, gradesFrozen: true }), T0).state).toBe('missed')
})

test('§3.1 C the sede can still change until the cutoff', () => {
  expect(step('sede', facts(), before(CUTOFF)).text).toContain('pídala antes')
  expect(step('sede', facts(), CUTOFF).text).toContain('Ya no cambia')
  expect(step('sede', facts({ sede: { name: 'A', changesUntil: CUTOFF, waiting: true } }), OPENS).state).toBe('due')
})

test.each([[before(T0), 'ahead'], [T0, 'due'], [before(ENDS), 'due'], [ENDS, 'missed']] as const)(
  '§3.2 at %i an exam that was not sat is «%s»', (now, state) => {
    expect(step('exam', facts(), now).state).toBe(state)
    expect(step('exam', facts({ sat: true }), now).state).toBe('done')
  })

test('§5.3 a seat that nobody answered is pending until the close, and then a rejection', () => {
  const awarded = (now: Instant) =>
    facts({ sat: true, hasResult: true, award: outcomeOf('sedeAccepted', now, RESULTS) })
  expect(step('acceptance', awarded(before(RESULTS.until)), before(RESULTS.until)).state).toBe('due')
  expect(step('acceptance', awarded(RESULTS.until), RESULTS.until).state).toBe('missed')
  expect(step('acceptance', facts(), RESULTS.from)).toMatchObject({ state: 'ahead', to: null })
})

test('§2.1 who has no version at the close is told that alone: nothing else is asked or promised', () => {
  expect(statusSteps(newcomer(), before(CLOSES)).length).toBeGreaterThan(1)
  expect(statusSteps(newcomer(), CLOSES).map(({ key, state }) => [key, state])).toEqual([['version', 'missed']])
})
