import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPartOfName, isSameName, nameWords } from '#exam-engine/convocatoria/compare-names.ts'
import { matchEnarm, type EnarmCandidate, type EnarmLine } from '#exam-engine/convocatoria/enarm-match.ts'

const ANA: EnarmCandidate = { candidateId: 'ana', curp: 'MUPA950312MDFXXN01', name: 'Ana María Muñoz de la Peña' }
const LUIS: EnarmCandidate = { candidateId: 'luis', curp: 'GOLU940101HJCMPS02', name: 'Luis Gómez López' }
const EVA: EnarmCandidate = { candidateId: 'eva', curp: null, name: 'Eva Smith' }
const EVERYBODY = [ANA, LUIS, EVA]
const line = (overrides: Partial<EnarmLine> = {}): EnarmLine => ({
  line: 2,
  curp: ANA.curp ?? '',
  name: 'Muñoz de la Peña Ana María',
  mark: '71.25',
  ...overrides,
})
const reasons = (one: Partial<EnarmLine>) =>
  matchEnarm([line(one)], EVERYBODY).suggested.map(({ candidateId, reason }) => [candidateId, reason])
const faults = (lines: EnarmLine[]) => matchEnarm(lines, EVERYBODY).faults.map((one) => [one.line, one.problem])

test.each([
  ['Ana María Muñoz de la Peña', 'MUNOZ PENA ANA MARIA'],
  ['José Ángel Núñez', 'nunez, jose angel'],
  ['Ma. Guadalupe Y Ortiz', 'María Guadalupe Ortiz'],
  ["Sean O'Farrill", 'OFARRILL SEAN'],
  ['Ruiz-Soto Inés', 'Inés Ruiz Soto'],
  ['Mun\u0303oz Ana', 'Ana Muñoz'],
])('"%s" and "%s" are the same name', (left, right) => {
  expect(isSameName(left, right)).toBe(true)
})

test.each([
  ['Ana Muñoz', 'Ana Muñoz Peña'],
  ['Ana Ana Muñoz', 'Ana Muñoz'],
  ['Luis Gómez López', 'Luis Gómez Pérez'],
  ['', ''],
])('"%s" and "%s" are not', (left, right) => {
  expect(isSameName(left, right)).toBe(false)
})

test('a part of a name has two words at least, and all of them', () => {
  expect(isPartOfName('Ana María Muñoz Peña', 'Ana Muñoz')).toBe(true)
  expect(isPartOfName('Ana Muñoz', 'Ana')).toBe(false)
  expect(isPartOfName('Ana María Muñoz', 'Ana Peña')).toBe(false)
  expect(nameWords('de la O')).toEqual(['O'])
})

test('§4.2 A CURP and name that agree are taken, in whatever order the name is written', () => {
  expect(
    matchEnarm(
      [line(), line({ line: 3, curp: ' golu940101-hjcmps02', name: 'LUIS GOMEZ LOPEZ', mark: '68,5' })],
      EVERYBODY
    )
  ).toEqual({
    exact: [
      { line: 2, candidateId: 'ana', mark: '71.2500' },
      { line: 3, candidateId: 'luis', mark: '68.5000' },
    ],
    suggested: [],
    faults: [],
  })
})

test('§4.2 A where only one of them agrees, the match is suggested with its reason', () => {
  expect(reasons({ name: 'Ana Torres' })).toEqual([['ana', 'CURP_AGREES']])
  expect(reasons({ curp: '' })).toEqual([['ana', 'NAME_AGREES_CURP_MISSING']])
  expect(reasons({ curp: 'SXEV900101MNEXXX00', name: 'SMITH EVA' })).toEqual([['eva', 'NAME_AGREES_CURP_MISSING']])
  expect(reasons({ curp: 'MUPA950312MDFXXN10' })).toEqual([['ana', 'NAME_AGREES_CURP_CLOSE']])
  expect(reasons({ curp: 'MUXA950312MDFXXX99', name: 'Ana Muñoz' })).toEqual([['ana', 'NAME_PART_BIRTH_AGREES']])
})

test('§4.2 A a namesake with quite another CURP, and everybody else who is not known, is a fault', () => {
  expect(faults([line({ curp: 'XEXX010101HNEXXXA4' })])).toEqual([[2, 'PERSON_UNKNOWN']])
  expect(faults([line({ curp: '', name: 'Nadie Ninguno' }), line({ line: 3, curp: '', name: '' })])).toEqual([
    [2, 'PERSON_UNKNOWN'],
    [3, 'PERSON_UNKNOWN'],
  ])
})

test('§4.2 A the same line twice, and a person twice, are faults', () => {
  expect(faults([line(), line({ line: 7, mark: '90' })])).toEqual([[7, 'LINE_REPEATED']])
  expect(matchEnarm([line(), line({ line: 3, curp: '' })], EVERYBODY).faults).toEqual([
    { line: 3, problem: 'PERSON_REPEATED', firstLine: 2 },
  ])
})

test.each([
  ['', 'MARK_MISSING'],
  ['100.0001', 'MARK_OUT_OF_RANGE'],
  ['-1', 'MARK_OUT_OF_RANGE'],
  ['71.12345', 'MARK_NOT_A_NUMBER'],
  ['x', 'MARK_NOT_A_NUMBER'],
])('§4.2 A the mark "%s" is a fault: %s', (mark, problem) => {
  expect(faults([line({ mark })])).toEqual([[2, problem]])
})

test('§4.2 A every line ends as exactly one of match, suggestion and fault, and nobody is taken twice', () => {
  const anyLine = fc.record({
    curp: fc.constantFrom(ANA.curp ?? '', LUIS.curp ?? '', '', 'MUPA950312MDFXXN10'),
    name: fc.constantFrom('Ana María Muñoz Peña', 'Luis Gómez López', 'Eva Smith', 'Nadie'),
    mark: fc.constantFrom('1', '101', ''),
  })
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 8 }), (rows) => {
      const lines = rows.map((row, at) => ({ ...row, line: at + 2 }))
      const { exact, suggested, faults: found } = matchEnarm(lines, EVERYBODY)
      const ends = [exact, suggested, found].map((list) => new Set(list.map((one) => one.line)))
      for (const one of lines) expect(ends.filter((end) => end.has(one.line))).toHaveLength(1)
      expect(new Set(exact.map(({ candidateId }) => candidateId)).size).toBe(exact.length)
    })
  )
})
