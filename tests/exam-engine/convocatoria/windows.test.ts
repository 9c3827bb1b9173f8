import { expect, test } from 'vitest'
import { phaseAt } from '#exam-engine/convocatoria/phase.ts'
import { decideResultsWindow, printingWindow, registrationWindow } from '#exam-engine/convocatoria/windows.ts'
import { instant, isWithin, windowOf } from '#exam-engine/kernel/time.ts'
import { publishedRules } from './published-rules.ts'

const rules = publishedRules()
const results = windowOf(instant('2024-02-09T10:00:00-06:00'), instant('2024-02-12T10:00:00-06:00'))

test.each([
  ['2024-01-12T17:59:59.999-06:00', false], ['2024-01-12T18:00:00-06:00', true],
  ['2024-01-17T09:59:59.999-06:00', true], ['2024-01-17T10:00:00-06:00', false],
])('§2.1 registration at %s: %s', (at, isOpen) => {
  expect(isWithin(registrationWindow(rules), instant(at))).toBe(isOpen)
})

test('§2.1 C the solicitud is printed within the registration window', () => {
  expect(printingWindow(rules)).toEqual(registrationWindow(rules))
})

test('§5.1 results are open from the hour of the aviso until 12 February at 10:00', () => {
  expect(decideResultsWindow(rules, results.from)).toEqual({ ok: true, value: results })
})

test.each(['2024-02-08T23:59:59-06:00', '2024-02-10T00:00:00-06:00'])(
  '§5.1 an hour outside the day of the call is refused: %s', (at) => {
    expect(decideResultsWindow(rules, instant(at))).toEqual({
      ok: false,
      refusal: 'NOT_ON_PUBLICATION_DAY',
      detail: { from: '2024-02-09T06:00:00.000Z', until: '2024-02-10T06:00:00.000Z' },
    })
  })

test('§5.1 the first instant of the day is early enough, the last one late enough', () => {
  for (const at of ['2024-02-09T00:00:00-06:00', '2024-02-09T23:59:59.999-06:00']) {
    expect(decideResultsWindow(rules, instant(at)).ok).toBe(true)
  }
})

test.each([
  ['2024-01-11T15:59:59-06:00', 'unpublished'], ['2024-01-11T16:00:00-06:00', 'announced'],
  ['2024-01-12T18:00:00-06:00', 'registration'], ['2024-01-17T10:00:00-06:00', 'preparation'],
  ['2024-01-29T09:00:00-06:00', 'exams'], ['2024-01-30T03:00:00-06:00', 'exams'],
  ['2024-02-02T15:30:00-06:00', 'selection'], ['2024-02-09T10:00:00-06:00', 'results'],
  ['2024-02-12T10:00:00-06:00', 'concluded'],
])('§2.1 §3.2 §5.1 the convocatoria at %s: %s', (at, phase) => {
  expect(phaseAt(rules, results, instant(at))).toBe(phase)
})
