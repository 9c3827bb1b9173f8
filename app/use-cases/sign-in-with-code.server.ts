/**
 * Opens a session for a folio and the code that a supervisor gave for it. Wrong folio, wrong code, a code that is over,
 * used or revoked, and an attempt that is over are one refusal. The session reaches the own sitting and nothing else.
 */
import { timingSafeEqual } from 'node:crypto'
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { insertSession } from '#db/queries/people.ts'
import { listCodedAttempts, useSignInCode } from '#db/queries/sign-in-codes.ts'
import type { Trx } from '#db/client.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { issueSignInCode as mayHaveCode, readSignInCode } from '#exam-engine/sitting/sign-in-code.ts'
import { createSessionToken } from '#app/http/sessions.server.ts'
import type { Services } from '#app/services.server.ts'
import { hashSignInCode } from './issue-sign-in-code.server.ts'

export type CodeSignInRefusal = 'SIGN_IN_CODE_REFUSED' | 'SIGN_IN_RATE_LIMITED'

/** Outlasts a turno and its waiting room. */
const SITTING_HOURS = 4

interface CodeSignInInput {
  folio: string
  code: string
  address: string
  userAgent: string | null
  secure: boolean
}

/** The Set-Cookie header of the new session. */
export async function signInWithCode(
  { database: { db }, rateLimits }: Pick<Services, 'database' | 'rateLimits'>, input: CodeSignInInput,
): Promise<Result<string, CodeSignInRefusal>> {
  const folio = input.folio.trim().toUpperCase()
  const limited = `folio ${folio}`
  const admitted = await rateLimits.admitSignIn(limited, input.address)
  if (!admitted.ok) return admitted
  const { tokenSha256, setCookie } = await createSessionToken(input.secure)
  const opened = await db.transaction().execute(async (trx) => {
    const found = await findFitting(trx, folio, readSignInCode(input.code))
    const attempt = found === null ? undefined : await lockAttempt(trx, found.attemptId)
    if (found !== null && attempt !== undefined) {
      const now = await readNow(trx)
      await insertSession(trx, {
        tokenSha256, personId: attempt.personId, hours: SITTING_HOURS, address: input.address,
        userAgent: input.userAgent, sittingAttemptId: attempt.id,
      })
      if (mayHaveCode(attempt, now).ok && await useSignInCode(trx, found.codeId, now, tokenSha256)) {
        await appendAudit(trx, {
          actor: { personId: attempt.personId, role: 'self' }, action: 'session.openWithCode', subjectType: 'attempt',
          subjectId: attempt.id, payload: { session: tokenSha256.toString('hex') },
        })
        return true
      }
      throw new CodeRefused()
    }
    return false
  }).catch((error: unknown) => {
    if (error instanceof CodeRefused) return false
    throw error
  })
  if (opened) {
    await rateLimits.forgiveFailures(limited, input.address)
    return accept(setCookie)
  }
  await db.transaction().execute((trx) => appendAudit(trx, {
    actor: null, action: 'session.refuse', subjectType: 'identifier', subjectId: sha256Hex(limited), payload: {},
  }))
  return refuse('SIGN_IN_CODE_REFUSED')
}

/** Takes the session back with the transaction. */
class CodeRefused extends Error {}

async function findFitting(trx: Trx, folio: string, code: string | null) {
  if (code === null) return null
  const open = await listCodedAttempts(trx, folio)
  const fits = open.find((row) => timingSafeEqual(row.code_sha256, hashSignInCode(row.attempt_id, code)))
  return fits === undefined ? null : { codeId: fits.id, attemptId: fits.attempt_id }
}
