/** An admin takes a denial back while the turno lasts; the candidate goes through the checks again. §3.1 B, C */
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { saveUndoneDenial } from '#db/queries/attempt-save.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { insertCheckIn } from '#db/queries/check-in-records.ts'
import { readNow } from '#db/queries/clock.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { undoDenial as decide } from '#exam-engine/sitting/check-in.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { SittingServices } from './sitting-services.ts'

export type UndoDenialRefusal = 'ATTEMPT_UNKNOWN' | 'ADMIN_ONLY' | 'TURNO_OVER' | 'WRONG_STATE' | 'REVERSAL_NEEDS_NOTE'

/** Denied becomes expected; the denial, its statement and the reason of the reversal stay among the records. */
export async function undoDenial(
  { database, live }: SittingServices, actor: Actor, input: { attemptId: string; note: string },
): Promise<Result<null, UndoDenialRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  const result = await database.db.transaction().execute(async (trx): Promise<Result<null, UndoDenialRefusal>> => {
    const attempt = await lockAttempt(trx, input.attemptId)
    if (attempt === undefined) return refuse('ATTEMPT_UNKNOWN')
    const now = await readNow(trx)
    const note = input.note.trim()
    const decision = decide(attempt, note, now)
    if (!decision.ok) return decision
    await saveUndoneDenial(trx, attempt.id, decision.value)
    await insertCheckIn(trx, { attemptId: attempt.id, outcome: 'denialUndone', note, at: now, by: actor.personId })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'sitting.undoDenial', subjectType: 'attempt',
      subjectId: attempt.id, payload: { sedeCode: attempt.sedeCode, noteSha256: sha256Hex(note) },
    })
    return accept(null)
  })
  if (result.ok) live.publishAttemptChanged(input.attemptId)
  return result
}
