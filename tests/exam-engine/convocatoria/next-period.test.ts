import { expect, test } from 'vitest'
import { checkSeats, poolName } from '#exam-engine/convocatoria/check-seats.ts'
import { freedSeats, type FreedPool } from '#exam-engine/convocatoria/freed-seats.ts'
import { checkFreeSeats, nextPeriod } from '#exam-engine/convocatoria/next-period.ts'
import { callId, rulesOf } from '#exam-engine/convocatoria/call-document.ts'
import { prerequisiteName } from '#exam-engine/convocatoria/rules.ts'
import { sampleCall } from './sample-call.ts'

const WISH = { title: 'Segundo periodo', days: 42 }
const call = sampleCall()

function freed(change: (pool: FreedPool, index: number) => number): FreedPool[] {
  const periods = [{ pools: call.pools, awards: [], seatsTakenAt: null }]
  return freedSeats(periods).map((pool, index) => ({ ...pool, free: change(pool, index) }))
}

test('§5.3 the next period offers what is free and nothing else, under the next number of the same cycle', () => {
  const only = freed((pool, index) => index === 0 ? pool.free : 0)
  const { document } = nextPeriod(call, only, WISH)
  const [first] = only
  expect(document.pools).toEqual([{ cer: first?.cer, sede: first?.sede, subsede: first?.subsede, seats: first?.free, foreignMax: first?.foreignMax }])
  expect(callId(document)).toBe('rama-2024-2025-2')
  expect(document.title).toBe('Segundo periodo')
})

test('§1.1 §3.1 courses without a free seat are not offered, nor exams and sedes that serve none', () => {
  const { document } = nextPeriod(call, freed((pool, index) => index === 0 ? pool.free : 0), WISH)
  const { courses, cronograma } = rulesOf(document)
  expect(courses.map(({ cer }) => cer)).toEqual([document.pools[0]?.cer])
  expect(document.sedes.map(({ code }) => code)).toEqual([document.pools[0]?.sede])
  const needed = courses.flatMap(({ prerequisites }) => prerequisites.map(prerequisiteName)).sort()
  expect(cronograma.map(prerequisiteName).sort()).toEqual(needed)
  expect(document.exams.map(prerequisiteName).sort()).toEqual(needed)
  expect(checkSeats(document, []).filter(({ blocking }) => blocking)).toEqual([])
})

test('§5.3 every date moves, and the window of registration is its own', () => {
  const { document } = nextPeriod(call, freed(({ free }) => free), WISH)
  const [before, after] = [rulesOf(call).windows.registration.from, rulesOf(document).windows.registration.from]
  expect(after - before).toBe(42 * 24 * 3_600_000)
})

test('§5.3 seats above what is free are named, and so are those that were left out', () => {
  const free = freed((pool) => pool.free)
  const { document } = nextPeriod(call, free, WISH)
  expect(checkFreeSeats(document, free)).toEqual([])
  const [first, ...others] = document.pools
  if (first === undefined) throw new Error('no pool')
  const more = { pools: [{ ...first, seats: first.seats + 1 }, ...others.slice(1)] }
  expect(checkFreeSeats(more, free)).toMatchObject([
    { code: 'SEATS_ABOVE_FREE', blocking: true, about: poolName(first) },
    { code: 'SEATS_BELOW_FREE', blocking: false, about: poolName(others[0] ?? first) },
  ])
  const added = { pools: [...document.pools, { ...first, subsede: 'Nueva', seats: 3 }] }
  expect(checkFreeSeats(added, free)).toEqual([])
})
