/**
 * One operation in quarantine as its page shows it: what it would do to which question, and the evidence. Never the
 * option that it names: who decides must not see whether it helps. Pure.
 */
import type { QuarantinedRow } from '#db/queries/quarantine-decisions.ts'
import { addDuration, durationMs, instant, type Instant } from '#exam-engine/kernel/time.ts'
import { overlapsOutage, type Outage } from '#exam-engine/sitting/outage.ts'
import { saveOperationSchema } from '#exam-engine/sitting/save-operation.ts'

export interface QuarantinedOperation {
  id: number
  /** In the candidate's own order; null where it is not of this exam. */
  position: number | null
  effect: 'answers' | 'changes' | 'clears' | 'nothing' | 'unusable'
  cause: string
  receivedAt: Instant
  /** What the device said: evidence, it admits nothing. */
  deviceAt: Instant | null
  epoch: number
  revision: number | null
  /** When the final answer of the same question was saved. */
  finalSavedAt: Instant | null
  decision: { verdict: 'admit' | 'reject', reason: string, at: Instant, by: string } | null
}

interface Sheet {
  /** Item id to position. */
  positions: ReadonlyMap<string, number>
  finals: ReadonlyMap<string, { optionId: string | null, savedAt: Instant }>
}

export function describeOperation(row: QuarantinedRow, { positions, finals }: Sheet): QuarantinedOperation {
  const read = saveOperationSchema.safeParse(row.operation)
  const operation = read.success ? read.data : null
  const final = operation === null ? undefined : finals.get(operation.itemId)
  const position = operation === null ? null : positions.get(operation.itemId) ?? null
  return {
    id: row.id,
    position,
    effect: operation === null || position === null ? 'unusable'
      : effectOf(final?.optionId ?? null, operation.optionId),
    cause: row.cause,
    receivedAt: row.received_at,
    deviceAt: operation === null ? null : instant(operation.clientAt),
    epoch: row.epoch,
    revision: operation?.revision ?? null,
    finalSavedAt: final?.savedAt ?? null,
    decision: row.verdict === null || row.reason === null || row.decided_at === null ? null : {
      verdict: row.verdict, reason: row.reason, at: row.decided_at,
      by: `${row.decider_names ?? ''} ${row.decider_surname ?? ''}`.trim(),
    },
  }
}

/**
 * Whether the operation may have been on its way during the outage: between the device's word, which counts from the
 * opening of the exam on, and the receipt. Evidence for who decides; it admits nothing.
 */
export function coincides(
  { receivedAt, deviceAt }: Pick<QuarantinedOperation, 'receivedAt' | 'deviceAt'>, outage: Outage, opensAt: Instant,
): boolean {
  const made = Math.max(opensAt, deviceAt ?? opensAt)
  const from = instant(Math.min(made, receivedAt))
  return overlapsOutage(outage, { from, until: addDuration(receivedAt, durationMs(1)) })
}

function effectOf(final: string | null, sent: string | null): QuarantinedOperation['effect'] {
  if (final === sent) return 'nothing'
  if (sent === null) return 'clears'
  return final === null ? 'answers' : 'changes'
}
