import { expect, test } from 'vitest'
import { isIsoDate } from '#exam-engine/kernel/iso-date.ts'

test.each([
  ['2024-02-29', true], ['2023-02-29', false], ['2000-02-29', true], ['1900-02-29', false], ['2024-04-31', false],
  ['2024-13-01', false], ['2024-00-10', false], ['2024-01-00', false], ['2024-12-31', true], ['2024-1-1', false],
  ['2024-01-01T00:00:00Z', false], ['', false], ['hoy', false],
])('%s is a day of the calendar: %s', (text, is) => {
  expect(isIsoDate(text)).toBe(is)
})
