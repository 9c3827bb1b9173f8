/** Which end is near enough for a clock in the header. */
import { expect, test } from 'vitest'
import { instant } from '#exam-engine/kernel/time.ts'
import { findNearDeadline, type Calendar } from '#app/labels/phase.ts'

const calendar: Calendar = {
  publishedAt: instant('2024-01-11T16:00:00-06:00'),
  registration: { from: instant('2024-01-12T18:00:00-06:00'), until: instant('2024-01-17T10:00:00-06:00') },
  results: { from: instant('2024-02-09T16:00:00-06:00'), until: instant('2024-02-12T10:00:00-06:00') },
  turnos: [
    { number: 1, from: instant('2024-01-29T09:00:00-06:00'), until: instant('2024-01-29T11:00:00-06:00') },
    { number: 2, from: instant('2024-01-29T11:15:00-06:00'), until: instant('2024-01-29T13:15:00-06:00') },
  ],
}

test.each([
  ['2024-01-16T09:59:59-06:00', null],
  ['2024-01-16T10:00:00-06:00', 'Cierra el registro'],
  ['2024-01-17T10:00:00-06:00', null],
  ['2024-01-29T07:59:59-06:00', null],
  ['2024-01-29T08:45:00-06:00', 'Inicia el turno 1'],
  ['2024-01-29T09:00:00-06:00', 'Termina el turno 1'],
  ['2024-01-29T11:05:00-06:00', 'Inicia el turno 2'],
  ['2024-01-29T14:00:00-06:00', null],
  ['2024-02-12T09:00:00-06:00', 'Cierra la aceptación'],
  ['2024-02-12T10:00:00-06:00', null],
])('at %s the header counts to: %s', (at, label) => {
  expect(findNearDeadline(calendar, instant(at))?.label ?? null).toBe(label)
})
