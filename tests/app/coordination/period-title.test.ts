import { expect, test } from 'vitest'
import { proposePeriodTitle } from '#app/routes/admin.siguiente-periodo/period-title.ts'

test.each([
  ['Rama, ciclo 2024-2025, primer periodo', 2, 'Rama, ciclo 2024-2025, segundo periodo'],
  ['Rama, ciclo 2024-2025, segundo periodo', 3, 'Rama, ciclo 2024-2025, tercer periodo'],
  ['Rama, ciclo 2024-2025', 2, 'Rama, ciclo 2024-2025 · Periodo 2'],
  ['Rama, ciclo 2024-2025 · Periodo 2', 3, 'Rama, ciclo 2024-2025 · Periodo 3'],
  ['Rama, primer periodo de todos', 9, 'Rama, primer periodo de todos · Periodo 9'],
])('«%s» is followed, as period %i, by «%s»', (title, next, proposed) => {
  expect(proposePeriodTitle(title, next)).toBe(proposed)
})
