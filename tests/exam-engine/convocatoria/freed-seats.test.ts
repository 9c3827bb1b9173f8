/** The seats of a next period: initial − still held, never negative, each with its reason. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SeatOutcome } from '#exam-engine/convocatoria/acceptance.ts'
import { freedSeats, type PastAward, type PastPeriod } from '#exam-engine/convocatoria/freed-seats.ts'
import { instant } from '#exam-engine/kernel/time.ts'

const POOL = { cer: 'Cardiología', sede: 'A', subsede: null }
const OUTCOMES: SeatOutcome[] = ['accepted', 'pending', 'rejected', 'lapsed', 'resigned', 'revoked']
const ENDS = ['resigned', 'revoked']
const award = (outcome: SeatOutcome, change: Partial<PastAward> = {}): PastAward => ({
  ...POOL, outcome, foreign: false, endedAt: ENDS.includes(outcome) ? instant(1_000) : null, ...change,
})
const first = (seats: number, awards: PastAward[], foreignMax: number | null = null): PastPeriod =>
  ({ pools: [{ ...POOL, seats, foreignMax }], awards, seatsTakenAt: null })

test('§5.3 §5.13 §5.14 §3.1 D each free seat says why: unassigned, rejected, by silence, resigned, revoked', () => {
  const awards = [...OUTCOMES, 'lapsed' as const].map((outcome) => award(outcome))
  expect(freedSeats([first(10, awards)])).toEqual([{
    ...POOL, initial: 10, held: 2, free: 8, foreignMax: null,
    reasons: { unassigned: 3, rejected: 1, lapsed: 2, resigned: 1, revoked: 1 },
  }])
})

test('§5.3 a seat rejected in the first period and not assigned in the second is one seat, free for the second reason', () => {
  const second: PastPeriod = { pools: [{ ...POOL, seats: 1, foreignMax: null }], awards: [], seatsTakenAt: instant(500) }
  expect(freedSeats([first(1, [award('rejected')]), second])[0]).toMatchObject({
    initial: 1, held: 0, free: 1, reasons: { unassigned: 1, rejected: 0 },
  })
})

test('§5.14 a seat of the first period that is left after the second took its seats feeds the third', () => {
  const late = award('resigned', { endedAt: instant(2_000) })
  const second: PastPeriod = { pools: [{ ...POOL, seats: 1, foreignMax: null }], awards: [award('accepted')], seatsTakenAt: instant(1_500) }
  expect(freedSeats([first(2, [late, award('rejected')]), second])[0]).toMatchObject({
    initial: 2, held: 1, free: 1, reasons: { unassigned: 0, rejected: 0, resigned: 1 },
  })
})

test('§2.2 D of the seats for foreign residents those are left that none of them holds', () => {
  const held = award('accepted', { foreign: true })
  expect(freedSeats([first(5, [held, award('rejected', { foreign: true })], 2)])[0]?.foreignMax).toBe(1)
  expect(freedSeats([first(3, [held, held, award('accepted')], 2)])[0]?.foreignMax).toBe(0)
  expect(freedSeats([first(2, [award('accepted')], 2)])[0]?.foreignMax).toBe(1)
})

test('more holders than seats is no state to go on from', () => {
  expect(() => freedSeats([first(1, [award('accepted'), award('accepted')])])).toThrow(RangeError)
})

/** Periods as they come about: each offers what is free when its table is made, and gives no more than that. */
const history = fc.array(fc.record({
  keys: fc.uniqueArray(fc.constantFrom('A', 'B', 'C'), { minLength: 1 }), seats: fc.nat(6),
  outcomes: fc.array(fc.constantFrom(...OUTCOMES), { maxLength: 8 }), leave: fc.array(fc.nat(10), { maxLength: 4 }),
}), { minLength: 1, maxLength: 4 })

test('§5.3 whatever happens in whatever periods: free = initial − held, never negative, and the reasons add up', () => {
  fc.assert(fc.property(history, (steps) => {
    const periods: PastPeriod[] = []
    const initial = new Map<string, number>()
    for (const [index, { keys, seats, outcomes, leave }] of steps.entries()) {
      const offered = index === 0
        ? keys.map((sede) => ({ ...POOL, sede, seats, foreignMax: null }))
        : freedSeats(periods).filter(({ free }) => free > 0).map(({ cer, sede, subsede, free }) => ({ cer, sede, subsede, seats: free, foreignMax: null }))
      if (index === 0) for (const { sede, seats: count } of offered) initial.set(sede, count)
      const takenAt = instant(10_000 * index)
      const awards = offered.flatMap(({ sede, seats: most }) =>
        outcomes.slice(0, most).map((outcome) => award(outcome, { sede, endedAt: ENDS.includes(outcome) ? instant(takenAt + 1_000) : null })))
      periods.push({ pools: offered, awards, seatsTakenAt: index === 0 ? null : takenAt })
      // Some leave later what they held in a period before.
      for (const place of leave) {
        const earlier = periods[place % periods.length]
        const at = earlier?.awards.findIndex(({ outcome }) => outcome === 'accepted') ?? -1
        const found = earlier?.awards[at]
        if (earlier === undefined || found === undefined) continue
        const left = earlier.awards.with(at, { ...found, outcome: 'resigned', endedAt: instant(takenAt + 2_000) })
        periods[place % periods.length] = { ...earlier, awards: left }
      }
    }
    const all = periods.flatMap(({ awards }) => awards)
    for (const { sede, free, held, reasons } of freedSeats(periods)) {
      const holders = all.filter((one) => one.sede === sede && ['accepted', 'pending'].includes(one.outcome)).length
      expect(held).toBe(holders)
      expect(free).toBe((initial.get(sede) ?? 0) - holders)
      expect(free).toBeGreaterThanOrEqual(0)
      expect(Object.values(reasons).reduce((sum, count) => sum + count, 0)).toBe(free)
      for (const count of Object.values(reasons)) expect(count).toBeGreaterThanOrEqual(0)
    }
  }))
})
