import { expect, test } from 'vitest'
import { examFor, turnosOf } from '#exam-engine/convocatoria/cronograma.ts'
import { addDuration, hours, instant } from '#exam-engine/kernel/time.ts'
import { publishedRules } from './published-rules.ts'

const rules = publishedRules()

test('§3.1 A a candidate sits the exam of the own CEME and grade', () => {
  expect(examFor(rules, { ceme: 'Medicina interna', grade: 2 })?.startsAt).toBe(instant('2024-01-29T11:15:00-06:00'))
  expect(examFor(rules, { ceme: 'Medicina interna', grade: 5 })).toBeNull()
})

test('§3.1 A every prerequisite of every course has an exam', () => {
  for (const prerequisite of rules.courses.flatMap(({ prerequisites }) => prerequisites)) {
    expect(examFor(rules, prerequisite)).not.toBeNull()
  }
})

test('§3.2 18 exams lie in 15 turnos of two hours, three of which hold two exams', () => {
  const turnos = turnosOf(rules)
  expect(turnos.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1))
  expect(turnos.flatMap(({ exams }) => exams)).toHaveLength(18)
  expect(turnos.filter(({ exams }) => exams.length === 2).map(({ number }) => number)).toEqual([6, 12, 15])
  for (const { window } of turnos) expect(window.until).toBe(addDuration(window.from, hours(2)))
})

test('§3.2 turnos are numbered by time, whatever the order of the table', () => {
  const reversed = { ...rules, cronograma: rules.cronograma.toReversed() }
  expect(turnosOf(reversed).map(({ window }) => window)).toEqual(turnosOf(rules).map(({ window }) => window))
})

test('§3.2 a turno with two ends is a broken rule set', () => {
  const bent = rules.cronograma.map((exam) => (
    exam.ceme === 'Neurología' ? { ...exam, endsAt: addDuration(exam.endsAt, hours(1)) } : exam))
  expect(() => turnosOf({ ...rules, cronograma: bent })).toThrow('two ends')
})
