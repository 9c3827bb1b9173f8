// Who is in charge of a turno at a sede, at each moment: the first who opens the desk, then whoever confirmed a
// hand-over, or whom an admin appointed. A record: nothing in the sitting waits for it, and its gaps stand in the acta.
// The hand-over is a machine of its own, as data; one is open at a time.
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { toIso, type Instant, type Window } from '#exam-engine/kernel/time.ts'
import { deskOpensAt } from './outage.ts'

export interface Charge {
  readonly personId: string
  readonly since: Instant
}

/** What waits at the desk when it changes hands, counted at that moment. */
export interface PendingCounts {
  readonly outside: number
  readonly incidents: number
  readonly denied: number
  readonly withoutLine: number
  readonly outages: number
}

export const HAND_OVER_STATES = ['none', 'offered'] as const
export type HandOverState = (typeof HAND_OVER_STATES)[number]
export const HAND_OVER_EVENTS = ['offer', 'confirm', 'withdraw', 'force'] as const
export type HandOverEvent = (typeof HAND_OVER_EVENTS)[number]
export type HandOverOutcome = 'confirmed' | 'withdrawn' | 'overtaken'

interface HandOverStep {
  readonly to: HandOverState
  readonly outcome: HandOverOutcome | null
}

/** What each event makes of the hand-over of a desk; an event that is not here is refused. */
export const HAND_OVER_STEPS: Readonly<Record<HandOverState, Partial<Record<HandOverEvent, HandOverStep>>>> = {
  none: { offer: { to: 'offered', outcome: null }, force: { to: 'none', outcome: null } },
  offered: {
    confirm: { to: 'none', outcome: 'confirmed' },
    withdraw: { to: 'none', outcome: 'withdrawn' },
    force: { to: 'none', outcome: 'overtaken' },
  },
}

/** The step, or HAND_OVER_OPEN for a second offer, NO_HAND_OVER where there is none to end. */
export function stepHandOver(
  state: HandOverState,
  event: HandOverEvent
): Result<HandOverStep, 'HAND_OVER_OPEN' | 'NO_HAND_OVER'> {
  const step = HAND_OVER_STEPS[state][event]
  if (step !== undefined) return accept(step)
  return refuse(event === 'offer' ? 'HAND_OVER_OPEN' : 'NO_HAND_OVER')
}

/** The first takes charge, from the opening of the desk on; after that it is handed over. */
export function openDesk(
  opensAt: Instant,
  inCharge: string | null,
  now: Instant
): Result<null, 'DESK_NOT_OPEN' | 'DESK_TAKEN'> {
  const from = deskOpensAt(opensAt)
  if (now < from) return refuse('DESK_NOT_OPEN', { from: toIso(from) })
  return inCharge === null ? accept(null) : refuse('DESK_TAKEN')
}

export interface Offer {
  readonly by: string
  readonly to: string
  readonly note: string
}

/** `colleagues`: who supervises at this sede. */
export function offerHandOver(
  inCharge: string | null,
  state: HandOverState,
  { by, to, note }: Offer,
  colleagues: readonly string[]
): Result<
  HandOverStep,
  'NOT_IN_CHARGE' | 'HAND_OVER_OPEN' | 'NO_HAND_OVER' | 'NOT_A_COLLEAGUE' | 'HAND_OVER_NEEDS_NOTE'
> {
  if (inCharge !== by) return refuse('NOT_IN_CHARGE')
  const step = stepHandOver(state, 'offer')
  if (!step.ok) return step
  if (to === by || !colleagues.includes(to)) return refuse('NOT_A_COLLEAGUE')
  return note.trim() === '' ? refuse('HAND_OVER_NEEDS_NOTE') : step
}

/** An admin appoints somebody of the sede, also where nobody is in charge or a hand-over hangs. */
export function forceCharge(
  inCharge: string | null,
  state: HandOverState,
  { to, note }: Pick<Offer, 'to' | 'note'>,
  colleagues: readonly string[]
): Result<
  HandOverStep,
  'HAND_OVER_OPEN' | 'NO_HAND_OVER' | 'NOT_A_COLLEAGUE' | 'ALREADY_IN_CHARGE' | 'HAND_OVER_NEEDS_NOTE'
> {
  if (!colleagues.includes(to)) return refuse('NOT_A_COLLEAGUE')
  if (inCharge === to) return refuse('ALREADY_IN_CHARGE')
  return note.trim() === '' ? refuse('HAND_OVER_NEEDS_NOTE') : stepHandOver(state, 'force')
}

/** The parts of the window in which nobody was in charge: before the first, for a charge lasts until the next one. */
export function findChargeGaps(charges: readonly Charge[], window: Window): Window[] {
  const first = charges.reduce<Instant | null>(
    (earliest, { since }) => (earliest === null || since < earliest ? since : earliest),
    null
  )
  if (first !== null && first <= window.from) return []
  return [{ from: window.from, until: first === null || first > window.until ? window.until : first }]
}
