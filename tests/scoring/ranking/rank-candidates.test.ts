import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rankCandidates } from '#scoring/ranking/rank-candidates.ts'
import { lotteryKey, lotterySeed } from '#scoring/ranking/lottery.ts'
import type { ScoredCandidate } from '#scoring/pi/mark-candidates.ts'

const SEED = 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35'

const scored = (folio: string, piImss: number, efiser = 0, gradesMean = 0, enarm = 0): ScoredCandidate => (
  { row: 0, folio, piImss, efiser, gradesMean, enarm, bonus: 0 })
const folios = (ranked: readonly ScoredCandidate[], seed: string | null = SEED) => {
  const result = rankCandidates(ranked, seed)
  return result.ok ? result.value.map(({ folio }) => folio) : result.refusal
}

const anyScored = fc.array(
  fc.record({
    piImss: fc.oneof(fc.nat(3), fc.nat(101_000_000)), efiser: fc.nat(2), gradesMean: fc.nat(2), enarm: fc.nat(1),
  }), { maxLength: 60 },
).map((rows) => rows.map((row, index) => ({ ...scored(`R-${String(index)}`, 0), ...row })))

test('§4.3 §5.2 the PI-IMSS decides, by its last millionth', () => {
  expect(folios([scored('a', 81_700_000), scored('b', 81_700_001), scored('c', 101_000_000), scored('d', 0)]))
    .toEqual(['c', 'b', 'a', 'd'])
})

test('§5.2 ties fall through EFISER, grades and ENARM, in this order (D7)', () => {
  expect(folios([scored('enarm', 5, 1, 1, 9), scored('grades', 5, 1, 2, 0), scored('efiser', 5, 2, 0, 0),
    scored('last', 5, 1, 1, 8)], null)).toEqual(['efiser', 'grades', 'enarm', 'last'])
})

test('§5.2 a full tie goes by the lowest SHA-256(seed ‖ folio), and another seed draws anew', () => {
  const names = Array.from({ length: 30 }, (_, index) => `R-${String(index)}`)
  const drawn = (seed: string) => names.toSorted((a, b) => Buffer.compare(digest(seed, a), digest(seed, b)))
  const other = SEED.replaceAll('d', '0')
  expect(folios(names.map((name) => scored(name, 7)))).toEqual(drawn(SEED))
  expect(folios(names.map((name) => scored(name, 7)), other)).toEqual(drawn(other))
  expect(drawn(other)).not.toEqual(drawn(SEED))
})

test('§5.2 a full tie without a seed is refused, and the refusal names two of the tied', () => {
  expect(rankCandidates([scored('b', 7), scored('x', 8), scored('a', 7)], null))
    .toEqual({ ok: false, refusal: 'TIE_NEEDS_LOTTERY', detail: { folio: 'a', otherFolio: 'b' } })
  expect(folios([scored('b', 7), scored('x', 8)], null)).toEqual(['x', 'b'])
})

test('§5.2 the order is total: it does not depend on the order of the rows, and drops or repeats nobody', () => {
  fc.assert(fc.property(anyScored, fc.infiniteStream(fc.nat()), (rows, keys) => {
    const shuffled = rows.map((row) => ({ row, key: keys.next().value as number }))
      .sort((a, b) => a.key - b.key).map(({ row }) => row)
    const ranked = folios(rows)
    expect(folios(shuffled)).toEqual(ranked)
    expect([...ranked].sort()).toEqual(rows.map(({ folio }) => folio).sort())
  }))
})

test('§5.2 no neighbour in the order is better than the one before it', () => {
  fc.assert(fc.property(anyScored, (rows) => {
    const result = rankCandidates(rows, SEED)
    const ranked = result.ok ? result.value : []
    ranked.slice(1).forEach((after, index) => {
      const before = ranked[index] as ScoredCandidate
      const [mine, theirs] = [before, after].map((one) => [one.piImss, one.efiser, one.gradesMean, one.enarm])
      const decisive = mine?.findIndex((value, criterion) => value !== theirs?.[criterion]) ?? -1
      if (decisive >= 0) expect(mine?.[decisive]).toBeGreaterThan(theirs?.[decisive] ?? 0)
      else expect(lotteryKey(SEED, before.folio) < lotteryKey(SEED, after.folio)).toBe(true)
    })
  }))
})

test('the seed of a lottery joins beacon and secret byte by byte', () => {
  const [beacon, secret] = [Buffer.from('beacon'), Buffer.from('secret')]
  expect(lotterySeed(beacon, secret)).toBe(createHash('sha256').update('beaconsecret').digest('hex'))
  expect(lotterySeed(secret, beacon)).not.toBe(lotterySeed(beacon, secret))
})

test('a score out of range is a broken invariant', () => {
  expect(() => rankCandidates([scored('a', -1)], SEED)).toThrow(RangeError)
  expect(() => rankCandidates([scored('a', 2 ** 28)], SEED)).toThrow(RangeError)
})

function digest(seed: string, folio: string): Buffer {
  return createHash('sha256').update(Buffer.from(seed, 'hex')).update(folio).digest()
}
