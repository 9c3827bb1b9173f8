import { expect, test } from 'vitest'
import { csvText } from '#app/http/csv.ts'

test('cells with separators, quotes and line breaks are quoted; null is empty', () => {
  expect(csvText(['a', 'b'], [['uno, dos', 'di "tres"'], ['x\ny', null], [7, 'é']]))
    .toBe('\uFEFFa,b\r\n"uno, dos","di ""tres"""\r\n"x\ny",\r\n7,é\r\n')
})

test.each(['=1+1', '+52', '-1', '@SUM(A1)', '\tx'])('%s is text for a spreadsheet, not a formula', (cell) => {
  expect(csvText(['a'], [[cell]])).toBe(`\uFEFFa\r\n'${cell}\r\n`)
})
