/** Why each preference was or was not assigned, in the words of its cut-off and of what parted those who are equal on it. */
import type { TieCriterion } from '#exam-engine/convocatoria/call-document.ts'
import { parseDecimal } from '#exam-engine/kernel/decimal.ts'

/** Where somebody stands in the order of a run. */
export type Standing = { readonly position: number } & Readonly<Record<TieCriterion, string>>

export interface PreferenceFacts {
  position: number
  seats: number | null
  filled: number | null
  /** Null where nobody was assigned. */
  lastPiImss: string | null
  /** The candidate's own, with six decimals. */
  piImss: string | null
}

/** What a tie on the PI-IMSS is judged by: needed only where the last one admitted has the same. */
export interface TieFacts {
  own: Standing
  /** Of the worst-placed who holds a seat of the pool. */
  last: Standing
  /** The criteria of the call, in their order; the lottery comes after them. */
  order: readonly TieCriterion[]
}

export type PreferenceVerdict =
  | { kind: 'assigned' }
  /** A better preference was assigned. */
  | { kind: 'notNeeded' }
  | { kind: 'noSeats' }
  /** The last person admitted had more. */
  | { kind: 'full', lastPiImss: string }
  /** The last person admitted had the same, and came first by this criterion. */
  | { kind: 'tie', lastPiImss: string, by: TieCriterion | 'lottery' }
  /** The seats that were left, or went to somebody worse placed, were none for a foreign category (cap of the pool). */
  | { kind: 'capped' }

/** Whether the last one admitted has the very same PI-IMSS, so that `TieFacts` are needed. */
export function isTied({ lastPiImss, piImss }: Pick<PreferenceFacts, 'lastPiImss' | 'piImss'>): boolean {
  return lastPiImss !== null && lastPiImss === piImss
}

/** `assigned`: the number of the preference that was assigned, or null. Convocatoria §5.2 */
export function judgePreference(
  facts: PreferenceFacts, assigned: number | null, tie: TieFacts | null = null,
): PreferenceVerdict {
  if (facts.position === assigned) return { kind: 'assigned' }
  if (assigned !== null && facts.position > assigned) return { kind: 'notNeeded' }
  if (facts.seats === null || facts.seats === 0) return { kind: 'noSeats' }
  const { filled, seats, lastPiImss, piImss } = facts
  if (filled === null || filled < seats || lastPiImss === null) return { kind: 'capped' }
  // Somebody worse placed got in: only the cap of the category can have stopped the better one.
  if (piImss !== null && isLess(lastPiImss, piImss)) return { kind: 'capped' }
  if (!isTied(facts)) return { kind: 'full', lastPiImss }
  if (tie === null) throw new Error('a tie is judged by the standing of both')
  if (tie.own.position < tie.last.position) return { kind: 'capped' }
  const by = tie.order.find((criterion) => tie.own[criterion] !== tie.last[criterion]) ?? 'lottery'
  return { kind: 'tie', lastPiImss, by }
}

/** Of scores with up to six decimals. Throws on text that is none. */
function isLess(left: string, right: string): boolean {
  const [lower, higher] = [parseDecimal(left, 6), parseDecimal(right, 6)]
  if (lower === null || higher === null) throw new TypeError(`not two scores: ${left}, ${right}`)
  return lower < higher
}
