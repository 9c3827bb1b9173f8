/**
 * Where a rehearsal stands at a moment, in the words of an attempt: half-open, like every window of a sitting. It needs
 * nobody to open or close it.
 */
import type { Instant } from '#exam-engine/kernel/time.ts'
import { minutes, seconds } from '#exam-engine/kernel/time.ts'

/** Between the start and T0: long enough to see the waiting room and to fetch the sealed paper. */
export const REHEARSAL_WAIT = seconds(20)
export const REHEARSAL_LENGTH = minutes(10)

export interface RehearsalTimes {
  opensAt: Instant
  closesAt: Instant
  /** Of what was recorded; null while nothing was. */
  handedIn: boolean | null
}

export type RehearsalState = 'admitted' | 'inProgress' | 'handedIn' | 'closed'

export function rehearsalState({ opensAt, closesAt, handedIn }: RehearsalTimes, now: Instant): RehearsalState {
  if (handedIn !== null) return handedIn ? 'handedIn' : 'closed'
  if (now < opensAt) return 'admitted'
  return now < closesAt ? 'inProgress' : 'closed'
}
