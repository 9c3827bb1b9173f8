// Outages of a sede: when one may be declared and ended, that they follow each other, and what they overlap.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDuration, durationMs, instant, minutes, type Instant } from '#exam-engine/kernel/time.ts'
import { declareOutage, deskOpensAt, endOutage, overlapsOutage, type Outage } from '#exam-engine/sitting/outage.ts'

const T0 = instant('2024-01-29T15:00:00Z')
const at = (count: number) => addDuration(T0, minutes(count))
const by = (moment: Instant, ms: number) => addDuration(moment, durationMs(ms))
const power = (since: Instant) => ({ kind: 'power', since, note: '' } as const)

test('an outage is declared from the opening of the desk on', () => {
  const from = deskOpensAt(T0)
  const declare = (now: Instant) => declareOutage(T0, power(from), [], now)
  expect(declare(by(from, -1))).toMatchObject({ refusal: 'DESK_NOT_OPEN' })
  expect([declare(from).ok, declare(by(from, 1)).ok]).toEqual([true, true])
})

test('it began in the hours of the desk and not later than now', () => {
  const now = at(30)
  const since = (moment: Instant) => declareOutage(T0, power(moment), [], now).ok
  expect([since(by(now, -1)), since(now), since(by(now, 1))]).toEqual([true, true, false])
  const from = deskOpensAt(T0)
  expect([since(by(from, -1)), since(from), since(by(from, 1))]).toEqual([false, true, true])
})

test('one is open at a time, and the next begins where the last ended or later', () => {
  const declare = (others: Outage[], since: Instant) => declareOutage(T0, power(since), others, at(60))
  expect(declare([{ since: at(1), until: null }], at(50))).toMatchObject({ refusal: 'OUTAGE_OPEN' })
  const ended = [
    { since: at(1), until: at(20) },
    { since: at(25), until: at(40) },
  ]
  expect(declare(ended, by(at(40), -1))).toMatchObject({ refusal: 'OUTAGE_OVERLAPS' })
  expect([declare(ended, at(40)).ok, declare(ended, by(at(40), 1)).ok]).toEqual([true, true])
})

test('what failed otherwise needs its words', () => {
  const other = (note: string) => declareOutage(T0, { kind: 'other', since: T0, note }, [], at(1))
  expect(other(' ')).toMatchObject({ refusal: 'OUTAGE_NEEDS_NOTE' })
  expect(other('Simulacro').ok).toBe(true)
})

test('it ends once, not before it began and not later than now', () => {
  const open = { since: at(10), until: null }
  const end = (until: Instant) => endOutage(open, until, at(30)).ok
  expect([end(by(at(10), -1)), end(at(10)), end(by(at(10), 1))]).toEqual([false, true, true])
  expect([end(by(at(30), -1)), end(at(30)), end(by(at(30), 1))]).toEqual([true, true, false])
  expect(endOutage({ ...open, until: at(20) }, at(25), at(30))).toMatchObject({ refusal: 'OUTAGE_ENDED' })
})

test('half-open as windows are, an outage overlaps what shares an instant with it; open, all that ends later', () => {
  const outage = { since: at(10), until: at(20) }
  const touches = (from: Instant, until: Instant) => overlapsOutage(outage, { from, until })
  expect([
    touches(at(0), at(10)),
    touches(at(0), by(at(10), 1)),
    touches(at(20), at(30)),
    touches(by(at(20), -1), at(30)),
  ]).toEqual([false, true, false, true])
  expect(overlapsOutage({ since: at(10), until: null }, { from: at(500), until: at(501) })).toBe(true)
})

test('whatever is declared and ended in whichever order, no two outages of a sede share an instant', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: -60, max: 200 })), { maxLength: 30 }), (steps) => {
      const outages: { since: Instant; until: Instant | null }[] = []
      for (const [index, [declares, minute]] of steps.entries()) {
        const now = at(100 + index)
        const open = outages.find(({ until }) => until === null)
        if (declares && declareOutage(T0, power(at(minute)), outages, now).ok)
          outages.push({ since: at(minute), until: null })
        else if (open !== undefined && endOutage(open, at(minute), now).ok) open.until = at(minute)
      }
      for (const [index, one] of outages.entries()) {
        for (const other of outages.slice(index + 1)) {
          const until = other.until ?? at(10_000)
          if (other.since < until) expect(overlapsOutage(one, { from: other.since, until })).toBe(false)
        }
      }
    })
  )
})
