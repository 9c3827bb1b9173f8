/**
 * One supervisor of the sede ends a candidate's part in the selection, at once.
 * The answers stay, and the audit commits to them as they were. §3.1 D
 */
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { readClosing, saveCancellation } from '#db/queries/attempt-save.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { lockSelection } from '#db/queries/selection-runs.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import { cancelForFraud as decide } from '#exam-engine/sitting/cancellation.ts'
import { hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import type { SittingServices } from './sitting-services.ts'

export type CancelRefusal =
  | 'ATTEMPT_UNKNOWN' | 'NOT_YOUR_SEDE' | 'CANCELLATION_NEEDS_NOTE' | 'CONFIRMATION_MISSING' | 'MARKS_FROZEN'
  | 'WRONG_STATE'

interface CancelInput {
  attemptId: string
  /** What was seen. */
  note: string
  /** The same person confirmed a second time. */
  confirmed: boolean
}

/**
 * Any state becomes cancelled; saves that arrive later go to quarantine. MARKS_FROZEN once a selection rests on the
 * marks: from then on the coordination revokes the seat instead.
 */
export async function cancelForFraud(
  { database, live }: SittingServices, actor: Actor, input: CancelInput,
): Promise<Result<null, CancelRefusal>> {
  const result = await database.db.transaction().execute(async (trx): Promise<Result<null, CancelRefusal>> => {
    const attempt = await lockAttempt(trx, input.attemptId)
    if (attempt === undefined) return refuse('ATTEMPT_UNKNOWN')
    if (!hasRoleAtSede(actor, 'supervisor', attempt.sedeCode)) return refuse('NOT_YOUR_SEDE')
    const decision = decide(attempt, { note: input.note, confirmedTwice: input.confirmed })
    if (!decision.ok) return decision
    await lockSelection(trx, attempt.convocatoriaId)
    const frozenAt = await findFirstFreeze(trx, attempt.convocatoriaId)
    if (frozenAt !== null) return refuse('MARKS_FROZEN', { at: toIso(frozenAt) })
    await saveCancellation(trx, attempt.id, decision.value, { at: await readNow(trx), note: input.note.trim() })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'supervisor' }, action: 'sitting.cancel', subjectType: 'attempt',
      subjectId: attempt.id,
      payload: { from: attempt.state, noteSha256: sha256Hex(input.note.trim()), ...await readClosing(trx, attempt.id) },
    })
    return accept(null)
  })
  if (result.ok) live.publishAttemptChanged(input.attemptId)
  return result
}
