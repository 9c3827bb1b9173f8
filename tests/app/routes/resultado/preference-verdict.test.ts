import { expect, test } from 'vitest'
import { judgePreference } from '#app/routes/resultado/preference-verdict.ts'

const full = { position: 1, seats: 3, filled: 3, lastPiImss: '81.700000', piImss: '80.000000' }

test.each([
  ['the assigned one', full, 1, { kind: 'assigned' }],
  ['one after the assigned', { ...full, position: 3 }, 2, { kind: 'notNeeded' }],
  ['a full pool whose last had more', full, 2, { kind: 'full', lastPiImss: '81.700000' }],
  ['a full pool whose last had the same', { ...full, piImss: '81.700000' }, null, { kind: 'tie', lastPiImss: '81.700000' }],
  ['a pool without seats', { ...full, seats: 0, filled: 0, lastPiImss: null }, null, { kind: 'noSeats' }],
  ['a pool that is not offered', { ...full, seats: null, filled: null, lastPiImss: null }, null, { kind: 'noSeats' }],
  ['seats left, but none for the category', { ...full, filled: 2 }, null, { kind: 'capped' }],
])('§5.2 %s', (_name, facts, assigned, verdict) => {
  expect(judgePreference(facts, assigned)).toEqual(verdict)
})
