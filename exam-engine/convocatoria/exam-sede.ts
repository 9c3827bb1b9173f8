// Where the exam is sat: at the adscription, at the rotation, or at another sede that was asked for and whose education
// authority agreed (§3.1 C, §3.1 Importante). All of it before one cutoff; after it nothing moves, and what nobody
// decided has lapsed. Refuses a sede without room: "que cuente con los recursos necesarios".
import { accept, refuse, type Result } from '../kernel/result.ts'
import { toIso, type Instant } from '../kernel/time.ts'

export type SedeRequestReason = 'rotation' | 'vacation' | 'other'

/** `own`: adscription or rotation, which needs nobody's consent. */
export type SedeRequestKind = 'own' | 'elsewhere'

export type SedeRequestState = 'open' | 'approved' | 'rejected' | 'withdrawn' | 'lapsed'

/** What holds at `now`: an open request lapses at the cutoff, recorded or not. */
export function sedeRequestState(
  outcome: 'approved' | 'rejected' | 'withdrawn' | null, until: Instant, now: Instant,
): SedeRequestState {
  return outcome ?? (now < until ? 'open' : 'lapsed')
}

export interface SedeAsked {
  readonly current: string
  readonly wanted: string
  /** Adscription and, where there is one, rotation. */
  readonly own: readonly string[]
  readonly note: string
  /** The candidate is still to come: neither admitted nor out. */
  readonly expected: boolean
  /** Another request waits for its answer. */
  readonly waiting: boolean
  readonly until: Instant
  readonly now: Instant
}

export type AskSedeRefusal =
  'SEDE_CHANGES_CLOSED' | 'WRONG_STATE' | 'SEDE_REQUEST_OPEN' | 'SEDE_ALREADY_YOURS' | 'SEDE_REQUEST_NEEDS_NOTE'

/** Of which kind the change is. A note is needed for another sede: its authority decides by it. §3.1 */
export function askForSede(
  { current, wanted, own, note, expected, waiting, until, now }: SedeAsked,
): Result<SedeRequestKind, AskSedeRefusal> {
  if (now >= until) return refuse('SEDE_CHANGES_CLOSED', { until: toIso(until) })
  if (!expected) return refuse('WRONG_STATE')
  if (waiting) return refuse('SEDE_REQUEST_OPEN')
  if (wanted === current) return refuse('SEDE_ALREADY_YOURS')
  if (own.includes(wanted)) return accept('own')
  return note.trim() === '' ? refuse('SEDE_REQUEST_NEEDS_NOTE') : accept('elsewhere')
}

export interface SedeDecision {
  readonly state: SedeRequestState
  readonly verdict: 'approved' | 'rejected'
  readonly reason: string
  /** In the person's turno at the sede that is asked, without the person. */
  readonly expected: number
  /** Of all its rooms. */
  readonly capacity: number
  readonly until: Instant
}

export type DecideSedeRefusal = 'SEDE_CHANGES_CLOSED' | 'ALREADY_ANSWERED' | 'DECISION_NEEDS_REASON' | 'SEDE_FULL'

/** Whether the answer stands. Both answers need a reason, which the resident reads; consent needs a place. §3.1 */
export function decideSede(
  { state, verdict, reason, expected, capacity, until }: SedeDecision,
): Result<null, DecideSedeRefusal> {
  if (state === 'lapsed') return refuse('SEDE_CHANGES_CLOSED', { until: toIso(until) })
  if (state !== 'open') return refuse('ALREADY_ANSWERED')
  if (reason.trim() === '') return refuse('DECISION_NEEDS_REASON')
  if (verdict === 'approved' && expected >= capacity) return refuse('SEDE_FULL', { expected, capacity })
  return accept(null)
}
