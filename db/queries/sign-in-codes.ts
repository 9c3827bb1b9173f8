/** Single-use sign-ins of supervisors: issued by hash, revoked by the next one, used by one conditional update. */
import { sql } from 'kysely'
import { toIso, type Instant, type Window } from '#exam-engine/kernel/time.ts'
import type { Trx } from '../client.ts'

interface NewCode {
  attemptId: string
  codeSha256: Buffer
  window: Window
  by: string
}

/** Ends the code before, if one is open: an attempt has one at most (sign_in_code_one_open). */
export async function replaceSignInCode(trx: Trx, { attemptId, codeSha256, window, by }: NewCode): Promise<void> {
  await trx.updateTable('sign_in_code').set({ revoked_at: toIso(window.from) })
    .where('attempt_id', '=', attemptId).where('used_at', 'is', null).where('revoked_at', 'is', null).execute()
  await trx.insertInto('sign_in_code').values({
    attempt_id: attemptId, code_sha256: codeSha256, issued_at: toIso(window.from), expires_at: toIso(window.until),
    issued_by: by,
  }).execute()
}

/** The attempts that bear a folio and have an open code, in whichever convocatoria. */
export async function listCodedAttempts(trx: Trx, folio: string) {
  return trx.selectFrom('sign_in_code').innerJoin('attempt', 'attempt.id', 'sign_in_code.attempt_id')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .innerJoin('account', 'account.person_id', 'candidate.person_id')
    .select(['sign_in_code.id', 'sign_in_code.attempt_id', 'sign_in_code.code_sha256'])
    .where('candidate.folio', '=', folio).where('account.disabled_at', 'is', null)
    .where('sign_in_code.used_at', 'is', null).where('sign_in_code.revoked_at', 'is', null).execute()
}

/** True for the one who used it: open, and before its end by the database's clock. */
export async function useSignInCode(trx: Trx, codeId: string, at: Instant, session: Buffer): Promise<boolean> {
  const { numUpdatedRows } = await trx.updateTable('sign_in_code')
    .set({ used_at: toIso(at), used_session: session })
    .where('id', '=', codeId).where('used_at', 'is', null).where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Instant>`${toIso(at)}::timestamptz`).executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
