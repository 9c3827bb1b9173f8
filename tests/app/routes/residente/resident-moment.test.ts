/** What a resident's home leads to, moment by moment. */
import { expect, test } from 'vitest'
import { findMoment, MOMENT_ACTS, type ResidentMoment } from '#app/routes/residente/resident-moment.ts'
import { instant, windowOf } from '#exam-engine/kernel/time.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'

const at = (time: string) => instant(`2024-${time}:00-06:00`)
const turno = windowOf(at('01-29T11:15'), at('01-29T13:15'))
const results = windowOf(at('02-09T16:00'), at('02-12T10:00'))
const checkIn = windowOf(at('01-29T10:45'), turno.until)

test.each<[AttemptState | null, string, boolean, ResidentMoment]>([
  ['expected', '01-20T09:00', false, 'beforeExam'],
  ['expected', '01-29T10:44', false, 'beforeExam'],
  ['expected', '01-29T10:45', false, 'checkIn'],
  ['expected', '01-29T12:00', false, 'checkIn'],
  ['admitted', '01-29T11:00', false, 'checkIn'],
  ['inProgress', '01-29T11:15', false, 'inExam'],
  ['handedIn', '01-29T12:30', false, 'awaitingResults'],
  ['closed', '01-30T09:00', false, 'awaitingResults'],
  ['denied', '01-29T11:00', false, 'out'],
  ['absent', '01-29T13:15', false, 'out'],
  ['cancelled', '01-29T12:00', false, 'out'],
  [null, '01-29T13:14', false, 'beforeExam'],
  [null, '01-29T13:15', false, 'out'],
  // The window opened and nothing is published: no promise of a result.
  ['handedIn', '02-09T16:00', false, 'awaitingResults'],
  ['handedIn', '02-09T16:00', true, 'results'],
  ['cancelled', '02-09T16:00', true, 'results'],
  ['handedIn', '02-12T10:00', false, 'concluded'],
])('§3.1, §5.1 %s at %s, result %s: %s', (state, time, hasResult, moment) => {
  const attempt = state === null ? null : { state, checkIn }
  expect(findMoment({ attempt, turno, carried: false, results, hasResult }, at(time))).toBe(moment)
})

test.each([['01-20T09:00', false, 'carried'], ['02-09T16:00', true, 'results'], ['02-12T10:00', false, 'concluded']] as const)(
  '§5.13 whose mark carries over, at %s, result %s: %s', (time, hasResult, moment) => {
    expect(findMoment({ attempt: null, turno, carried: true, results, hasResult }, at(time))).toBe(moment)
  })

test('each moment has one act at most, and only waiting for nothing has none', () => {
  const without = Object.entries(MOMENT_ACTS).filter(([, act]) => act === null).map(([moment]) => moment)
  expect(without).toEqual(['concluded'])
})
