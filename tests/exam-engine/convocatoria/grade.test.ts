import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatGrade, GRADE_BASES, readGrade, writeInBase, type GradeBase } from '#exam-engine/convocatoria/grade.ts'
import { scaled } from '#exam-engine/kernel/decimal.ts'
import { judgeGrades, requiredYears } from '#exam-engine/convocatoria/required-grades.ts'

const said = (typed: string, base: GradeBase = 100) => {
  const read = readGrade(typed, base)
  return read.ok ? formatGrade(read.value) : read.refusal
}

test.each([
  ['8.75', 10, '87.50'],
  ['8,75', 10, '87.50'],
  ['4.37', 5, '87.40'],
  ['87.5', 100, '87.50'],
  [' 90 ', 100, '90.00'],
  ['0', 100, '0.00'],
  ['100', 100, '100.00'],
  ['10', 10, '100.00'],
  ['5', 5, '100.00'],
  ['0,01', 5, '0.20'],
] as const)('§4.2 C %s on base %i is %s', (typed, base, grade) => {
  expect(said(typed, base)).toBe(grade)
})

test.each([
  ['', 100, 'GRADE_EMPTY'],
  ['  ', 10, 'GRADE_EMPTY'],
  ['100.01', 100, 'GRADE_OUT_OF_RANGE'],
  ['10.01', 10, 'GRADE_OUT_OF_RANGE'],
  ['5,01', 5, 'GRADE_OUT_OF_RANGE'],
  ['-0.01', 100, 'GRADE_OUT_OF_RANGE'],
  ['87.5', 10, 'GRADE_OUT_OF_RANGE'],
  ['8.755', 10, 'GRADE_TOO_MANY_DECIMALS'],
  ['87,500', 100, 'GRADE_TOO_MANY_DECIMALS'],
  ['8.', 10, 'GRADE_NOT_A_NUMBER'],
  ['.5', 5, 'GRADE_NOT_A_NUMBER'],
  ['8,7.5', 10, 'GRADE_NOT_A_NUMBER'],
  ['ocho', 10, 'GRADE_NOT_A_NUMBER'],
  ['9e1', 100, 'GRADE_NOT_A_NUMBER'],
  ['NP', 100, 'GRADE_NOT_A_NUMBER'],
  ['+9', 10, 'GRADE_NOT_A_NUMBER'],
  ['٩', 10, 'GRADE_NOT_A_NUMBER'],
] as const)('§4.2 C "%s" on base %i is refused: %s', (typed, base, refusal) => {
  expect(said(typed, base)).toBe(refusal)
})

test('§4.2 C every grade of two decimals is converted exactly, whatever sign stands before its decimals', () => {
  fc.assert(
    fc.property(fc.constantFrom(...GRADE_BASES), fc.nat(10_000), fc.constantFrom('.', ','), (base, share, sign) => {
      const units = share % (base * 100 + 1)
      const typed = `${Math.floor(units / 100)}${sign}${String(units % 100).padStart(2, '0')}`
      const read = readGrade(typed, base)
      expect(read).toEqual({ ok: true, value: BigInt(units) * BigInt(100 / base) })
    })
  )
})

test('§4.2 C what is taken never lies outside 0 to 100, whatever is typed', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 8, unit: fc.constantFrom(...'0123456789.,-+ eE') }),
      fc.constantFrom(...GRADE_BASES),
      (typed, base) => {
        const read = readGrade(typed, base)
        if (read.ok) expect(read.value >= 0n && read.value <= 10_000n).toBe(true)
      }
    )
  )
})

test('§4.2 C a missing grade of the current year excludes; a missing one of an earlier year does not', () => {
  expect(judgeGrades(3, [1, 2])).toEqual({ missing: [3], excluded: true })
  expect(judgeGrades(3, [3])).toEqual({ missing: [1, 2], excluded: false })
  expect(judgeGrades(3, [1, 2, 3])).toEqual({ missing: [], excluded: false })
  expect(judgeGrades(1, [2])).toEqual({ missing: [1], excluded: true })
  expect(requiredYears(4)).toEqual([1, 2, 3, 4])
})

test('§4.2 C a grade is shown in the other bases where two decimals can say it, and is read back as itself', () => {
  expect(writeInBase(scaled(8750n, 2), 10)).toBe('8.75')
  expect(writeInBase(scaled(8755n, 2), 10)).toBeNull()
  fc.assert(
    fc.property(fc.bigInt(0n, 10_000n), fc.constantFrom(...GRADE_BASES), (units, base) => {
      const written = writeInBase(scaled(units, 2), base)
      if (written !== null) expect(readGrade(written, base)).toEqual({ ok: true, value: units })
    })
  )
})
