// Whether an assignment, wherever it comes from, is one that nobody can object to: seats and caps kept, only listed
// seats given, and no candidate passed over for a seat that is free or held by somebody worse placed.
// Looks at the outcome alone, not at how it was made, and reports every violation, not the first.
import type { SeatPool } from '../package/schema.ts'

export type Holder = {
  readonly folio: string
  /** Unique, lower is better. */
  readonly position: number
  readonly foreign: boolean
  /** Pool numbers in order of wish; null where the place offers no pool. */
  readonly pools: readonly (number | null)[]
  /** The pool whose seat this candidate holds, or null. */
  readonly holds: number | null
}

export type Violation =
  | { readonly kind: 'OVERFILLED' | 'CAP_EXCEEDED'; readonly pool: number }
  | { readonly kind: 'NOT_LISTED'; readonly folio: string; readonly pool: number }
  /** The candidate prefers the pool to what it got, and the pool has a free seat or, `over`, a worse placed holder. */
  | { readonly kind: 'BLOCKING_PAIR'; readonly folio: string; readonly pool: number; readonly over: string | null }

type PoolState = { filled: number; foreign: number; worst: Holder | null; worstForeign: Holder | null }

/**
 * All violations of an outcome; empty means stable, and with it free of envy and waste. Within a cap only: a foreign
 * candidate may object to a foreign holder of a pool at its cap, never to others. Convocatoria §5.2
 */
export function findViolations(holders: readonly Holder[], seats: readonly SeatPool[]): Violation[] {
  const states = seats.map((): PoolState => ({ filled: 0, foreign: 0, worst: null, worstForeign: null }))
  const violations: Violation[] = []
  for (const holder of holders) {
    if (holder.holds === null) continue
    takeSeat(states[holder.holds] as PoolState, holder)
    if (!holder.pools.includes(holder.holds)) {
      violations.push({ kind: 'NOT_LISTED', folio: holder.folio, pool: holder.holds })
    }
  }
  states.forEach(({ filled, foreign }, pool) => {
    const { count, foreignMax } = seats[pool] as SeatPool
    if (filled > count) violations.push({ kind: 'OVERFILLED', pool })
    if (foreignMax !== null && foreign > foreignMax) violations.push({ kind: 'CAP_EXCEEDED', pool })
  })
  for (const holder of holders) violations.push(...objectionsOf(holder, states, seats))
  return violations
}

function takeSeat(state: PoolState, holder: Holder): void {
  state.filled += 1
  if (state.worst === null || holder.position > state.worst.position) state.worst = holder
  if (!holder.foreign) return
  state.foreign += 1
  if (state.worstForeign === null || holder.position > state.worstForeign.position) state.worstForeign = holder
}

function* objectionsOf(
  holder: Holder, states: readonly PoolState[], seats: readonly SeatPool[],
): Generator<Violation> {
  for (const pool of holder.pools) {
    if (pool === null) continue
    if (pool === holder.holds) return
    const { filled, foreign, worst, worstForeign } = states[pool] as PoolState
    const { count, foreignMax } = seats[pool] as SeatPool
    const bound = holder.foreign && foreignMax !== null && foreign >= foreignMax
    const rival = bound ? worstForeign : worst
    if (!bound && filled < count) yield { kind: 'BLOCKING_PAIR', folio: holder.folio, pool, over: null }
    else if (rival !== null && rival.position > holder.position) {
      yield { kind: 'BLOCKING_PAIR', folio: holder.folio, pool, over: rival.folio }
    }
  }
}
