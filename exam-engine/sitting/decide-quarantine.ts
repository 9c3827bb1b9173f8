// Whether an operation in quarantine may be decided on, and may count. A named person decides, with a written reason,
// after the exam has ended and before marks freeze. The device's own time is shown as evidence; no rule looks at it.
// Refuses an operation that does not fit the form: it can be rejected, never admitted.
import { accept, refuse } from '#exam-engine/kernel/result.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { AttemptState } from './attempt-machine.ts'
import { saveOperationSchema } from './save-operation.ts'
import type { SaveOperation } from './save-operation.ts'

export type QuarantineVerdict = 'admit' | 'reject'

export type QuarantineSituation = {
  readonly state: AttemptState
  readonly alreadyDecided: boolean
  readonly marksFrozenAt: Instant | null
  /** As it was kept: whatever came. */
  readonly operation: unknown
  /** Item id to option ids of the form that was sat. */
  readonly formOptions: ReadonlyMap<string, ReadonlySet<string>>
}

export type DecideQuarantineRefusal =
  | 'DECISION_NEEDS_REASON'
  | 'MARKS_FROZEN'
  | 'QUARANTINE_NOT_YET'
  | 'ALREADY_DECIDED'
  | 'OPERATION_UNUSABLE'

/**
 * Accepts with the operation when it is admitted, null when it is rejected. Refusals in order of judgement:
 * - DECISION_NEEDS_REASON: nothing but white space;
 * - MARKS_FROZEN: a selection rests on the marks, `at` says since when;
 * - QUARANTINE_NOT_YET: only an exam that was handed in or closed has final answers to lay it over;
 * - ALREADY_DECIDED: one decision per operation, by whomever;
 * - OPERATION_UNUSABLE: not an operation, or of an item or option that is not of this form.
 */
export function decideQuarantine(
  situation: QuarantineSituation,
  verdict: QuarantineVerdict,
  reason: string,
): Result<SaveOperation | null, DecideQuarantineRefusal> {
  const { state, alreadyDecided, marksFrozenAt, operation, formOptions } = situation
  if (reason.trim() === '') return refuse('DECISION_NEEDS_REASON')
  if (marksFrozenAt !== null) return refuse('MARKS_FROZEN', { at: toIso(marksFrozenAt) })
  if (state !== 'handedIn' && state !== 'closed') return refuse('QUARANTINE_NOT_YET')
  if (alreadyDecided) return refuse('ALREADY_DECIDED')
  if (verdict === 'reject') return accept(null)
  const read = saveOperationSchema.safeParse(operation)
  if (!read.success) return refuse('OPERATION_UNUSABLE')
  const options = formOptions.get(read.data.itemId)
  const fits = options !== undefined && (read.data.optionId === null || options.has(read.data.optionId))
  return fits ? accept(read.data) : refuse('OPERATION_UNUSABLE')
}
