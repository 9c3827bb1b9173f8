import { expect, test } from 'vitest'
import { DEMO_MOMENTS, NEXT_CALL_MOMENT, TURNO_MOMENTS } from '#app/labels/demo-moments.ts'
import { instantOfMoment } from '#app/routes/demo/moment-instant.ts'
import { instant, toIso, windowOf, type Instant } from '#exam-engine/kernel/time.ts'

const dates = {
  registration: windowOf(instant('2024-01-12T18:00:00-06:00'), instant('2024-01-17T10:00:00-06:00')),
  results: windowOf(instant('2024-02-09T16:00:00-06:00'), instant('2024-02-12T10:00:00-06:00')),
  nextCall: null,
  arrival: windowOf(instant('2024-03-01T00:00:00-06:00'), instant('2024-03-02T00:00:00-06:00')),
  turno: windowOf(instant('2024-01-29T09:00:00-06:00'), instant('2024-01-29T11:00:00-06:00')),
}

const tell = (at: Instant | null) => at === null ? null : toIso(at)

test('a call without exams has the moments that are of no turno, and no other', () => {
  const none = DEMO_MOMENTS.filter((moment) => instantOfMoment(moment, { ...dates, turno: null }) === null)
  expect(none).toEqual([...TURNO_MOMENTS, NEXT_CALL_MOMENT])
})

test('each moment of the demonstration is an instant of the convocatoria', () => {
  const waiting = { ...dates, nextCall: instant('2024-03-07T16:00:00-06:00') }
  expect(Object.fromEntries(DEMO_MOMENTS.map((moment) => [moment, tell(instantOfMoment(moment, waiting))]))).toEqual({
    registration: '2024-01-13T00:05:00.000Z',
    beforeTurno: '2024-01-29T14:45:00.000Z',
    examRunning: '2024-01-29T15:00:01.000Z',
    twoMinutesLeft: '2024-01-29T16:58:00.000Z',
    turnoOver: '2024-01-29T17:00:01.000Z',
    beforeResults: '2024-02-09T21:00:00.000Z',
    results: '2024-02-09T22:00:01.000Z',
    windowClosing: '2024-02-12T15:58:00.000Z',
    windowClosed: '2024-02-12T16:00:01.000Z',
    arrivalDay: '2024-03-01T15:00:00.000Z',
    nextCall: '2024-03-07T22:00:01.000Z',
  })
})
