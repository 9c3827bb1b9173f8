// What every decision on an attempt takes and answers, and the refusal they share: the step is not in the machine.
import { accept, refuse } from '#exam-engine/kernel/result.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { stepTo } from './attempt-machine.ts'
import type { AttemptEvent, AttemptStanding } from './attempt-machine.ts'
import type { AttemptTimes } from './attempt-times.ts'

export type Attempt = AttemptStanding & { readonly times: AttemptTimes }

/** The new standing after `event`; WRONG_STATE with the state and the event where the machine has no such step. */
export function step(attempt: Attempt, event: AttemptEvent): Result<AttemptStanding, 'WRONG_STATE'> {
  const next = stepTo(attempt, event)
  return next === null ? refuse('WRONG_STATE', { state: attempt.state, event }) : accept(next)
}
