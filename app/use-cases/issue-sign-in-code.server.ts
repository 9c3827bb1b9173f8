/**
 * After checking the identification a supervisor gives a single-use sign-in for one attempt: who is locked out by a
 * forgotten password or a rate limit loses no minute. The database keeps its hash; the audit, that it was given.
 */
import { randomBytes } from 'node:crypto'
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { replaceSignInCode } from '#db/queries/sign-in-codes.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256 } from '#exam-engine/kernel/sha256.ts'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import { CODE_LETTERS, groupSignInCode, issueSignInCode as decide, writeSignInCode } from '#exam-engine/sitting/sign-in-code.ts'
import { hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import type { SittingServices } from './sitting-services.ts'

export type IssueCodeRefusal = 'ATTEMPT_UNKNOWN' | 'NOT_YOUR_SEDE' | 'WRONG_STATE'

export interface IssuedCode {
  /** Shown once: nothing can show it again. */
  code: string
  until: Instant
}

/** A new code; the one before ends. Refuses whom nobody let in, and whose exam is over. */
export async function issueSignInCode(
  { database }: Pick<SittingServices, 'database'>, actor: Actor, input: { attemptId: string },
): Promise<Result<IssuedCode, IssueCodeRefusal>> {
  return database.db.transaction().execute(async (trx): Promise<Result<IssuedCode, IssueCodeRefusal>> => {
    const attempt = await lockAttempt(trx, input.attemptId)
    if (attempt === undefined) return refuse('ATTEMPT_UNKNOWN')
    if (!hasRoleAtSede(actor, 'supervisor', attempt.sedeCode)) return refuse('NOT_YOUR_SEDE')
    const decision = decide(attempt, await readNow(trx))
    if (!decision.ok) return decision
    const code = writeSignInCode(randomBytes(CODE_LETTERS))
    const window = decision.value
    await replaceSignInCode(trx, {
      attemptId: attempt.id, codeSha256: hashSignInCode(attempt.id, code), window, by: actor.personId,
    })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'supervisor' }, action: 'sitting.issueSignInCode',
      subjectType: 'attempt', subjectId: attempt.id, payload: { sedeCode: attempt.sedeCode, until: toIso(window.until) },
    })
    return accept({ code: groupSignInCode(code), until: window.until })
  })
}

/** Bound to the attempt: the same letters for somebody else are another hash. */
export function hashSignInCode(attemptId: string, code: string): Buffer {
  return Buffer.from(sha256(`${attemptId}\n${code}`))
}
