// Whether a save counts. The batch writer's statement is this rule in SQL, on the database's clock; this is the
// reference it is tested against. The client's own time is never looked at.
import { accept, refuse } from '#exam-engine/kernel/result.ts'
import type { Refused, Result } from '#exam-engine/kernel/result.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { AttemptState } from './attempt-machine.ts'
import { isSameContent } from './save-operation.ts'
import type { AnswerContent, SaveOperation } from './save-operation.ts'

export type SaveSituation = {
  readonly state: AttemptState
  readonly leaseEpoch: number
  readonly acceptsUntil: Instant
  /** The stored answer of the operation's item, or null. */
  readonly current: AnswerContent | null
  /** The options of the operation's item in the attempt's form, or null when the form has no such item. */
  readonly optionIds: ReadonlySet<string> | null
}

export type SaveVerdict = 'accept' | 'duplicate'

export type SaveRefusal =
  | 'UNKNOWN_ITEM'
  | 'UNKNOWN_OPTION'
  | 'NOT_OPEN'
  | 'ATTEMPT_CLOSED'
  | 'AFTER_DEADLINE'
  | 'STALE_EPOCH'
  | 'STALE_REVISION'

/**
 * `accept`: store it. `duplicate`: exactly this is already stored; ack it again, whatever the time and the lease,
 * because an ack that was lost on the way must not turn a saved answer into a lost one.
 * Refusals in order of judgement:
 * - UNKNOWN_ITEM, UNKNOWN_OPTION: not of this form (an answer or a struck option);
 * - NOT_OPEN: the exam was never opened; ATTEMPT_CLOSED: handed in, denied or cancelled;
 * - AFTER_DEADLINE: received at or after acceptsUntil, whether or not the close was already recorded;
 * - STALE_EPOCH: the device does not hold the lease; its revisions say nothing about those of the holder;
 * - STALE_REVISION: the item has this revision with other content, or a newer one.
 * ATTEMPT_CLOSED, AFTER_DEADLINE and STALE_EPOCH are kept for review, never dropped.
 */
export function judgeSave(
  situation: SaveSituation,
  operation: SaveOperation,
  epoch: number,
  now: Instant,
): Result<SaveVerdict, SaveRefusal> {
  const { current, optionIds, leaseEpoch } = situation
  if (optionIds === null) return refuse('UNKNOWN_ITEM')
  if (operation.optionId !== null && !optionIds.has(operation.optionId)) return refuse('UNKNOWN_OPTION')
  if (operation.struck.some((optionId) => !optionIds.has(optionId))) return refuse('UNKNOWN_OPTION')
  if (current !== null && isSameContent(current, operation)) return accept('duplicate')
  const notOpen = refuseUnlessOpen(situation, now)
  if (notOpen !== null) return notOpen
  if (epoch !== leaseEpoch) return refuse('STALE_EPOCH', { leaseEpoch })
  if (current !== null && operation.revision <= current.revision) {
    return refuse('STALE_REVISION', { currentRevision: current.revision })
  }
  return accept('accept')
}

function refuseUnlessOpen(
  { state, acceptsUntil }: SaveSituation,
  now: Instant,
): Refused<'NOT_OPEN' | 'ATTEMPT_CLOSED' | 'AFTER_DEADLINE'> | null {
  switch (state) {
    case 'expected':
    case 'admitted':
    case 'absent':
      return refuse('NOT_OPEN')
    case 'handedIn':
    case 'denied':
    case 'cancelled':
      return refuse('ATTEMPT_CLOSED')
    case 'closed':
      return refuse('AFTER_DEADLINE', { until: toIso(acceptsUntil) })
    case 'inProgress':
      return now < acceptsUntil ? null : refuse('AFTER_DEADLINE', { until: toIso(acceptsUntil) })
  }
}
