import { expect, test } from 'vitest'
import { findViolations, type Holder } from '#scoring/verify/stability.ts'
import { pool } from '../factories.ts'

const seats = [pool({ count: 1 }), pool({ sede: 'S-02', count: 2, foreignMax: 1 })]
const holder = (position: number, pools: (number | null)[], holds: number | null, foreign = false): Holder => (
  { folio: `R-${String(position)}`, position, foreign, pools, holds })

test('§5.2 a stable outcome has no violation', () => {
  expect(findViolations([holder(1, [0, 1], 0), holder(2, [0, 1], 1), holder(3, [null, 0], null)], seats)).toEqual([])
})

test('§5.2 an empty seat that somebody prefers is waste', () => {
  expect(findViolations([holder(1, [0, 1], 1)], seats))
    .toEqual([{ kind: 'BLOCKING_PAIR', folio: 'R-1', pool: 0, over: null }])
})

test('§5.2 a worse placed holder of a preferred seat is envied, and every envious candidate is named', () => {
  expect(findViolations([holder(1, [0], null), holder(2, [0], null), holder(3, [0], 0)], seats)).toEqual([
    { kind: 'BLOCKING_PAIR', folio: 'R-1', pool: 0, over: 'R-3' },
    { kind: 'BLOCKING_PAIR', folio: 'R-2', pool: 0, over: 'R-3' },
  ])
})

test('§5.2 at the cap a foreign candidate may object to a foreign holder, not to others', () => {
  const foreign = holder(2, [1], null, true)
  expect(findViolations([holder(1, [1], 1, true), foreign, holder(3, [1], 1)], seats)).toEqual([])
  expect(findViolations([foreign, holder(3, [1], 1, true), holder(4, [1], 1)], seats))
    .toEqual([{ kind: 'BLOCKING_PAIR', folio: 'R-2', pool: 1, over: 'R-3' }])
})

test('§5.2 too many holders, too many foreign ones and unlisted seats are violations', () => {
  const over = [
    holder(1, [0], 0), holder(2, [0], 0), holder(3, [1], 1, true), holder(4, [1], 1, true), holder(5, [0], 1),
  ]
  expect(findViolations(over, seats).map(({ kind }) => kind))
    .toEqual(['NOT_LISTED', 'OVERFILLED', 'OVERFILLED', 'CAP_EXCEEDED'])
})
