import { expect, test } from 'vitest'
import { judgeForeign } from '#exam-engine/convocatoria/foreign-status.ts'
import { addDuration, durationMs, instant } from '#exam-engine/kernel/time.ts'
import { publishedRules } from './published-rules.ts'

const { until } = publishedRules().windows.foreignTuition
const at = (ms: number) => addDuration(until, durationMs(ms))
const NOTHING = { tuition: null, migratory: null }

test('§5.18 the term ends as 30 March begins', () => {
  expect(until).toBe(instant('2024-03-30T00:00:00-06:00'))
  expect(judgeForeign(NOTHING, until, at(-1))).toEqual({
    duties: { tuition: 'pending', migratory: 'pending' }, standing: 'pending',
  })
  for (const ms of [0, 1]) {
    expect(judgeForeign(NOTHING, until, at(ms))).toEqual({
      duties: { tuition: 'missing', migratory: 'missing' }, standing: 'breached',
    })
  }
})

test('§5.18 29 March is in time, 30 March is late, whenever it is recorded', () => {
  const inTime = { tuition: '2024-03-29', migratory: '2024-02-20' }
  expect(judgeForeign(inTime, until, at(10 ** 9))).toMatchObject({ standing: 'complete' })
  expect(judgeForeign({ ...inTime, tuition: '2024-03-30' }, until, at(-1))).toEqual({
    duties: { tuition: 'late', migratory: 'met' }, standing: 'breached',
  })
})

test('§5.18 each of the two is owed: one alone is not enough', () => {
  for (const record of [{ tuition: '2024-03-01', migratory: null }, { tuition: null, migratory: '2024-03-01' }]) {
    expect(judgeForeign(record, until, at(-1)).standing).toBe('pending')
    expect(judgeForeign(record, until, at(0)).standing).toBe('breached')
  }
})
