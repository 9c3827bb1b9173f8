// What a finished attempt counts as in the selection: present with a mark, or absent, denied, cancelled without one.
// Absent is not zero: who was present and had nothing right has a mark of 0, who was not has none.
// Refuses an attempt that is not over.
import { accept, refuse } from '#exam-engine/kernel/result.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import type { Mark } from './mark.ts'

export type Outcome =
  | ({ readonly status: 'present' } & Mark)
  | { readonly status: 'absent' }
  | { readonly status: 'denied' }
  | { readonly status: 'cancelled' }

/**
 * The outcome of an attempt in `state` (as it holds now: effectiveState). `markIt` is called for the present only:
 * handed in or closed by the deadline makes no difference. §3.1, §3.1 D
 */
export function outcomeOf(state: AttemptState, markIt: () => Mark): Result<Outcome, 'ATTEMPT_NOT_OVER'> {
  switch (state) {
    case 'handedIn':
    case 'closed':
      return accept({ status: 'present', ...markIt() })
    case 'absent':
    case 'denied':
    case 'cancelled':
      return accept({ status: state })
    case 'expected':
    case 'admitted':
    case 'inProgress':
      return refuse('ATTEMPT_NOT_OVER', { state })
  }
}
