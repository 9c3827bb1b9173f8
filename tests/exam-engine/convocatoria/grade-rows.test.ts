import { expect, test } from 'vitest'
import { readGradeRows, type GradeRow } from '#exam-engine/convocatoria/grade-rows.ts'

const RESIDENTS = [
  { candidateId: 'a', folio: 'R-000001', current: 2, signed: { 1: '80.00' } },
  { candidateId: 'b', folio: 'R-000002', current: 3, signed: {} },
]
const row = (line: number, folio: string, year: string, grade: string): GradeRow => ({ line, folio, year, grade })
const problems = (rows: GradeRow[]) =>
  readGradeRows(rows, RESIDENTS, 10).faults.map(({ line, problem }) => [line, problem])

test('§4.2 C rows become grades on base 100, in their order; an empty grade says nothing', () => {
  expect(
    readGradeRows(
      [row(2, 'R-000001', '2', '8,75'), row(3, ' r-000002 ', '1.º', '9'), row(4, 'R-000002', '2', '')],
      RESIDENTS,
      10
    )
  ).toEqual({
    entries: [
      { line: 2, candidateId: 'a', year: 2, typed: '8,75', grade: '87.50' },
      { line: 3, candidateId: 'b', year: 1, typed: '9', grade: '90.00' },
    ],
    faults: [],
    skipped: 1,
  })
})

test('§4.2 C each row says its own fault', () => {
  expect(
    problems([
      row(2, 'R-000009', '1', '8'),
      row(3, 'R-000001', 'dos', '8'),
      row(4, 'R-000001', '3', '8'),
      row(5, 'R-000002', '3', '11'),
      row(6, 'R-000002', '2', '8.755'),
      row(7, 'R-000002', '1', 'NP'),
      row(8, 'R-000002', '1', '8'),
    ])
  ).toEqual([
    [2, 'FOLIO_UNKNOWN'],
    [3, 'YEAR_UNKNOWN'],
    [4, 'YEAR_NOT_REACHED'],
    [5, 'GRADE_OUT_OF_RANGE'],
    [6, 'GRADE_TOO_MANY_DECIMALS'],
    [7, 'GRADE_NOT_A_NUMBER'],
    [8, 'ROW_REPEATED'],
  ])
})

test('§4.2 C a file may repeat a signed grade, and cannot change it', () => {
  expect(readGradeRows([row(2, 'R-000001', '1', '8')], RESIDENTS, 10)).toMatchObject({
    entries: [],
    faults: [],
    skipped: 1,
  })
  expect(problems([row(2, 'R-000001', '1', '8.1')])).toEqual([[2, 'GRADE_SIGNED']])
})
