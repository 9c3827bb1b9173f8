import { expect, test } from 'vitest'
import type { NamedItem } from '#app/exam-quality/analyse-exam.server.ts'
import {
  arrangeItems, ITEM_SORTS, type ItemFilter, type ItemSort,
} from '#app/routes/admin.examenes_.$examId_.reactivos/item-order.ts'
import { readTableQuery } from '#app/components/data/table-query.ts'

const item = (code: string, overrides: Partial<NamedItem> = {}): NamedItem => ({
  itemId: code, code, area: 'clinical', topic: 'Cardiología', facility: 0.5, rit: 0.4, rir: 0.3, alphaIfDeleted: 0.8,
  upperLowerDifference: 0.4, unansweredShare: 0, options: [], flags: [], ...overrides,
})

const ITEMS = [
  item('MI-2', { facility: 0.9, rir: null, flags: [{ flag: 'FACILITY_OUT_OF_RANGE', n: 40 }] }),
  item('MI-1', { rir: 0.1 }),
  item('IN-1', { area: 'research', topic: 'Sesgos', rir: 0.5 }),
]

const codesAt = (search: string) => {
  const rules = { sorts: ITEM_SORTS, filters: ['area', 'senal'] as const }
  const query = readTableQuery<ItemSort, ItemFilter>(`http://sitio/${search}`, rules)
  return arrangeItems(ITEMS, query).map(({ code }) => code)
}

test.each([
  ['', ['IN-1', 'MI-1', 'MI-2']],
  ['?orden=-facility', ['MI-2', 'MI-1', 'IN-1']],
  ['?q=SESG', ['IN-1']],
  ['?area=clinical', ['MI-1', 'MI-2']],
  ['?senal=con', ['MI-2']],
  ['?senal=sin', ['IN-1', 'MI-1']],
])('%s shows %j', (search, expected) => {
  expect(codesAt(search)).toEqual(expected)
})

test('a figure that is not defined comes last in both directions', () => {
  expect(codesAt('?orden=rir')).toEqual(['MI-1', 'IN-1', 'MI-2'])
  expect(codesAt('?orden=-rir')).toEqual(['IN-1', 'MI-1', 'MI-2'])
})
