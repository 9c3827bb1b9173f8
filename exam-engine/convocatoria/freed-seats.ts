// The seats that a next period of the same cycle offers: those that nobody holds, each with why it is free. From the
// published tables of the periods so far and what became of each award. What is held is never offered; refuses, as a
// broken invariant, more holders than seats. Convocatoria §3.1 D, §5.3, §5.13, §5.14
import { canonicalJson } from '../kernel/canonical-json.ts'
import type { Instant } from '../kernel/time.ts'
import type { SeatOutcome } from './acceptance.ts'

export interface SeatKey { readonly cer: string, readonly sede: string, readonly subsede: string | null }

export interface PastPeriod {
  readonly pools: readonly (SeatKey & { readonly seats: number, readonly foreignMax: number | null })[]
  readonly awards: readonly PastAward[]
  /** When its table of seats was made from the periods before; null for the first. */
  readonly seatsTakenAt: Instant | null
}

export interface PastAward extends SeatKey {
  readonly outcome: SeatOutcome
  readonly foreign: boolean
  /** Of a resignation or a revocation; null for the others. */
  readonly endedAt: Instant | null
}

/** Why a seat is free: nobody was assigned it, or what became of who was. */
export const FREE_REASONS = ['unassigned', 'rejected', 'lapsed', 'resigned', 'revoked'] as const
export type FreeReason = (typeof FREE_REASONS)[number]

export interface FreedPool extends SeatKey {
  /** As first published. */
  readonly initial: number
  readonly held: number
  /** initial − held. */
  readonly free: number
  readonly foreignMax: number | null
  /** Adds up to `free`. */
  readonly reasons: Readonly<Record<FreeReason, number>>
}

/** One line per pool ever published, in the order of the tables. `periods` in their order, the first one first. */
export function freedSeats(periods: readonly PastPeriod[]): FreedPool[] {
  const known = new Map<string, PastPeriod['pools'][number]>()
  for (const pool of periods.flatMap(({ pools }) => pools)) {
    if (!known.has(keyOf(pool))) known.set(keyOf(pool), pool)
  }
  const awards = Map.groupBy(periods.flatMap(awardsOf), keyOf)
  return [...known].map(([key, pool]) => freePool(pool, awards.get(key) ?? []))
}

export function keyOf({ cer, sede, subsede }: SeatKey): string {
  return canonicalJson([cer, sede, subsede])
}

/** `counts`: it freed a seat that no later table of seats has taken up yet. */
interface CountedAward extends PastAward { readonly counts: boolean }

function awardsOf({ awards }: PastPeriod, index: number, periods: readonly PastPeriod[]): CountedAward[] {
  if (index === periods.length - 1) return awards.map((award) => ({ ...award, counts: true }))
  const lastTableAt = periods.at(-1)?.seatsTakenAt ?? null
  return awards.map((award) => ({
    ...award, counts: lastTableAt !== null && award.endedAt !== null && award.endedAt >= lastTableAt,
  }))
}

function freePool(
  { cer, sede, subsede, seats: initial, foreignMax }: PastPeriod['pools'][number], awards: readonly CountedAward[],
): FreedPool {
  const holders = awards.filter(({ outcome }) => outcome === 'accepted' || outcome === 'pending')
  const free = initial - holders.length
  const count = (reason: SeatOutcome) => awards.filter(({ counts, outcome }) => counts && outcome === reason).length
  const [rejected, lapsed, resigned, revoked] = [count('rejected'), count('lapsed'), count('resigned'), count('revoked')]
  const unassigned = free - rejected - lapsed - resigned - revoked
  if (free < 0 || unassigned < 0) throw new RangeError(`more seats given than there are: ${keyOf({ cer, sede, subsede })}`)
  const foreignLeft = foreignMax === null ? null
    : Math.min(free, Math.max(0, foreignMax - holders.filter(({ foreign }) => foreign).length))
  return {
    cer, sede, subsede, initial, held: holders.length, free, foreignMax: foreignLeft,
    reasons: { unassigned, rejected, lapsed, resigned, revoked },
  }
}
