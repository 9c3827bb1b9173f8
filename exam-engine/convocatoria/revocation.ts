// Taking a seat back after the award: one person proposes it with ground and reason, another decides. Refuses the holder,
// a proposal decided by who made it, a second open one, and a ground that does not fit. Whether there is a seat to take
// is for acceptance.ts. Convocatoria §2.2 E, §3.1 D, §5.18
import { accept, refuse, type Result } from '../kernel/result.ts'
import type { ForeignStanding } from './foreign-status.ts'

/** Fraud (§3.1 D), false information found later (§2.2 E), a foreign resident's duties left undone (§5.18). */
export const REVOCATION_GROUNDS = ['fraud', 'falseInformation', 'foreignStatus'] as const
export type RevocationGround = (typeof REVOCATION_GROUNDS)[number]

export type RevocationState = 'none' | 'proposed' | 'approved' | 'dismissed' | 'withdrawn'
export type RevocationOutcome = 'approved' | 'dismissed' | 'withdrawn'
export type RevocationEvent = 'propose' | 'approve' | 'dismiss' | 'withdraw'

/** Of one award; what was dismissed or withdrawn may be proposed anew. */
export const REVOCATION_TRANSITIONS = {
  none: { propose: 'proposed' },
  proposed: { approve: 'approved', dismiss: 'dismissed', withdraw: 'withdrawn' },
  approved: {},
  dismissed: { propose: 'proposed' },
  withdrawn: { propose: 'proposed' },
} as const satisfies Record<RevocationState, Partial<Record<RevocationEvent, RevocationState>>>

export type RevocationRefusal =
  | 'REVOCATION_OPEN' | 'NO_REVOCATION' | 'SEAT_REVOKED'
  /** Nobody proposes or decides on the own seat. */
  | 'REVOCATION_OWN'
  /** Who proposes does not decide; who did not propose does not withdraw. */
  | 'REVOCATION_SECOND_PERSON' | 'REVOCATION_NOT_YOURS'
  | 'REVOCATION_NEEDS_GROUNDS' | 'DISMISSAL_NEEDS_NOTE'
  /** §5.18: the term has not ended, or nothing is owed. */
  | 'FOREIGN_DUTIES_NOT_BREACHED'

export type RevocationAct =
  | { event: 'propose', by: string, ground: RevocationGround, reason: string, foreign: ForeignStanding | null }
  | { event: 'approve' | 'withdraw', by: string }
  | { event: 'dismiss', by: string, note: string }

/** The state after the act. `holder` has the seat; `proposedBy` is null without an open proposal. */
export function decideRevocation(
  { state, holder, proposedBy }: { state: RevocationState, holder: string, proposedBy: string | null }, act: RevocationAct,
): Result<RevocationState, RevocationRefusal> {
  if (act.by === holder) return refuse('REVOCATION_OWN')
  const steps: Partial<Record<RevocationEvent, RevocationState>> = REVOCATION_TRANSITIONS[state]
  const next = steps[act.event]
  if (next === undefined) {
    if (state === 'approved') return refuse('SEAT_REVOKED')
    return refuse(act.event === 'propose' ? 'REVOCATION_OPEN' : 'NO_REVOCATION')
  }
  switch (act.event) {
    case 'propose':
      if (act.reason.trim() === '') return refuse('REVOCATION_NEEDS_GROUNDS')
      if (act.ground === 'foreignStatus' && act.foreign !== 'breached') return refuse('FOREIGN_DUTIES_NOT_BREACHED')
      return accept(next)
    case 'withdraw':
      return act.by === proposedBy ? accept(next) : refuse('REVOCATION_NOT_YOURS')
    case 'approve':
      return act.by === proposedBy ? refuse('REVOCATION_SECOND_PERSON') : accept(next)
    case 'dismiss':
      if (act.by === proposedBy) return refuse('REVOCATION_SECOND_PERSON')
      return act.note.trim() === '' ? refuse('DISMISSAL_NEEDS_NOTE') : accept(next)
  }
}
