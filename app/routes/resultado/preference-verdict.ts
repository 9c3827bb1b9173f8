/** Why each preference was or was not assigned, in the words of its cut-off. */
export interface PreferenceFacts {
  position: number
  seats: number | null
  filled: number | null
  /** Null where nobody was assigned. */
  lastPiImss: string | null
  /** The candidate's own, with six decimals. */
  piImss: string | null
}

export type PreferenceVerdict =
  | { kind: 'assigned' }
  /** A better preference was assigned. */
  | { kind: 'notNeeded' }
  | { kind: 'noSeats' }
  /** The last person admitted had more. */
  | { kind: 'full', lastPiImss: string }
  /** The last person admitted had the same, and a better tie-break. */
  | { kind: 'tie', lastPiImss: string }
  /** Seats remained, but none for a foreign category (cap of the pool). */
  | { kind: 'capped' }

/** `assigned`: the number of the preference that was assigned, or null. Convocatoria §5.2 */
export function judgePreference(facts: PreferenceFacts, assigned: number | null): PreferenceVerdict {
  if (facts.position === assigned) return { kind: 'assigned' }
  if (assigned !== null && facts.position > assigned) return { kind: 'notNeeded' }
  if (facts.seats === null || facts.seats === 0) return { kind: 'noSeats' }
  if (facts.filled === null || facts.filled < facts.seats || facts.lastPiImss === null) return { kind: 'capped' }
  return { kind: facts.lastPiImss === facts.piImss ? 'tie' : 'full', lastPiImss: facts.lastPiImss }
}
