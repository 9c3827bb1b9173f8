import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deferAcceptance, type Proposer } from '#scoring/verify/deferred-acceptance.ts'
import type { SeatPool, SelectionPackage } from '#scoring/package/schema.ts'
import { anyPackage, candidate, pool, selectionPackage, wish } from '../factories.ts'
import { choicesOf, rankedOf, samePlace, select } from '../outcomes.ts'
import { stableAssignments } from './brute-force.ts'
import { runs } from '#tests/setup/property-runs.ts'

const first = pool({ sede: 'S-01' })
const second = pool({ sede: 'S-02' })
const better = { efiser: { status: 'present' as const, correct: 95, counted: 100 } }
const worse = { efiser: { status: 'present' as const, correct: 60, counted: 100 } }
const choices = (seats: SeatPool[], ...candidates: SelectionPackage['candidates']) => (
  choicesOf(select(selectionPackage({ seats, candidates }))))

test('§5.2 the better placed chooses first, the next one takes what is left', () => {
  const preferences = [wish(first), wish(second)]
  expect(choices([first, second], candidate({ folio: 'W', ...worse, preferences }),
    candidate({ folio: 'M', preferences }), candidate({ folio: 'B', ...better, preferences })))
    .toEqual({ B: 1, M: 2, W: null })
})

test('§5.2 what is not listed is never assigned, and a place without a pool keeps its number', () => {
  expect(choices([first, second], candidate({ folio: 'A', preferences: [] }),
    candidate({ folio: 'B', preferences: [wish(pool({ sede: 'S-99' })), wish(second)] }))).toEqual({ A: null, B: 2 })
})

test('§5.2 §2.2 D a foreign candidate at the cap moves on and the seat stays for others', () => {
  const capped = pool({ count: 2, foreignMax: 1 })
  const foreign = { category: 'foreign' as const, preferences: [wish(capped), wish(second)] }
  expect(choices([capped, second], candidate({ folio: 'F1', ...better, ...foreign }),
    candidate({ folio: 'F2', ...foreign }), candidate({ folio: 'M', ...worse, preferences: [wish(capped)] })))
    .toEqual({ F1: 1, F2: 2, M: 1 })
})

test('§5.2 a subsede is a pool of its own, and null is not a name', () => {
  const withName = pool({ subsede: 'null' })
  expect(choices([first], candidate({ folio: 'A', preferences: [wish(withName)] }))).toEqual({ A: null })
  expect(choices([first, withName], candidate({ folio: 'A', preferences: [wish(withName)] }))).toEqual({ A: 1 })
})

test('§5.2 the outcome is the only stable one: brute force, serial dictatorship and deferred acceptance agree', () => {
  fc.assert(fc.property(anyPackage(5), (input) => {
    const results = select(input)
    const people = proposersOf(input)
    const mine = rankedOf(results).map(({ assigned }) => (assigned === null ? null : poolOf(input.seats, assigned)))
    const deferred = deferAcceptance(people, input.seats)
      .map((choice, index) => (choice === null ? null : people[index]?.pools[choice] ?? null))
    expect(deferred).toEqual(mine)
    expect(stableAssignments(people, input.seats)).toEqual([mine])
  }), { numRuns: runs(150) })
})

test('§5.2 nobody gains by listing otherwise than as wished', () => {
  fc.assert(fc.property(anyPackage(6), fc.nat(5), fc.infiniteStream(fc.nat(1_000)), (input, who, keys) => {
    const liar = input.candidates[who % Math.max(input.candidates.length, 1)]
    if (liar === undefined) return
    const told = liar.preferences.filter(() => (keys.next().value as number) % 4 > 0)
      .map((place) => ({ place, key: keys.next().value as number }))
      .sort((a, b) => a.key - b.key)
      .map(({ place }) => place)
    const candidates = input.candidates.map((row) => (row === liar ? { ...row, preferences: told } : row))
    const honest = choicesOf(select(input))[liar.folio] ?? Infinity
    const seat = select({ ...input, candidates }).candidates.find(({ folio }) => folio === liar.folio)?.assigned
    const gained = seat ? liar.preferences.findIndex((place) => samePlace(place, seat)) + 1 : Infinity
    expect(gained).toBeGreaterThanOrEqual(honest)
  }), { numRuns: runs(300) })
})

test('§5.2 a better exam never harms its owner', () => {
  fc.assert(fc.property(anyPackage(7), fc.nat(6), (input, who) => {
    const chosen = input.candidates[who % Math.max(input.candidates.length, 1)]
    if (chosen?.efiser.status !== 'present') return
    const { efiser } = chosen
    const raised = { ...chosen, efiser: { ...efiser, correct: Math.min(efiser.correct + 1, efiser.counted) } }
    const after = { ...input, candidates: input.candidates.map((row) => (row === chosen ? raised : row)) }
    const choice = (results: ReturnType<typeof select>) => choicesOf(results)[chosen.folio] ?? Infinity
    expect(choice(select(after))).toBeLessThanOrEqual(choice(select(input)))
  }), { numRuns: runs(300) })
})

test('§5.2 one more seat harms nobody, with caps and without', () => {
  fc.assert(fc.property(anyPackage(8), fc.nat(5), (input, which) => {
    const wider = input.seats.map((one, index) => (index === which ? { ...one, count: one.count + 1 } : one))
    const before = choicesOf(select(input))
    const after = choicesOf(select({ ...input, seats: wider }))
    for (const [folio, choice] of Object.entries(before)) {
      expect(after[folio] ?? Infinity).toBeLessThanOrEqual(choice ?? Infinity)
    }
  }), { numRuns: runs(500) })
})

function proposersOf(input: SelectionPackage): (Proposer & { folio: string })[] {
  const rows = new Map(input.candidates.map((row) => [row.folio, row]))
  return rankedOf(select(input)).map(({ folio, position }) => {
    const row = rows.get(folio) ?? candidate()
    const pools = row.preferences.map((place) => poolOf(input.seats, place))
    return { folio, position, foreign: row.category === 'foreign', pools }
  })
}

function poolOf(seats: readonly SeatPool[], place: Parameters<typeof samePlace>[0]): number | null {
  const index = seats.findIndex((one) => samePlace(one, place))
  return index < 0 ? null : index
}
