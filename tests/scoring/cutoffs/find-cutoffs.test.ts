import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cutoff } from '#scoring/package/results.ts'
import type { PackageCandidate, SeatPool } from '#scoring/package/schema.ts'
import { anyPackage, candidate, pool, selectionPackage, wish } from '../factories.ts'
import { rankedOf, samePlace, select } from '../outcomes.ts'
import { runs } from '#tests/setup/property-runs.ts'

const marked = (correct: number) => ({ efiser: { status: 'present' as const, correct, counted: 100 } })
const cutoffs = (seats: SeatPool[], ...candidates: PackageCandidate[]): readonly Cutoff[] => (
  select(selectionPackage({ seats, candidates })).cutoffs)

test('§5.2 a cut-off gives seats, takers, applicants and the last PI-IMSS, pools without seats too', () => {
  const taken = pool({ count: 2 })
  const closed = pool({ sede: 'S-02', count: 0 })
  const preferences = [wish(closed), wish(taken)]
  const last = candidate({ folio: 'B', ...marked(70), preferences })
  const without = candidate({ folio: 'C', ...marked(60), preferences: [wish(closed)] })
  expect(cutoffs([closed, taken], candidate({ folio: 'A', preferences }), last, without)).toEqual([
    { ...wish(closed), seats: 0, filled: 0, rankedBy: 3, lastPiImss: null, decidedByTieBreak: false },
    { ...wish(taken), seats: 2, filled: 2, rankedBy: 2, lastPiImss: '75.400000', decidedByTieBreak: false },
  ])
})

test('§5.2 a full pool that passes over somebody with the last PI-IMSS was decided by the tie-break', () => {
  const preferences = [wish(pool())]
  const tie = [candidate({ folio: 'A', preferences }), candidate({ folio: 'B', preferences })]
  expect(cutoffs([pool()], ...tie)).toMatchObject([{ lastPiImss: '81.700000', decidedByTieBreak: true }])
  expect(cutoffs([pool({ count: 2 })], ...tie)).toMatchObject([{ filled: 2, decidedByTieBreak: false }])
})

test('§5.2 who got a seat that is wished for more was not parted from it by the tie-break', () => {
  const other = pool({ sede: 'S-02' })
  const first = candidate({ folio: 'A', preferences: [wish(pool())] })
  const happy = candidate({ folio: 'B', preferences: [wish(other), wish(pool())] })
  expect(cutoffs([pool(), other], first, happy))
    .toMatchObject([{ decidedByTieBreak: false }, { decidedByTieBreak: false }])
})

test('§5.2 where the foreign seats are all taken the cap decided, not the tie-break (D11)', () => {
  const capped = pool({ count: 2, foreignMax: 1 })
  const preferences = [wish(capped)]
  const foreign = { category: 'foreign' as const, preferences }
  const before = candidate({ folio: 'A', ...marked(90), ...foreign })
  expect(cutoffs([capped], before, candidate({ folio: 'B', ...foreign }), candidate({ folio: 'C', preferences })))
    .toMatchObject([{ filled: 2, lastPiImss: '81.700000', decidedByTieBreak: false }])
})

test('§5.2 the position within a CER counts those who list it at any place', () => {
  const nephrology = pool({ cer: 'Nefrología' })
  const results = select(selectionPackage({ rules: { maxCer: 2 }, candidates: [
    candidate({ folio: 'A', ...marked(99),
      preferences: [wish(nephrology), wish(pool()), wish(pool({ sede: 'S-02' }))] }),
    candidate({ folio: 'B', ...marked(98), preferences: [] }),
    candidate({ folio: 'C', ...marked(97), preferences: [wish(pool())] }),
    candidate({ folio: 'D', ...marked(96), preferences: [wish(nephrology)] }),
  ] }))
  expect(rankedOf(results).map(({ folio, position, positionInCer }) => [folio, position, positionInCer]))
    .toEqual([['A', 1, 1], ['B', 2, null], ['C', 3, 2], ['D', 4, 2]])
})

test('§5.2 the cut-offs alone reproduce the assignment, save where a tie-break or a cap decided', () => {
  fc.assert(fc.property(anyPackage(), (input) => {
    const uncapped = { ...input, seats: input.seats.map((one) => ({ ...one, foreignMax: null })) }
    const results = select(uncapped)
    const rows = new Map(uncapped.candidates.map((row) => [row.folio, row]))
    for (const { folio, piImss, assigned } of rankedOf(results)) {
      const within = rows.get(folio)?.preferences.flatMap((place, index) => {
        const cutoff = results.cutoffs.find((one) => samePlace(one, place))
        if (cutoff === undefined || cutoff.seats === 0) return []
        const open = cutoff.filled < cutoff.seats || Number(piImss) >= Number(cutoff.lastPiImss)
        const undecided = cutoff.decidedByTieBreak && piImss === cutoff.lastPiImss
        return open ? [{ preference: index + 1, undecided }] : []
      }) ?? []
      const certain = within.find(({ undecided }) => !undecided)?.preference ?? Infinity
      const possible = within[0]?.preference ?? Infinity
      const got = assigned?.preference ?? Infinity
      expect(got >= possible && got <= certain).toBe(true)
    }
  }), { numRuns: runs(300) })
})
