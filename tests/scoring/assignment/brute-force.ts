// All stable assignments of a small market, found by trying every one: the oracle that no clever code can fool.
import { findViolations, type Holder } from '#scoring/verify/stability.ts'
import type { SeatPool } from '#scoring/package/schema.ts'

/** Every way to give each holder a listed pool or nothing that leaves nobody with an objection. */
export function stableAssignments(
  people: readonly Omit<Holder, 'holds'>[], seats: readonly SeatPool[],
): (number | null)[][] {
  const stable: (number | null)[][] = []
  const given: (number | null)[] = []
  const tryNext = (index: number) => {
    const person = people[index]
    if (person === undefined) {
      const holders = people.map((one, at) => ({ ...one, holds: given[at] ?? null }))
      if (findViolations(holders, seats).length === 0) stable.push([...given])
      return
    }
    for (const pool of new Set([null, ...person.pools])) {
      given[index] = pool
      tryNext(index + 1)
    }
  }
  tryNext(0)
  return stable
}
