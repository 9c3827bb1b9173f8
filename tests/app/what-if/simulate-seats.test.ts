import fc from 'fast-check'
import { expect, test } from 'vitest'
import { simulateSeats } from '#app/what-if/simulate-seats.ts'
import { runSelection } from '#scoring/select.ts'
import { anyPackage, candidate, selectionPackage } from '#tests/scoring/factories.ts'

const AT = { cer: 'Cardiología', sede: 'HC-CMNSXXI', subsede: null }
const one = (count: number, candidates: string[], lotterySeed: string | null = null) => selectionPackage({
  rules: { lotterySeed },
  candidates: candidates.map((folio) => candidate({ folio, preferences: [AT] })),
  seats: [{ ...AT, count, foreignMax: null }],
})

test('§5.2 one seat more shows who would get it; the frozen input stays as it is', () => {
  const frozen = one(1, ['A', 'B'])
  const kept = structuredClone(frozen)
  const simulated = simulateSeats(frozen, [{ ...AT, seats: 2 }])
  if (!simulated.ok) throw new Error(simulated.refusal)
  expect(simulated.value).toMatchObject({
    changes: [{ ...AT, from: 1, to: 2 }], inventedSeed: true, comparison: { counts: { seatsGained: 1, seatsLost: 0 } },
  })
  expect(simulated.value.comparison.moves).toHaveLength(1)
  expect(frozen).toEqual(kept)
})

test('seats that are not offered, or that change nothing, are refused', () => {
  expect(simulateSeats(one(1, ['A']), [{ ...AT, sede: 'OTRA', seats: 2 }])).toMatchObject({ refusal: 'WHAT_IF_POOL_UNKNOWN' })
  expect(simulateSeats(one(1, ['A']), [{ ...AT, seats: 1 }])).toMatchObject({ refusal: 'WHAT_IF_CHANGES_NOTHING' })
  expect(simulateSeats(one(1, ['A']), [])).toMatchObject({ refusal: 'WHAT_IF_CHANGES_NOTHING' })
})

test('§5.2 a seat more in one pool takes a seat from nobody, and the other side is the run itself', () => {
  fc.assert(fc.property(anyPackage(10), fc.nat(), (frozen, pick) => {
    const pool = frozen.seats[pick % Math.max(frozen.seats.length, 1)]
    if (pool === undefined) return
    const { cer, sede, subsede, count } = pool
    const simulated = simulateSeats(frozen, [{ cer, sede, subsede, seats: count + 1 }])
    if (!simulated.ok) throw new Error(simulated.refusal)
    const { comparison } = simulated.value
    expect(comparison.counts.seatsLost).toBe(0)
    expect(comparison.counts.positions).toBe(0)
    const run = runSelection(frozen, '')
    if (!run.ok) return
    const seats = new Map(run.value.candidates.map(({ folio, assigned }) => [folio, assigned]))
    if (!simulated.value.inventedSeed) for (const { folio, before } of comparison.moves) expect(before.seat).toEqual(seats.get(folio))
  }), { numRuns: 200 })
})
