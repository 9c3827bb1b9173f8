import fc from 'fast-check'
import { expect, test } from 'vitest'
import { simulateChanges } from '#app/what-if/simulate-changes.ts'
import type { Place, SelectionPackage } from '#scoring/package/schema.ts'
import { runSelection } from '#scoring/select.ts'
import { resultsBytes } from '#scoring/package/results.ts'
import { INVENTED_SEED } from '#app/selection/invented-seed.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { Mark } from '#exam-engine/marking/mark.ts'
import { anyPackage, candidate, selectionPackage } from '#tests/scoring/factories.ts'

const simulateSeats = (frozen: SelectionPackage, seats: readonly (Place & { seats: number })[]) =>
  simulateChanges(frozen, { seats, marks: null })

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

test('§3.1 B a better mark of one form shows whom it moves, with the cut-off before and after', () => {
  const [ahead, behind] = ['A', 'B'].map((folio, index) => candidate({
    folio, preferences: [AT], efiser: { status: 'present', correct: 90 - index * 10, counted: 100 },
  }))
  if (ahead === undefined || behind === undefined) throw new Error('two')
  const frozen = selectionPackage({ candidates: [ahead, behind], seats: [{ ...AT, count: 1, foreignMax: null }] })
  const simulated = simulateChanges(frozen, { seats: [], marks: new Map([['B', { correct: 95, counted: 100 }]]) })
  if (!simulated.ok) throw new Error(simulated.refusal)
  const { comparison, cutoffs, changes } = simulated.value
  expect(changes).toEqual([])
  expect(comparison).toMatchObject({ sat: 1, counts: { marks: 1, efiserUp: 1, positions: 2, seatsGained: 1, seatsLost: 1 } })
  expect(comparison.moves.map(({ folio, ownForm }) => [folio, ownForm])).toEqual([['A', false], ['B', true]])
  expect(cutoffs).toHaveLength(1)
  expect(Number(cutoffs[0]?.after.lastPiImss)).toBeGreaterThan(Number(cutoffs[0]?.before.lastPiImss))
})

test('seats and marks in one simulation are those of one input: the same as the selection of that input', () => {
  fc.assert(fc.property(anyPackage(10), fc.infiniteStream(fc.nat(40)), fc.nat(), (frozen, stream, pick) => {
    const pool = frozen.seats[pick % Math.max(frozen.seats.length, 1)]
    if (pool === undefined) return
    const marks = new Map(frozen.candidates.flatMap(({ folio, efiser }): [string, Mark][] => {
      const [lost] = stream.take(1)
      return efiser.status === 'present' ? [[folio, { counted: efiser.counted, correct: Math.max(0, efiser.correct - (lost ?? 0)) }]] : []
    }))
    const { cer, sede, subsede, count } = pool
    const simulated = simulateChanges(frozen, { seats: [{ cer, sede, subsede, seats: count + 1 }], marks })
    if (!simulated.ok) throw new Error(simulated.refusal)
    const rules = { ...frozen.rules, lotterySeed: frozen.rules.lotterySeed ?? INVENTED_SEED }
    const run = runSelection({
      ...frozen, rules, seats: frozen.seats.map((one) => (one === pool ? { ...one, count: count + 1 } : one)),
      candidates: frozen.candidates.map((one) => {
        const mark = marks.get(one.folio)
        return mark === undefined ? one : { ...one, efiser: { status: 'present', ...mark } }
      }),
    }, simulated.value.inputSha256)
    if (!run.ok) throw new Error(run.refusal)
    expect(simulated.value.resultsSha256).toBe(sha256Hex(resultsBytes(run.value)))
  }), { numRuns: 100 })
})

test('marks that are the frozen ones move nobody and no cut-off', () => {
  fc.assert(fc.property(anyPackage(10), (frozen) => {
    const marks = new Map(frozen.candidates.flatMap(({ folio, efiser }): [string, Mark][] =>
      (efiser.status === 'present' ? [[folio, { correct: efiser.correct, counted: efiser.counted }]] : [])))
    const simulated = simulateChanges(frozen, { seats: [], marks })
    if (!simulated.ok) throw new Error(simulated.refusal)
    expect(simulated.value).toMatchObject({ changes: [], cutoffs: [], comparison: { moves: [], sat: marks.size } })
  }), { numRuns: 200 })
})
