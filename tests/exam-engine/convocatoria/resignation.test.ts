import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  composeSubject, consequenceOf, decideResignation, nextConsequenceAt, RESIGNATION_TRANSITIONS, type ResignationEvent,
  type ResignationState,
} from '#exam-engine/convocatoria/resignation.ts'
import { addDuration, durationMs, instant } from '#exam-engine/kernel/time.ts'
import { publishedRules } from './published-rules.ts'

const { windows, resignation } = publishedRules()
const BEFORE = instant('2024-02-12T00:00:00-06:00')
const UNTIL = instant('2024-03-01T00:00:00-06:00')
const at = (when: typeof BEFORE, ms: number) => consequenceOf(windows, addDuration(when, durationMs(ms)))

test.each<[ResignationState, ResignationEvent, string]>([
  ['drafted', 'redraft', 'drafted'],
  ['drafted', 'send', 'sent'],
  ['drafted', 'acknowledge', 'RESIGNATION_NOT_SENT'],
  ['drafted', 'return', 'RESIGNATION_NOT_SENT'],
  ['sent', 'redraft', 'RESIGNATION_SENT'],
  ['sent', 'send', 'RESIGNATION_SENT'],
  ['sent', 'acknowledge', 'acknowledged'],
  ['sent', 'return', 'returned'],
  ...(['acknowledged', 'returned'] as const).flatMap((state) =>
    (['redraft', 'send', 'acknowledge', 'return'] as const).map((event): [ResignationState, ResignationEvent, string] =>
      [state, event, 'RESIGNATION_ANSWERED'])),
])('§5.14 a resignation that is %s, on %s: %s', (state, event, expected) => {
  const decided = decideResignation(state, event)
  expect(decided.ok ? decided.value : decided.refusal).toBe(expected)
})

test('§5.14.6 what was answered never changes, whatever comes', () => {
  const events = fc.array(fc.constantFrom<ResignationEvent>('redraft', 'send', 'acknowledge', 'return'), { maxLength: 12 })
  fc.assert(fc.property(events, (course) => {
    let state: ResignationState = 'drafted'
    let answers = 0
    for (const event of course) {
      const decided = decideResignation(state, event)
      if (!decided.ok) continue
      state = decided.value
      if (Object.keys(RESIGNATION_TRANSITIONS[state]).length === 0) answers += 1
    }
    expect(answers).toBeLessThanOrEqual(1)
  }))
})

test('§5.17 who sends it before 12 February may compete again; at its first instant no more', () => {
  expect([at(BEFORE, -1), at(BEFORE, 0), at(BEFORE, 1)]).toEqual(['competeAgain', 'keepsCourse', 'keepsCourse'])
})

test('§5.15 §5.16 the current course is kept until 29 February ends; with 1 March the status is lost', () => {
  expect([at(UNTIL, -1), at(UNTIL, 0), at(UNTIL, 1)]).toEqual(['keepsCourse', 'losesStatus', 'losesStatus'])
})

test('§5.15 §5.17 the page counts down to the instant from which it costs more', () => {
  expect(nextConsequenceAt(windows, addDuration(BEFORE, durationMs(-1)))).toBe(BEFORE)
  expect(nextConsequenceAt(windows, BEFORE)).toBe(UNTIL)
  expect(nextConsequenceAt(windows, UNTIL)).toBeNull()
})

test('§5.15 §5.17 the consequence never becomes lighter with time', () => {
  const order = ['competeAgain', 'keepsCourse', 'losesStatus']
  const moment = fc.integer({ min: BEFORE - 10 ** 9, max: UNTIL + 10 ** 9 })
  fc.assert(fc.property(moment, fc.nat(10 ** 9), (ms, later) => {
    const now = instant(ms)
    expect(order.indexOf(consequenceOf(windows, addDuration(now, durationMs(later)))))
      .toBeGreaterThanOrEqual(order.indexOf(consequenceOf(windows, now)))
  }))
})

test('§5.14.5 the subject is that of the example', () => {
  expect(composeSubject(resignation.subjectTemplate, { cer: 'Dermatología', name: 'Delgado Santoral Alicia' }))
    .toBe('RENUNCIA A PLAZA DE DERMATOLOGIA-DELGADO SANTORAL ALICIA')
})

test('§5.14.5 accents go, an Ñ stays, and no name is read as a placeholder', () => {
  expect(composeSubject(resignation.subjectTemplate, { cer: 'Cirugía pediátrica', name: 'Núñez Güemes {CURSO}  João' }))
    .toBe('RENUNCIA A PLAZA DE CIRUGIA PEDIATRICA-NUÑEZ GUEMES {CURSO} JOAO')
})
