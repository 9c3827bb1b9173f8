// The assignment once more, by another algorithm: candidates propose, pools hold the best and let the worst go.
// With one common order of candidates there is exactly one stable outcome, so this must meet the serial dictatorship
// seat by seat although it never looks at candidates in order.
import type { SeatPool } from '../package/schema.ts'
import { worstFirstHeap } from './worst-first-heap.ts'

export type Proposer = {
  /** Unique, lower is better. */
  readonly position: number
  /** Counts against the caps. */
  readonly foreign: boolean
  /** Pool numbers in order of wish; null where the place offers no pool. */
  readonly pools: readonly (number | null)[]
}

/**
 * Candidate-proposing deferred acceptance (Gale and Shapley 1962; choice within caps as in Abdulkadiroğlu 2005):
 * 1. everybody without a seat proposes to the next pool of the own list; null entries are passed over;
 * 2. a pool holds the proposal, and lets go its worst foreign holder when over the cap, or else its worst holder when
 *    over its count;
 * 3. until nobody who was let go has a pool left to propose to.
 * Returns, for each proposer, the index in its own list of the pool that holds it, or null.
 */
export function deferAcceptance(proposers: readonly Proposer[], seats: readonly SeatPool[]): (number | null)[] {
  const held = seats.map(() => ({ own: worstFirstHeap(), foreign: worstFirstHeap() }))
  const byPosition = new Map(proposers.map(({ position }, index) => [position, index]))
  const next = proposers.map(() => 0)
  const outcome = proposers.map((): number | null => null)
  const waiting = proposers.map((_, index) => index)

  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const { position, foreign, pools } = proposers[index] as Proposer
    const choice = next[index] as number
    if (choice >= pools.length) continue
    next[index] = choice + 1
    const pool = pools[choice]
    const holders = pool === null || pool === undefined ? undefined : held[pool]
    if (holders === undefined) {
      waiting.push(index)
      continue
    }

    outcome[index] = choice
    holders[foreign ? 'foreign' : 'own'].add(position)
    const letGo = choosePositionToLetGo(holders, seats[pool as number] as SeatPool)
    if (letGo === null) continue
    const rejected = byPosition.get(letGo)
    if (rejected === undefined) throw new Error('a pool let go somebody who never proposed')
    outcome[rejected] = null
    waiting.push(rejected)
  }
  return outcome
}

type Holders = { readonly own: ReturnType<typeof worstFirstHeap>; readonly foreign: ReturnType<typeof worstFirstHeap> }

/** One proposal came in, so at most one limit is exceeded by at most one; takes out who breaks it. */
function choosePositionToLetGo({ own, foreign }: Holders, { count, foreignMax }: SeatPool): number | null {
  if (foreignMax !== null && foreign.size() > foreignMax) return foreign.removeWorst()
  if (own.size() + foreign.size() <= count) return null
  const worstIsForeign = (foreign.worst() ?? -1) > (own.worst() ?? -1)
  return worstIsForeign ? foreign.removeWorst() : own.removeWorst()
}
