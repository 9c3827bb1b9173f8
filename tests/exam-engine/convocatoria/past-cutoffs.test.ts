import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isEarlierPeriod, lastKnownPeriod, pastPoolKey, readPastCutoffs, type PastCutoffLine,
} from '#exam-engine/convocatoria/past-cutoffs.ts'

const line = (change: Partial<PastCutoffLine> = {}): PastCutoffLine =>
  ({ line: 2, cer: 'Neonatología', sede: 'HGO23', subsede: '', seats: '4', filled: '3', last: '81.25', ...change })
const problem = (change: Partial<PastCutoffLine>) => readPastCutoffs([line(change)]).faults[0]?.problem ?? 'none'

test('§5.2 a cut-off of three filled seats is read with all six decimals', () => {
  expect(readPastCutoffs([line({ last: '81,25' })]).rows).toEqual([
    { cer: 'Neonatología', sede: 'HGO23', subsede: null, seats: 4, filled: 3, lastPiImss: '81.250000' },
  ])
})

test.each<[string, Partial<PastCutoffLine>, string]>([
  ['a score of two filled seats is one person\'s', { filled: '2' }, 'ONE_PERSONS_SCORE'],
  ['a score of none', { filled: '0' }, 'ONE_PERSONS_SCORE'],
  ['two filled seats without a score', { filled: '2', last: '' }, 'none'],
  ['three without a score', { last: '' }, 'none'],
  ['no course', { cer: '' }, 'CER_MISSING'],
  ['no sede', { sede: '' }, 'SEDE_MISSING'],
  ['a name beyond any', { cer: 'x'.repeat(301) }, 'TEXT_TOO_LONG'],
  ['seats with a point', { seats: '4.0' }, 'SEATS_NOT_WHOLE'],
  ['filled below zero', { filled: '-1' }, 'FILLED_NOT_WHOLE'],
  ['more filled than there were', { filled: '5' }, 'FILLED_ABOVE_SEATS'],
  ['the highest score', { last: '101' }, 'none'],
  ['a millionth above it', { last: '101.000001' }, 'LAST_NOT_A_SCORE'],
  ['seven decimals', { last: '80.1234567' }, 'LAST_NOT_A_SCORE'],
  ['a negative score', { last: '-0.000001' }, 'LAST_NOT_A_SCORE'],
])('§5.2 a row with %s', (_, change, expected) => {
  expect(problem(change)).toBe(expected)
})

test('§5.2 the same pool twice is named with the first line, however it is typed', () => {
  expect(readPastCutoffs([line(), line({ line: 3, cer: 'NEONATOLOGIA', sede: 'hgo23' })]).faults)
    .toEqual([{ line: 3, problem: 'POOL_REPEATED', firstLine: 2 }])
  expect(readPastCutoffs([line(), line({ line: 3, subsede: 'HGZ No. 33' })]).faults).toEqual([])
})

test('§5.2 no row that is taken ever carries the score of fewer than three', () => {
  const figure = fc.oneof(fc.nat({ max: 9 }).map(String), fc.constantFrom('', 'x', '3.5'))
  fc.assert(fc.property(fc.array(fc.tuple(figure, figure, figure), { maxLength: 20 }), (figures) => {
    const lines = figures.map(([seats, filled, last], index) => line({ line: index, sede: `S${index}`, seats, filled, last }))
    const { rows, faults } = readPastCutoffs(lines)
    expect(rows.length + faults.length).toBe(lines.length)
    for (const { filled, seats, lastPiImss } of rows) {
      expect(filled).toBeLessThanOrEqual(seats)
      if (filled < 3) expect(lastPiImss).toBeNull()
    }
  }))
})

test('§5.2 the last period before the current one is shown, and what was published here goes first', () => {
  const known = [
    { period: '2022-2023-1', source: 'published' as const }, { period: '2023-2024-1', source: 'published' as const },
    { period: '2023-2024-1', source: 'imported' as const }, { period: '2024-2025-1', source: 'published' as const },
  ]
  expect(lastKnownPeriod(known, '2024-2025-1')).toBe(known[1])
  expect(lastKnownPeriod(known.slice(2), '2024-2025-1')).toBe(known[2])
  expect(lastKnownPeriod(known, '2024-2025-2')).toBe(known[3])
  expect(lastKnownPeriod(known, '2022-2023-1')).toBeNull()
})

test.each([
  ['2023-2024-1', true], ['2023-2024-9', true], ['2024-2025-1', false], ['2024-2025-2', false], ['2022-2024-1', false],
  ['2023-2024', false], ['2023-2024-0', false], ['', false],
])('§5.2 whether %j is a period before 2024-2025-1: %j', (period, expected) => {
  expect(isEarlierPeriod(period, '2024-2025-1')).toBe(expected)
})

test('a pool is known again without accents and case, and never for another', () => {
  expect(pastPoolKey({ cer: 'Cardiología', sede: 'A', subsede: null })).toBe(pastPoolKey({ cer: 'CARDIOLOGIA', sede: 'a', subsede: null }))
  expect(pastPoolKey({ cer: 'A', sede: 'B', subsede: null })).not.toBe(pastPoolKey({ cer: 'A', sede: 'B', subsede: 'C' }))
})
