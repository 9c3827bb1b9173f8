// Why somebody can or cannot enter here and now: from the person's registration and attempt, the turno and sede at
// whose door the person stands, and the time. One answer, the one that decides: what nobody at the door can change
// comes before what time or the coordination may change. §3.1
import type { DurationMs, Instant } from '#exam-engine/kernel/time.ts'
import type { AttemptState } from './attempt-machine.ts'
import { checkInWindow, effectiveState } from './attempt-times.ts'
import type { AttemptTimes } from './attempt-times.ts'

export const ENTRY_ANSWERS = [
  'UNKNOWN_PERSON', 'NOT_REGISTERED', 'NOT_ASSIGNED', 'CANCELLED', 'OTHER_TURNO', 'OTHER_SEDE', 'DENIED', 'FINISHED',
  'ABSENT', 'IN_EXAM', 'ADMITTED', 'CHECK_IN_NOT_OPEN', 'MAY_ENTER',
] as const
export type EntryAnswer = (typeof ENTRY_ANSWERS)[number]

export interface Door {
  readonly turnoId: string
  readonly sedeCode: string
}

export type EntryAttempt = Door & { readonly state: AttemptState; readonly times: AttemptTimes }

/** What is known of the person; `attempt` is null for who is registered and has no place in any turno. */
export type EntryFacts =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'notRegistered' }
  | { readonly kind: 'registered'; readonly attempt: EntryAttempt | null }

/** The reason that decides at `door` at `now`; MAY_ENTER and ADMITTED are no obstacles. §3.1 A, B, C, D */
export function answerEntry(facts: EntryFacts, door: Door, leadMs: DurationMs, now: Instant): EntryAnswer {
  if (facts.kind === 'unknown') return 'UNKNOWN_PERSON'
  if (facts.kind === 'notRegistered') return 'NOT_REGISTERED'
  const { attempt } = facts
  if (attempt === null) return 'NOT_ASSIGNED'
  const state = effectiveState(attempt, now)
  if (state === 'cancelled') return 'CANCELLED'
  if (attempt.turnoId !== door.turnoId) return 'OTHER_TURNO'
  if (attempt.sedeCode !== door.sedeCode) return 'OTHER_SEDE'
  switch (state) {
    case 'denied':
      return 'DENIED'
    case 'handedIn':
    case 'closed':
      return 'FINISHED'
    case 'absent':
      return 'ABSENT'
    case 'inProgress':
      return 'IN_EXAM'
    case 'admitted':
      return 'ADMITTED'
    case 'expected':
      return now < checkInWindow(attempt.times, leadMs).from ? 'CHECK_IN_NOT_OPEN' : 'MAY_ENTER'
  }
}
