/** Codes with which machines of a sede check and rehearse: by hash, one open per sede, over at its time. */
import { sql } from 'kysely'
import { toIso, type Instant, type Window } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

interface NewPass {
  sedeCode: string
  codeSha256: Buffer
  window: Window
  by: string
}

/** Ends the one before: a sede has one at most (check_pass_one_open). */
export async function replaceCheckPass(trx: Trx, { sedeCode, codeSha256, window, by }: NewPass): Promise<void> {
  await revokeCheckPass(trx, sedeCode, window.from)
  await trx.insertInto('check_pass').values({
    sede_code: sedeCode, code_sha256: codeSha256, issued_at: toIso(window.from), expires_at: toIso(window.until),
    issued_by: by,
  }).execute()
}

/** True when there was one. */
export async function revokeCheckPass(trx: Trx, sedeCode: string, at: Instant): Promise<boolean> {
  // Only a demo's clock goes back: what ends there ends when it began.
  const { numUpdatedRows } = await trx.updateTable('check_pass')
    .set({ revoked_at: sql<string>`greatest(issued_at, ${toIso(at)}::timestamptz)` })
    .where('sede_code', '=', sedeCode).where('revoked_at', 'is', null).executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Its sede, while it serves by the database's clock. */
export async function findCheckPass(db: DbOrTrx, codeSha256: Buffer) {
  return db.selectFrom('check_pass').innerJoin('sede', 'sede.code', 'check_pass.sede_code')
    .select(['check_pass.id', 'check_pass.expires_at as expiresAt', 'sede.code', 'sede.name', 'sede.city',
      'sede.time_zone as zone'])
    .where('code_sha256', '=', codeSha256).where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Instant>`efiser_now()`).executeTakeFirst()
}

/** Until when the open code of a sede serves; undefined without one. */
export async function readOpenPass(db: DbOrTrx, sedeCode: string) {
  return db.selectFrom('check_pass').select(['issued_at as issuedAt', 'expires_at as expiresAt'])
    .where('sede_code', '=', sedeCode).where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Instant>`efiser_now()`).executeTakeFirst()
}
