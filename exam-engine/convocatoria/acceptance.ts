// What becomes of an assigned seat: accepted in two steps and confirmed by a letter, or rejected, by the person or by
// the deadline. Decided from the stored state, the window of results and `now`. Refuses what comes too early, too late,
// out of order or a second time; a rejection is final.
import { accept, refuse, type Result } from '../kernel/result.ts'
import { toIso, type Instant, type Window } from '../kernel/time.ts'

export type AcceptanceState = 'assigned' | 'sedeAccepted' | 'commitmentAccepted' | 'letterIssued' | 'rejected'

/** `reject` stands for the second, confirming act of a rejection. §5.13 */
export type AcceptanceEvent = 'acceptSede' | 'acceptCommitment' | 'issueLetter' | 'reject'

/** Every step there is; what is not written here cannot happen. Convocatoria §5.4 to §5.13 */
export const TRANSITIONS = {
  assigned: { acceptSede: 'sedeAccepted', reject: 'rejected' },
  sedeAccepted: { acceptCommitment: 'commitmentAccepted', reject: 'rejected' },
  commitmentAccepted: { issueLetter: 'letterIssued' },
  letterIssued: {},
  rejected: {},
} as const satisfies Record<AcceptanceState, Partial<Record<AcceptanceEvent, AcceptanceState>>>

export type AcceptanceRefusal =
  /** Results are not open yet. */
  | 'RESULTS_NOT_OPEN'
  /** The deadline has passed and with it the seat. §5.3, §5.7 */
  | 'ACCEPTANCE_WINDOW_CLOSED'
  /** §5.13 */
  | 'REJECTION_IS_FINAL'
  /** An accepted carta compromiso is left by written resignation, not by rejecting. §5.14 */
  | 'COMMITMENT_IS_BINDING'
  /** §5.10 */
  | 'LETTER_ALREADY_ISSUED'
  | 'ALREADY_DONE'
  /** An earlier step is missing. */
  | 'STEP_OUT_OF_ORDER'

/**
 * The state after `event`. `window` is that of the results; its instants come with each refusal about time.
 * The letter of who accepted in time may be issued after the window too (decision D9).
 * Convocatoria §5.3, §5.4, §5.6, §5.7, §5.8, §5.10, §5.13
 */
export function decideAcceptance(
  state: AcceptanceState, event: AcceptanceEvent, now: Instant, window: Window,
): Result<AcceptanceState, AcceptanceRefusal> {
  const when = { from: toIso(window.from), until: toIso(window.until) }
  if (now < window.from) return refuse('RESULTS_NOT_OPEN', when)
  if (state === 'rejected') return refuse('REJECTION_IS_FINAL')
  if (effectiveState(state, now, window) === 'rejected') return refuse('ACCEPTANCE_WINDOW_CLOSED', when)

  const steps: Partial<Record<AcceptanceEvent, AcceptanceState>> = TRANSITIONS[state]
  const next = steps[event]
  return next === undefined ? refuse(reasonAgainst(state, event)) : accept(next)
}

/**
 * The state as it counts at `now`: at the end of the window a seat whose carta compromiso is not accepted has been
 * rejected, without anybody or anything having to write it down. Convocatoria §5.3, §5.7
 */
export function effectiveState(state: AcceptanceState, now: Instant, window: Window): AcceptanceState {
  const undecided = state === 'assigned' || state === 'sedeAccepted'
  return undecided && now >= window.until ? 'rejected' : state
}

const ORDER: readonly AcceptanceState[] = ['assigned', 'sedeAccepted', 'commitmentAccepted', 'letterIssued']
const OUTCOME = {
  acceptSede: 'sedeAccepted', acceptCommitment: 'commitmentAccepted', issueLetter: 'letterIssued', reject: 'rejected',
} as const satisfies Record<AcceptanceEvent, AcceptanceState>

function reasonAgainst(state: AcceptanceState, event: AcceptanceEvent): AcceptanceRefusal {
  if (event === 'reject') return 'COMMITMENT_IS_BINDING'
  if (event === 'issueLetter' && state === 'letterIssued') return 'LETTER_ALREADY_ISSUED'
  return ORDER.indexOf(state) >= ORDER.indexOf(OUTCOME[event]) ? 'ALREADY_DONE' : 'STEP_OUT_OF_ORDER'
}
