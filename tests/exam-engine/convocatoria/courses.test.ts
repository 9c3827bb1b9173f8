import { expect, test } from 'vitest'
import { coursesOpenTo, decideCourse, type Background } from '#exam-engine/convocatoria/courses.ts'
import { publishedRules } from './published-rules.ts'

const rules = publishedRules()
const from = (ceme: string, grade: number, concludedCer: string | null = null): Background => (
  { prerequisite: { ceme, grade }, concludedCer })
const open = (background: Background) => coursesOpenTo(rules, background).map(({ cer }) => cer)

test('§1.1 Hematología takes Medicina interna from all four grades', () => {
  for (const grade of [1, 2, 3, 4]) expect(open(from('Medicina interna', grade))).toContain('Hematología')
  expect(open(from('Medicina interna', 3))).toEqual(['Hematología'])
})

test('§1.1 Medicina del enfermo en estado crítico is entered from three specialties', () => {
  const ways = [['Medicina interna', 4], ['Urgencias médico-quirúrgicas', 3], ['Anestesiología', 3]] as const
  for (const [ceme, grade] of ways) {
    expect(open(from(ceme, grade))).toContain('Medicina del enfermo en estado crítico')
  }
})

test('§1.1 C another grade, or another specialty, does not open a course, and the refusal names what would', () => {
  expect(decideCourse(rules, from('Medicina interna', 1), 'Cardiología')).toEqual({
    ok: false, refusal: 'PREREQUISITE_NOT_MET', detail: { cer: 'Cardiología', prerequisites: 'Medicina interna 2' },
  })
  expect(decideCourse(rules, from('Geriatría', 2), 'Cardiología')).toMatchObject({ refusal: 'PREREQUISITE_NOT_MET' })
  expect(decideCourse(rules, from('Medicina interna', 2), 'Cardiología')).toMatchObject({ ok: true })
})

test('§1.1 a course that the call does not offer is refused as such', () => {
  expect(decideCourse(rules, from('Medicina interna', 2), 'Geriatría')).toMatchObject({ refusal: 'UNKNOWN_COURSE' })
})

test('§1.2 B who concluded a CER may enter three courses only', () => {
  expect(open(from('Neurología', 3, 'Neurología')))
    .toEqual(['Neurofisiología clínica', 'Terapia Endovascular Neurológica'])
  expect(open(from('Neurocirugía', 5, 'Neurocirugía')))
    .toEqual(['Neurocirugía pediátrica', 'Terapia Endovascular Neurológica'])
  expect(decideCourse(rules, from('Medicina interna', 2, 'Dermatología'), 'Cardiología')).toEqual({
    ok: false, refusal: 'CER_ALREADY_CONCLUDED', detail: { cer: 'Cardiología', concludedCer: 'Dermatología' },
  })
})
