// What becomes of an assigned seat: accepted in two steps and confirmed by a letter, or rejected, by the person or by
// the deadline; given back by a resignation, or taken back by a revocation. Decided from the stored state, the window of
// results and `now`. Refuses what comes too early, too late, out of order or a second time; each end is final.
import { accept, refuse, type Result } from '../kernel/result.ts'
import { toIso, type Instant, type Window } from '../kernel/time.ts'

export type AcceptanceState =
  'assigned' | 'sedeAccepted' | 'commitmentAccepted' | 'letterIssued' | 'rejected' | 'resigned' | 'revoked'

/**
 * `reject` stands for the second, confirming act of a rejection (§5.13), `resign` for the acknowledged receipt of a
 * resignation (§5.14.6), `revoke` for the second person's approval (§3.1 D).
 */
export type AcceptanceEvent = 'acceptSede' | 'acceptCommitment' | 'issueLetter' | 'reject' | 'resign' | 'revoke'

/** Every step there is; what is not written here cannot happen. Convocatoria §3.1 D, §5.4 to §5.14 */
export const TRANSITIONS = {
  assigned: { acceptSede: 'sedeAccepted', reject: 'rejected', revoke: 'revoked' },
  sedeAccepted: { acceptCommitment: 'commitmentAccepted', reject: 'rejected', revoke: 'revoked' },
  commitmentAccepted: { issueLetter: 'letterIssued', resign: 'resigned', revoke: 'revoked' },
  letterIssued: { resign: 'resigned', revoke: 'revoked' },
  rejected: {},
  resigned: {},
  revoked: {},
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
  /** What is not accepted is rejected, not resigned. §5.13, §5.14 */
  | 'NOTHING_TO_RESIGN'
  /** §5.14.6 */
  | 'SEAT_RESIGNED'
  /** §3.1 D */
  | 'SEAT_REVOKED'
  /** §5.10 */
  | 'LETTER_ALREADY_ISSUED'
  | 'ALREADY_DONE'
  /** An earlier step is missing. */
  | 'STEP_OUT_OF_ORDER'

/**
 * The state after `event`. `window` is that of the results; its instants come with each refusal about time.
 * The letter of who accepted in time may be issued after the window too (decision D9).
 * Convocatoria §3.1 D, §5.3, §5.4, §5.6, §5.7, §5.8, §5.10, §5.13, §5.14
 */
export function decideAcceptance(
  state: AcceptanceState, event: AcceptanceEvent, now: Instant, window: Window,
): Result<AcceptanceState, AcceptanceRefusal> {
  const when = { from: toIso(window.from), until: toIso(window.until) }
  if (now < window.from) return refuse('RESULTS_NOT_OPEN', when)
  if (state === 'rejected') return refuse('REJECTION_IS_FINAL')
  if (state === 'resigned') return refuse('SEAT_RESIGNED')
  if (state === 'revoked') return refuse('SEAT_REVOKED')
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

/** What became of a seat; `lapsed` is the rejection by silence, which the person did not say. Convocatoria §5.3, §5.7 */
export type SeatOutcome = 'pending' | 'accepted' | 'rejected' | 'lapsed' | 'resigned' | 'revoked'

/** The outcome at `now` of a stored state. Everything that counts, lists or frees seats asks here. */
export function outcomeOf(state: AcceptanceState, now: Instant, window: Window): SeatOutcome {
  const counts = effectiveState(state, now, window)
  if (holdsSeat(counts)) return 'accepted'
  if (counts === 'rejected') return state === 'rejected' ? 'rejected' : 'lapsed'
  return counts === 'resigned' || counts === 'revoked' ? counts : 'pending'
}

/** Whether somebody has the seat in a state that counts (`effectiveState`): accepted, and neither left nor lost. */
export function holdsSeat(state: AcceptanceState): boolean {
  return state === 'commitmentAccepted' || state === 'letterIssued'
}

const ORDER: readonly AcceptanceState[] = ['assigned', 'sedeAccepted', 'commitmentAccepted', 'letterIssued']
const OUTCOME = {
  acceptSede: 'sedeAccepted', acceptCommitment: 'commitmentAccepted', issueLetter: 'letterIssued', reject: 'rejected',
  resign: 'resigned', revoke: 'revoked',
} as const satisfies Record<AcceptanceEvent, AcceptanceState>

function reasonAgainst(state: AcceptanceState, event: AcceptanceEvent): AcceptanceRefusal {
  if (event === 'reject') return 'COMMITMENT_IS_BINDING'
  if (event === 'resign') return 'NOTHING_TO_RESIGN'
  if (event === 'issueLetter' && state === 'letterIssued') return 'LETTER_ALREADY_ISSUED'
  return ORDER.indexOf(state) >= ORDER.indexOf(OUTCOME[event]) ? 'ALREADY_DONE' : 'STEP_OUT_OF_ORDER'
}
