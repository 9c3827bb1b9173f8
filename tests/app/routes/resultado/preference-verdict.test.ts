import { expect, test } from 'vitest'
import { judgePreference, type Standing } from '#app/routes/resultado/preference-verdict.ts'

const full = { position: 1, seats: 3, filled: 3, lastPiImss: '81.700000', piImss: '80.000000' }

test.each([
  ['the assigned one', full, 1, { kind: 'assigned' }],
  ['one after the assigned', { ...full, position: 3 }, 2, { kind: 'notNeeded' }],
  ['a full pool whose last had more', full, 2, { kind: 'full', lastPiImss: '81.700000' }],
  ['a pool without seats', { ...full, seats: 0, filled: 0, lastPiImss: null }, null, { kind: 'noSeats' }],
  ['a pool that is not offered', { ...full, seats: null, filled: null, lastPiImss: null }, null, { kind: 'noSeats' }],
  ['seats left, but none for the category', { ...full, filled: 2 }, null, { kind: 'capped' }],
  ['a full pool with somebody worse placed in it', { ...full, piImss: '100.000000' }, null, { kind: 'capped' }],
])('§5.2 %s', (_name, facts, assigned, verdict) => {
  expect(judgePreference(facts, assigned)).toEqual(verdict)
})

const own: Standing = { position: 9, efiser: '77.0000', postgraduateGrades: '97.0000', enarm: '70.0000' }
const order = ['efiser', 'postgraduateGrades', 'enarm'] as const

test.each([
  ['EFISER', { ...own, position: 8, efiser: '80.0000', postgraduateGrades: '90.0000' }, order, 'efiser'],
  ['the mean of grades', { ...own, position: 8, postgraduateGrades: '98.0000', enarm: '67.0000' }, order, 'postgraduateGrades'],
  ['the ENARM', { ...own, position: 8, enarm: '71.0000' }, order, 'enarm'],
  ['the lottery', { ...own, position: 8 }, order, 'lottery'],
  ['the first criterion of the call', { ...own, position: 8, efiser: '1.0000', enarm: '2.0000' }, ['enarm', 'efiser'] as const, 'enarm'],
  ['the lottery, where the call names no criterion', { ...own, position: 8, efiser: '1.0000' }, [] as const, 'lottery'],
])('§5.2 of two with the same score it was %s that decided', (_name, last, criteria, by) => {
  expect(judgePreference({ ...full, piImss: '81.700000' }, null, { own, last, order: criteria }))
    .toEqual({ kind: 'tie', lastPiImss: '81.700000', by })
})

test('§5.2 the same score, and the worse placed got in: the cap of the category decided', () => {
  const last = { ...own, position: 10 }
  expect(judgePreference({ ...full, piImss: '81.700000' }, null, { own, last, order })).toEqual({ kind: 'capped' })
})
