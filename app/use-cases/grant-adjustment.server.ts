/**
 * An admin records the resolution that grants a candidate extra time or another measure, before the turno; or takes it
 * back. The attempt's times follow in the same transaction, under the next version, and its page hears at once. §3.1 B
 */
import {
  findNeighbours, insertGrant, insertRevocation, readAllowance, saveTimes,
} from '#db/queries/adjustments.ts'
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import {
  grantAdjustment as decideGrant, revokeAdjustment as decideRevocation, type AdjustmentRefusal, type Resolution,
} from '#exam-engine/sitting/adjustment.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { CoordinationServices } from './coordination-services.ts'

export type GrantAdjustmentRefusal = 'ATTEMPT_UNKNOWN' | 'ADMIN_ONLY' | AdjustmentRefusal
export type RevokeAdjustmentRefusal =
  'ATTEMPT_UNKNOWN' | 'ADMIN_ONLY' | 'ADJUSTMENT_TOO_LATE' | 'NO_ADJUSTMENT' | 'REVOCATION_NEEDS_REASON'

/** Refusals: exam-engine/sitting/adjustment.ts. */
export async function grantAdjustment(
  { database, live }: CoordinationServices, actor: Actor, input: { attemptId: string; resolution: Resolution },
): Promise<Result<null, GrantAdjustmentRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  const { attemptId, resolution } = input
  const result = await database.db.transaction().execute(async (trx): Promise<Result<null, GrantAdjustmentRefusal>> => {
    const attempt = await lockAttempt(trx, attemptId)
    if (attempt === undefined) return refuse('ATTEMPT_UNKNOWN')
    const { turno, allowance, grantId } = await readAllowance(trx, attemptId)
    const neighbours = await findNeighbours(trx, {
      personId: attempt.personId, sedeCode: attempt.sedeCode, opensAt: turno.from,
    })
    const now = await readNow(trx)
    const situation = { state: attempt.state, turno, granted: grantId !== null, allowance, neighbours }
    const decision = decideGrant(situation, resolution, now)
    if (!decision.ok) return decision
    const id = await insertGrant(trx, resolution, { attemptId, at: now, by: actor.personId })
    await saveTimes(trx, attemptId, decision.value)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'sitting.grantAdjustment', subjectType: 'attempt',
      subjectId: attemptId, payload: {
        adjustmentId: id, closesAt: toIso(decision.value.closesAt), extraMinutes: resolution.extraMinutes,
        extraPercent: resolution.extraPercent, resolutionSha256: sha256Hex(
          [resolution.documentNumber, resolution.documentDate, resolution.authority, resolution.otherMeasures,
            resolution.arrangement].join('\n')),
      },
    })
    return accept(null)
  })
  if (result.ok) live.publishTimes([attemptId])
  return result
}

/** The candidate has the times of the turno again; the resolution stays on record beside its revocation. */
export async function revokeAdjustment(
  { database, live }: CoordinationServices, actor: Actor, input: { attemptId: string; reason: string },
): Promise<Result<null, RevokeAdjustmentRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  const { attemptId, reason } = input
  type Outcome = Result<null, RevokeAdjustmentRefusal>
  const result = await database.db.transaction().execute(async (trx): Promise<Outcome> => {
    if (await lockAttempt(trx, attemptId) === undefined) return refuse('ATTEMPT_UNKNOWN')
    const { turno, allowance, grantId } = await readAllowance(trx, attemptId)
    const now = await readNow(trx)
    const decision = decideRevocation({ turno, granted: grantId !== null, allowance }, reason, now)
    if (!decision.ok) return decision
    if (grantId === null) return refuse('NO_ADJUSTMENT')
    await insertRevocation(trx, { grantId, reason: reason.trim() }, { attemptId, at: now, by: actor.personId })
    await saveTimes(trx, attemptId, decision.value)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'sitting.revokeAdjustment', subjectType: 'attempt',
      subjectId: attemptId, payload: {
        adjustmentId: grantId, closesAt: toIso(decision.value.closesAt), noteSha256: sha256Hex(reason.trim()),
      },
    })
    return accept(null)
  })
  if (result.ok) live.publishTimes([attemptId])
  return result
}
