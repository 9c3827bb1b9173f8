// For whom a later period is not, by what became of a seat that the person was assigned before: who holds it, who resigned
// too late, whose seat was taken back. Convocatoria §5.13, §5.17, §5.18
import type { SeatOutcome } from './acceptance.ts'
import type { ResignationConsequence } from './resignation.ts'
import type { RevocationGround } from './revocation.ts'

/** What became of a seat that a person was assigned in another call. */
export interface EarlierSeat {
  readonly sameCycle: boolean
  readonly outcome: SeatOutcome
  /** Of an acknowledged resignation; null otherwise. */
  readonly consequence: ResignationConsequence | null
  /** Of an approved revocation; null otherwise. */
  readonly ground: RevocationGround | null
}

export type UnmetByEarlierSeat =
  | { readonly clause: '5.17', readonly code: 'HOLDS_SEAT' | 'RESIGNED_TOO_LATE' }
  | { readonly clause: '5.18', readonly code: 'DROPPED_AS_FOREIGN' }

/**
 * What speaks against somebody who had a seat. Who rejected, in words or by silence, competes again (§5.13); so does who
 * resigned in time (§5.17). Who lost a seat for fraud or false information is barred by another rule (§2.2 E).
 */
export function unmetByEarlierSeats(earlier: readonly EarlierSeat[]): UnmetByEarlierSeat[] {
  const holds = earlier.some(({ sameCycle, outcome }) => sameCycle && (outcome === 'accepted' || outcome === 'pending'))
  const late = earlier.some(({ outcome, consequence }) => outcome === 'resigned' && consequence !== 'competeAgain')
  const dropped = earlier.some(({ outcome, ground }) => outcome === 'revoked' && ground === 'foreignStatus')
  return [
    ...(holds ? [{ clause: '5.17', code: 'HOLDS_SEAT' } as const] : []),
    ...(late ? [{ clause: '5.17', code: 'RESIGNED_TOO_LATE' } as const] : []),
    ...(dropped ? [{ clause: '5.18', code: 'DROPPED_AS_FOREIGN' } as const] : []),
  ]
}
