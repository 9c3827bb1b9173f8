import { expect, test } from 'vitest'
import { readPackage } from '#scoring/package/read-package.ts'
import type { ProblemCode } from '#scoring/package/problems.ts'
import { article, candidate, pool, selectionPackage, terms, wish } from '../factories.ts'

type Json = Record<string, unknown>
const sound = () => selectionPackage({
  candidates: [candidate({ publications: [article()], preferences: [wish(pool())] }), candidate({ folio: 'R-2' })],
  seats: [pool()],
})
const problemsOf = (value: unknown) => {
  const read = readPackage(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)))
  return read.ok ? [] : read.problems
}

test('a sound package is read, with the digest of its bytes', () => {
  const read = readPackage(Buffer.from(JSON.stringify(sound(), null, 2)))
  const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/) as string
  expect(read).toMatchObject({ ok: true, value: { input: sound(), sha256 } })
})

test.each<[string, unknown, ProblemCode]>([
  ['schema', 'efiser-selection/3', 'NOT_ALLOWED'],
  ['surplus', 1, 'UNKNOWN_KEY'],
  ['seats', undefined, 'MISSING'],
  ['candidates', {}, 'WRONG_TYPE'],
  ['rules.convocatoria', 'rama-2025-2026-1', 'NOT_ALLOWED'],
  ['rules.maxBonus', '1.001', 'NOT_A_BONUS'],
  ['rules.maxBonus', 1, 'WRONG_TYPE'],
  ['rules.maxCer', 0, 'OUT_OF_RANGE'],
  ['rules.maxCer', 1.5, 'WRONG_TYPE'],
  ['rules.tieBreak', ['grades', 'efiser', 'enarm', 'lottery'], 'NOT_ALLOWED'],
  ['rules.tieBreak', ['efiser'], 'NOT_ALLOWED'],
  ['rules.lotterySeed', 'AB'.repeat(32), 'NOT_A_SEED'],
  ['candidates[0].folio', 'R 1', 'NOT_A_FOLIO'],
  ['candidates[0].folio', 'R'.repeat(65), 'NOT_A_FOLIO'],
  ['candidates[0].category', 'mexicana', 'NOT_ALLOWED'],
  ['candidates[0].ceme', '', 'EMPTY'],
  ['candidates[0].ceme', 'Pediatri\u0301a', 'NOT_NFC'],
  ['candidates[0].ceme', '\ud800', 'NOT_NFC'],
  ['candidates[0].grade', 0, 'OUT_OF_RANGE'],
  ['candidates[0].efiser.status', 'late', 'NOT_ALLOWED'],
  ['candidates[0].efiser.correct', -1, 'OUT_OF_RANGE'],
  ['candidates[0].efiser.correct', 101, 'MORE_CORRECT_THAN_COUNTED'],
  ['candidates[0].efiser.counted', 0, 'OUT_OF_RANGE'],
  ['candidates[0].efiser.counted', 1e20, 'OUT_OF_RANGE'],
  ['candidates[0].grades.current', undefined, 'MISSING'],
  ['candidates[0].grades.current', 90, 'WRONG_TYPE'],
  ['candidates[0].grades.previous', ['90', '100.0001'], 'NOT_A_MARK'],
  ['candidates[0].enarm', '1e2', 'NOT_A_MARK'],
  ['candidates[0].enarm', '-1', 'NOT_A_MARK'],
  ['candidates[0].enarm', '+1', 'NOT_A_MARK'],
  ['candidates[0].enarm', '070', 'NOT_A_MARK'],
  ['candidates[0].enarm', '70.', 'NOT_A_MARK'],
  ['candidates[0].enarm', '70.12345', 'NOT_A_MARK'],
  ['candidates[0].enarm', '101', 'NOT_A_MARK'],
  ['candidates[0].enarm', '70\n', 'NOT_A_MARK'],
  ['candidates[0].publications[0].doi', ' ', 'EMPTY'],
  ['candidates[0].publications[0].authorPosition', 0, 'OUT_OF_RANGE'],
  ['candidates[0].publications[0].publishedOn', '2023-02-30', 'NOT_A_DATE'],
  ['candidates[0].publications[0].accepted', 'yes', 'WRONG_TYPE'],
  ['candidates[0].preferences[0].subsede', '', 'EMPTY'],
  ['candidates[0].preferences[0].subsede', undefined, 'MISSING'],
  ['candidates[1].folio', 'R-1', 'REPEATED_FOLIO'],
  ['seats[0].count', -1, 'OUT_OF_RANGE'],
  ['seats[0].foreignMax', -1, 'OUT_OF_RANGE'],
  ['seats[0].foreignMax', undefined, 'MISSING'],
])('%s = %j is refused, with its path', (path, value, code) => {
  const input = JSON.parse(JSON.stringify(sound())) as Json
  setAt(input, path, value)
  const problems = problemsOf(input)
  expect(problems[0]?.path.startsWith(path)).toBe(true)
  expect(problems.map((problem) => problem.code)).toContain(code)
})

test.each<[string, unknown, ProblemCode]>([
  ['rules.convocatoria', 'Rama 2031', 'NOT_A_CALL'],
  ['rules.terms', undefined, 'MISSING'],
  ['rules.terms.surplus', 1, 'UNKNOWN_KEY'],
  ['rules.terms.weights', { efiser: '0.63', grades: '0.27', enarm: '0.11' }, 'WEIGHTS_NOT_WHOLE'],
  ['rules.terms.weights.efiser', '0.6', 'NOT_A_SHARE'],
  ['rules.terms.weights.efiser', '1.01', 'NOT_A_SHARE'],
  ['rules.terms.weights.efiser', '-0.63', 'NOT_A_SHARE'],
  ['rules.terms.weights.efiser', 0.63, 'WRONG_TYPE'],
  ['rules.terms.publishedBefore', '2023-02-30', 'NOT_A_DATE'],
  ['rules.terms.articlePoints.caseReport', ['0.10', '0.10'], 'UNKNOWN_KEY'],
  ['rules.terms.articlePoints.analytical', undefined, 'NOT_ALLOWED'],
  ['rules.terms.articlePoints.analytical', ['0.50'], 'NOT_ALLOWED'],
  ['rules.terms.articlePoints.analytical', ['0.50', '0.25', '0.10'], 'NOT_ALLOWED'],
  ['rules.terms.articlePoints.analytical[0]', '0.5', 'NOT_A_SHARE'],
  ['rules.tieBreak', ['efiser', 'efiser', 'lottery'], 'NOT_ALLOWED'],
  ['rules.tieBreak', ['lottery', 'efiser'], 'NOT_ALLOWED'],
  ['rules.tieBreak', ['efiser'], 'NOT_ALLOWED'],
])('of a package that states its terms %s = %j is refused, with its path', (path, value, code) => {
  const input = JSON.parse(JSON.stringify({ ...sound(), ...selectionPackage({ rules: { terms: terms() } }) })) as Json
  expect(problemsOf(input)).toEqual([])
  setAt(input, path, value)
  const problems = problemsOf(input)
  expect(problems[0]?.path.startsWith(path)).toBe(true)
  expect(problems.map((problem) => problem.code)).toContain(code)
})

test('a package of the first form states no terms: they would be passed over', () => {
  expect(problemsOf({ ...sound(), rules: { ...sound().rules, terms: terms() } }))
    .toEqual([{ path: 'rules.terms', code: 'UNKNOWN_KEY' }])
})

test('every bad field is named, not the first one only', () => {
  const input = JSON.parse(JSON.stringify(sound())) as Json
  setAt(input, 'candidates[0].enarm', 70)
  setAt(input, 'candidates[1].grade', 'two')
  setAt(input, 'seats[0].count', 0.5)
  expect(problemsOf(input).map(({ path }) => path))
    .toEqual(['candidates[0].enarm', 'candidates[1].grade', 'seats[0].count'])
})

test('a status other than present holds no counts', () => {
  const efiser = { status: 'absent', correct: 1, counted: 2 } as never
  const input = selectionPackage({ candidates: [candidate({ efiser })] })
  expect(problemsOf(input).map(({ path, code }) => `${path} ${code}`))
    .toEqual(['candidates[0].efiser.correct UNKNOWN_KEY', 'candidates[0].efiser.counted UNKNOWN_KEY'])
})

test('repeated preferences, repeated pools and too many CER are refused', () => {
  const nephrology = pool({ cer: 'Nefrología' })
  const candidates = [candidate({ preferences: [wish(pool()), wish(nephrology), wish(pool())] })]
  expect(problemsOf(selectionPackage({ candidates, seats: [pool(), nephrology, pool()] }))).toEqual([
    { path: 'candidates[0].preferences[2]', code: 'REPEATED_PREFERENCE' },
    { path: 'candidates[0].preferences', code: 'TOO_MANY_CER' },
    { path: 'seats[2]', code: 'REPEATED_POOL' },
  ])
})

test('bytes that are not strict JSON in UTF-8 without BOM are refused as a whole', () => {
  const json = JSON.stringify(sound())
  expect(problemsOf(`\uFEFF${json}`)).toEqual([{ path: '', code: 'BYTE_ORDER_MARK' }])
  expect(problemsOf(`${json},`)).toEqual([{ path: '', code: 'NOT_JSON' }])
  expect(problemsOf('')).toEqual([{ path: '', code: 'NOT_JSON' }])
  const latin1 = readPackage(Buffer.from(json.replace('Medicina', 'Pediatría'), 'latin1'))
  expect(latin1).toMatchObject({ refusal: 'UNUSABLE_INPUT', problems: [{ path: '', code: 'NOT_UTF8' }] })
})

test('a key that stands twice is refused where JSON.parse would keep the last', () => {
  expect(problemsOf(JSON.stringify(sound()).replace('"grade":2', '"grade":2,"grade":3')))
    .toEqual([{ path: 'candidates[0].grade', code: 'DUPLICATE_KEY' }])
})

function setAt(target: Json, path: string, value: unknown): void {
  const steps = path.match(/[^.[\]]+/g) ?? []
  const last = steps.pop() ?? ''
  const holder = steps.reduce((inner, step) => inner[step] as Json, target)
  if (value === undefined) Reflect.deleteProperty(holder, last)
  else holder[last] = value
}
