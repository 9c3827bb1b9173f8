/**
 * An admin admits or rejects one operation in quarantine, once, with a written
 * reason. The closed attempt stays as it is: what was admitted lies over its final
 * answers, marks made before fall, and the candidate gets a superseding receipt,
 * all in one transaction. EXAM-DAY invariant 3
 */
import { lockAttempt, type LockedAttempt } from '#db/queries/attempt-lock.ts'
import { findFirstFreeze, readFormOptions } from '#db/queries/attempt-read.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { findQuarantined, insertDecision, readAnswersThatCount } from '#db/queries/quarantine-decisions.ts'
import { findLastReceipt, insertReceipts } from '#db/queries/receipts.ts'
import { lockSelection } from '#db/queries/selection-runs.ts'
import type { Trx } from '#db/client.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { decideQuarantine as decide, type DecideQuarantineRefusal, type QuarantineVerdict }
  from '#exam-engine/sitting/decide-quarantine.ts'
import { effectiveAnswers } from '#exam-engine/sitting/effective-answers.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { Signer } from '#app/keys/signing-keys.server.ts'
import { composeSuperseding } from '#app/receipts/compose-receipt.ts'
import { closeIfDue } from './close-due-attempts.server.ts'
import { issueFirst, type ReceiptServices } from './issue-receipts.server.ts'
import type { SittingServices } from './sitting-services.ts'

export type QuarantineRefusal = 'ADMIN_ONLY' | 'QUARANTINE_UNKNOWN' | DecideQuarantineRefusal

interface DecisionInput {
  attemptId: string
  quarantineId: number
  verdict: QuarantineVerdict
  reason: string
}

/** Accepts with null. Marks must be made again after an admission that changed an answer. */
export async function decideOnQuarantine(
  services: SittingServices & ReceiptServices, actor: Actor, input: DecisionInput,
): Promise<Result<null, QuarantineRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  await closeIfDue(services, input.attemptId)
  const signer = await services.signing.current('receipt')
  return services.database.db.transaction().execute(async (trx): Promise<Result<null, QuarantineRefusal>> => {
    const attempt = await lockAttempt(trx, input.attemptId)
    const quarantined = await findQuarantined(trx, input.quarantineId)
    if (attempt === undefined || quarantined?.attempt_id !== attempt.id) return refuse('QUARANTINE_UNKNOWN')
    await lockSelection(trx, attempt.convocatoriaId)
    const decision = decide({
      state: attempt.state,
      alreadyDecided: quarantined.verdict !== null,
      marksFrozenAt: await findFirstFreeze(trx, attempt.convocatoriaId),
      operation: quarantined.operation,
      formOptions: await readOptionsOf(trx, attempt),
    }, input.verdict, input.reason)
    if (!decision.ok) return decision
    const now = await readNow(trx)
    const reason = input.reason.trim()
    // First, what stands without the decision: there is always a receipt to supersede.
    await issueFirst(trx, signer, [attempt.id])
    await insertDecision(trx, {
      quarantineId: input.quarantineId, verdict: input.verdict, reason, at: now, by: actor.personId,
    })
    const receipt = decision.value === null ? null : await supersede(trx, signer, attempt.id, now)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' },
      action: input.verdict === 'admit' ? 'sitting.admitQuarantined' : 'sitting.rejectQuarantined',
      subjectType: 'attempt', subjectId: attempt.id,
      payload: {
        quarantineId: input.quarantineId, reasonSha256: sha256Hex(reason), cause: quarantined.cause, ...receipt,
      },
    })
    return accept(null)
  })
}

async function readOptionsOf(trx: Trx, { id }: LockedAttempt) {
  const { form_id: formId } = await trx.selectFrom('attempt').select('form_id').where('id', '=', id)
    .executeTakeFirstOrThrow()
  return formId === null ? new Map<string, ReadonlySet<string>>() : readFormOptions(trx, formId)
}

async function supersede(trx: Trx, signer: Signer, attemptId: string, now: Instant) {
  const last = await findLastReceipt(trx, attemptId)
  if (last === undefined) throw new Error(`the ended attempt ${attemptId} has no receipt`)
  const { final, admitted } = await readAnswersThatCount(trx, attemptId)
  const receipt = composeSuperseding(last, effectiveAnswers(final, admitted), signer, now)
  await insertReceipts(trx, [receipt])
  return { receiptSha256: receipt.bodySha256, answersDigest: receipt.answersDigest }
}
