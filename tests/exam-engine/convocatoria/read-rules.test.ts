import { expect, test } from 'vitest'
import { parseRules } from '#exam-engine/convocatoria/read-rules.ts'
import { rulesVersion } from '#exam-engine/convocatoria/rules.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { publishedJson, publishedRules } from './published-rules.ts'

type Json = Record<string, unknown>

test('the published call is of one piece: 46 courses, 53 prerequisites, 18 exams', () => {
  const rules = publishedRules()
  expect(rulesVersion(rules)).toBe('rama-2024-2025-1')
  expect(rules.courses).toHaveLength(46)
  expect(rules.courses.flatMap(({ prerequisites }) => prerequisites)).toHaveLength(53)
  expect(rules.cronograma).toHaveLength(18)
  expect(rules.publishedAt).toBe(instant('2024-01-11T16:00:00-06:00'))
})

test.each<[string, (json: Json) => void, string]>([
  ['an unknown field', (json) => { json['bonus'] = 1 }, 'bonus'],
  ['a date without a time zone', (json) => { json['publishedAt'] = '2024-01-11T16:00:00' }, 'ISO'],
  ['a course without prerequisites', (json) => {
    list(json, 'courses')[3] = { cer: 'X', newCourse: false, prerequisites: [] }
  }, 'courses.3.prerequisites'],
  ['a prerequisite without an exam', (json) => { list(json, 'cronograma').pop() }, 'no exam for Psiquiatría 4'],
  ['an exam that no course asks for', (json) => {
    list(json, 'cronograma').push({ ...list(json, 'cronograma')[0], ceme: 'Geriatría' })
  }, 'no course for the exam Geriatría 2'],
  ['an exam that stands twice', (json) => { list(json, 'cronograma').push({ ...list(json, 'cronograma')[0] }) },
    'an exam stands twice'],
  ['a course that stands twice', (json) => { list(json, 'courses').push({ ...list(json, 'courses')[0] }) },
    'a course stands twice'],
  ['weights that do not make a whole', (json) => { json['piImss'] = { ...json['piImss'] as Json, enarm: '0.11' } },
    'the weights do not add up to 1.00'],
  ['an exam before the end of registration', (json) => {
    Object.assign(list(json, 'cronograma')[0] ?? {}, { startsAt: '2024-01-16T09:00:00-06:00' })
  }, 'an exam lies before the end of registration'],
  ['an exam that ends before it starts', (json) => {
    Object.assign(list(json, 'cronograma')[0] ?? {}, { endsAt: '2024-01-29T08:00:00-06:00' })
  }, 'an exam ends before it starts'],
  ['an exam after the day of the results', (json) => {
    Object.assign(list(json, 'cronograma')[0] ?? {}, { endsAt: '2024-02-10T08:00:00-06:00' })
  }, 'an exam lies after the day of the results'],
  ['an exception that names no course', (json) => { json['completedCerExceptions'] = ['Geriatría'] },
    'an exception names no course'],
])('%s is refused', (_, bend, problem) => {
  const json = publishedJson()
  bend(json)
  const parsed = parseRules(json)
  expect(parsed).toMatchObject({ ok: false, refusal: 'INVALID_RULES' })
  expect(JSON.stringify(parsed)).toContain(problem)
})

function list(json: Json, key: string): Json[] {
  return json[key] as Json[]
}
