import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decideArrival, judgeArrival, startOfDay, type ArrivalAct, type ArrivalRecord,
} from '#exam-engine/convocatoria/arrival.ts'
import { addDuration, durationMs, hours, instant, type Instant } from '#exam-engine/kernel/time.ts'

const DAY = '2024-03-01'
const FROM = instant('2024-03-01T00:00:00-06:00')
const after = (at: Instant, ms: number) => addDuration(at, durationMs(ms))
const NONE: ArrivalRecord = { id: null, arrivedOn: null }
const act = (over: Partial<ArrivalAct> = {}): ArrivalAct => (
  { arrivedOn: DAY, reason: '', seenId: null, seat: 'letterIssued', ...over })
const outcome = (newest: ArrivalRecord, given: ArrivalAct, now: Instant) => {
  const decided = decideArrival(newest, given, DAY, now)
  return decided.ok ? 'ok' : decided.refusal
}

test('§5.9.3 an arrival is recorded from the first instant of the day on, central time', () => {
  expect(outcome(NONE, act(), after(FROM, -1))).toBe('ARRIVAL_TOO_EARLY')
  expect(outcome(NONE, act(), FROM)).toBe('ok')
  expect(outcome(NONE, act(), after(FROM, 1))).toBe('ok')
})

test('§5.12 a day counts as an absence when it has gone by whole, from the day of arrival on', () => {
  const second = instant('2024-03-02T00:00:00-06:00')
  expect(judgeArrival(null, DAY, after(FROM, -1))).toEqual({ standing: 'notDue', absences: 0 })
  expect(judgeArrival(null, DAY, FROM)).toEqual({ standing: 'due', absences: 0 })
  expect(judgeArrival(null, DAY, after(second, -1))).toEqual({ standing: 'due', absences: 0 })
  expect(judgeArrival(null, DAY, second)).toEqual({ standing: 'absent', absences: 1 })
  expect(judgeArrival(null, DAY, after(second, 1))).toEqual({ standing: 'absent', absences: 1 })
  expect(judgeArrival(null, DAY, instant('2024-03-11T09:00:00-06:00'))).toEqual({ standing: 'absent', absences: 10 })
})

test('§5.12 the day of the presentation is no absence, and the count stops with it for ever', () => {
  const later = instant('2024-12-31T00:00:00-06:00')
  expect(judgeArrival('2024-03-01', DAY, later)).toEqual({ standing: 'arrived', absences: 0 })
  expect(judgeArrival('2024-03-04', DAY, later)).toEqual({ standing: 'arrived', absences: 3 })
})

test('§5.12 the count never falls while time passes, and grows by one at each midnight', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 86_400_000 }), (day, before) => {
    const midnight = after(FROM, day * 86_400_000)
    const { absences } = judgeArrival(null, DAY, midnight)
    expect(judgeArrival(null, DAY, after(midnight, -before)).absences).toBe(day === 0 ? 0 : absences - 1)
    expect(judgeArrival(null, DAY, after(midnight, -1)).absences).toBe(day === 0 ? 0 : absences - 1)
  }))
})

test('§5.9.3 the day that is recorded lies between the day of arrival and today', () => {
  const now = instant('2024-03-05T08:00:00-06:00')
  expect(outcome(NONE, act({ arrivedOn: '2024-02-29' }), now)).toBe('ARRIVAL_BEFORE_ITS_DAY')
  expect(outcome(NONE, act({ arrivedOn: '2024-03-05' }), now)).toBe('ok')
  expect(outcome(NONE, act({ arrivedOn: '2024-03-06' }), now)).toBe('ARRIVAL_DAY_IN_FUTURE')
  expect(outcome(NONE, act({ arrivedOn: '2024-03-06' }), after(startOfDay('2024-03-06'), -1))).toBe('ARRIVAL_DAY_IN_FUTURE')
  expect(outcome(NONE, act({ arrivedOn: '2024-03-06' }), startOfDay('2024-03-06'))).toBe('ok')
})

test('§5.9.3 who arrives holds the seat and has the letter', () => {
  const now = addDuration(FROM, hours(9))
  expect(outcome(NONE, act({ seat: 'notHeld' }), now)).toBe('ARRIVAL_WITHOUT_SEAT')
  expect(outcome(NONE, act({ seat: 'commitmentAccepted' }), now)).toBe('ARRIVAL_WITHOUT_LETTER')
})

test('§5.12 a correction says why, changes something, and is made on what was seen', () => {
  const now = instant('2024-03-05T08:00:00-06:00')
  const wrong: ArrivalRecord = { id: 7, arrivedOn: '2024-03-01' }
  expect(outcome(wrong, act({ arrivedOn: null, seenId: 7 }), now)).toBe('ARRIVAL_NEEDS_REASON')
  expect(outcome(wrong, act({ arrivedOn: null, seenId: 7, reason: '  ' }), now)).toBe('ARRIVAL_NEEDS_REASON')
  expect(outcome(wrong, act({ arrivedOn: null, seenId: 7, reason: 'Era otra persona' }), now)).toBe('ok')
  expect(outcome(wrong, act({ arrivedOn: '2024-03-01', seenId: 7, reason: 'Otra vez' }), now)).toBe('ARRIVAL_SAME')
  expect(outcome(wrong, act({ arrivedOn: null, seenId: null, reason: 'Era otra persona' }), now)).toBe('ARRIVAL_CHANGED')
  expect(outcome(NONE, act({ arrivedOn: null }), now)).toBe('ARRIVAL_SAME')
})
