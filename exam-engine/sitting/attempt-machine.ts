// The attempt: one candidate's sitting of one exam, as states and the events that lead from one to another.
// This table is all there is; what it lacks is not possible. When an event may happen is decided beside it
// (check-in.ts, take-exam.ts, cancellation.ts); the database repeats the steps (listSteps).
//
//   expected ── admit ──> admitted ── start ──> inProgress ── handIn ──> handedIn
//      │  ^                 │    │                  └──────── close ───> closed
//      │  └─ undoDenial ─┐  │    └ markAbsent ─> absent <─ markAbsent (from expected)
//      └──── deny ────> denied <┘
//   cancel leads from every state to cancelled; reinstate leads back to the state before.

export const ATTEMPT_STATES = [
  'expected', 'admitted', 'inProgress', 'handedIn', 'closed', 'denied', 'absent', 'cancelled',
] as const
export type AttemptState = (typeof ATTEMPT_STATES)[number]

export const ATTEMPT_EVENTS = [
  'admit', 'deny', 'undoDenial', 'start', 'handIn', 'close', 'markAbsent', 'cancel', 'reinstate',
] as const
export type AttemptEvent = (typeof ATTEMPT_EVENTS)[number]

export type UncancelledState = Exclude<AttemptState, 'cancelled'>

/** Marks the one step whose end the table cannot know: the attempt remembers it. */
const STATE_BEFORE_CANCELLATION = 'stateBeforeCancellation'

/**
 * From state and event to the next state.
 * Present means that the exam was opened: who was admitted and never started is absent, not a zero. §3.1, §4.2 B
 * Fraud cancels in every state, also after the end and also who was denied or absent. §3.1 D
 */
export const TRANSITIONS = {
  expected: { admit: 'admitted', deny: 'denied', markAbsent: 'absent', cancel: 'cancelled' },
  admitted: { start: 'inProgress', deny: 'denied', markAbsent: 'absent', cancel: 'cancelled' },
  inProgress: { handIn: 'handedIn', close: 'closed', cancel: 'cancelled' },
  handedIn: { cancel: 'cancelled' },
  closed: { cancel: 'cancelled' },
  denied: { undoDenial: 'expected', cancel: 'cancelled' },
  absent: { cancel: 'cancelled' },
  cancelled: { reinstate: STATE_BEFORE_CANCELLATION },
} as const satisfies Record<
  AttemptState,
  Partial<Record<AttemptEvent, AttemptState | typeof STATE_BEFORE_CANCELLATION>>
>

/** Where an attempt stands; a cancelled one remembers the state it had. */
export type AttemptStanding =
  | { readonly state: UncancelledState; readonly stateBeforeCancellation: null }
  | { readonly state: 'cancelled'; readonly stateBeforeCancellation: UncancelledState }

/** The standing that a stored row tells. Throws where only one of the two says that it is cancelled. */
export function standingOf(state: AttemptState, stateBeforeCancellation: AttemptState | null): AttemptStanding {
  if (state !== 'cancelled' && stateBeforeCancellation === null) return { state, stateBeforeCancellation }
  if (state === 'cancelled' && stateBeforeCancellation !== null && stateBeforeCancellation !== 'cancelled') {
    return { state, stateBeforeCancellation }
  }
  throw new Error(`an attempt in state ${state} cannot have been ${String(stateBeforeCancellation)} before`)
}

/** Where `event` leads, or null where the table has no such step. */
export function stepTo(standing: AttemptStanding, event: AttemptEvent): AttemptStanding | null {
  if (standing.state === 'cancelled') {
    const back = standing.stateBeforeCancellation
    return event in TRANSITIONS.cancelled ? { state: back, stateBeforeCancellation: null } : null
  }
  const steps: Partial<Record<AttemptEvent, AttemptState>> = TRANSITIONS[standing.state]
  const next = steps[event]
  if (next === undefined) return null
  if (next === 'cancelled') return { state: next, stateBeforeCancellation: standing.state }
  return { state: next, stateBeforeCancellation: null }
}

/** Every [from, to] that some event allows, reinstatement included: what the database is told to accept. */
export function listSteps(): [from: AttemptState, to: AttemptState][] {
  const steps = new Map<string, [AttemptState, AttemptState]>()
  for (const from of ATTEMPT_STATES) {
    if (from === 'cancelled') continue
    for (const to of Object.values(TRANSITIONS[from])) {
      steps.set(`${from} ${to}`, [from, to])
      if (to === 'cancelled') steps.set(`${to} ${from}`, [to, from])
    }
  }
  return [...steps.values()]
}
