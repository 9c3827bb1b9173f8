// Who may register for what, and every rule that stands against it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assessCourses, eligibleCers, type Declared } from '#exam-engine/convocatoria/eligibility.ts'
import { publishedRules } from './published-rules.ts'

const rules = publishedRules()
const nothing: Declared = { byEnarm: true, criminalProcess: false, litigation: false, concludedCer: 'none' }
const resident = (ceme: string, grade: number, enrolled = true) => ({ enrolled, prerequisite: { ceme, grade } })
const open = (ceme: string, grade: number, declared = nothing) =>
  eligibleCers(assessCourses(rules, resident(ceme, grade), declared))
const against = (cer: string, roster: ReturnType<typeof resident>, declared: Declared = nothing) =>
  assessCourses(rules, roster, declared).find(({ course }) => course.cer === cer)?.unmet.map(({ clause, code }) => [clause, code])

test('§1.1 C a course is open from its CEME and grade, and says from where otherwise', () => {
  expect(open('Medicina interna', 2)).toContain('Cardiología')
  const [unmet] = assessCourses(rules, resident('Medicina interna', 1), nothing)
    .find(({ course }) => course.cer === 'Cardiología')?.unmet ?? []
  expect(unmet).toEqual({ clause: '1.1 C', code: 'PREREQUISITE_NOT_MET', accepted: 'Medicina interna 2' })
})

test.each([1, 2, 3, 4])('§1.1 Hematología is open from grade %i of Medicina interna', (grade) => {
  expect(open('Medicina interna', grade)).toContain('Hematología')
})

test('§1.1 A, §1.1 B, §1.2 A every rule that is not met is told, with its clause', () => {
  const declared = { byEnarm: false, criminalProcess: true, litigation: true, concludedCer: 'Nefrología' }
  expect(against('Cardiología', resident('Pediatría', 1, false), declared)).toEqual([
    ['1.1 A', 'NOT_BY_ENARM'], ['1.1 B', 'NOT_ENROLLED'], ['1.2 A', 'CRIMINAL_PROCESS'], ['1.2 A', 'LITIGATION'],
    ['3.1 A', 'NO_EXAM'], ['1.1 C', 'PREREQUISITE_NOT_MET'], ['1.2 B', 'CER_ALREADY_CONCLUDED'],
  ])
})

test.each([
  ['Neurocirugía', 5, ['Neurocirugía pediátrica', 'Terapia Endovascular Neurológica']],
  ['Neurología', 3, ['Neurofisiología clínica', 'Terapia Endovascular Neurológica']],
  ['Medicina interna', 2, []],
])('§1.2 B who concluded a CER and is in %s %i may take the three exceptions alone', (ceme, grade, cers) => {
  expect(open(ceme, grade, { ...nothing, concludedCer: 'Neurología' })).toEqual(cers)
})

test('§2.1 A what was not declared yet closes no course', () => {
  const undeclared: Declared = { byEnarm: null, criminalProcess: null, litigation: null, concludedCer: null }
  expect(open('Medicina interna', 2, undeclared)).toEqual(open('Medicina interna', 2))
})

test('§1.1, §1.2 nothing that is declared opens a course that was closed without it', () => {
  const flag = fc.constantFrom(true, false, null)
  const declared = fc.record({
    byEnarm: flag, criminalProcess: flag, litigation: flag,
    concludedCer: fc.constantFrom('none', null, 'Nefrología', 'Neurología'),
  })
  const prerequisites = rules.cronograma.map(({ ceme, grade }) => ({ ceme, grade }))
  fc.assert(fc.property(declared, fc.constantFrom(...prerequisites), (said, { ceme, grade }) => {
    const all = open(ceme, grade)
    for (const cer of open(ceme, grade, said)) expect(all).toContain(cer)
  }))
})
