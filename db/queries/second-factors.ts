/** Second factors: whether a code is used up is decided by one conditional update. By the wall clock, as every app's. */
import { sql } from 'kysely'
import type { DbOrTrx, Trx } from '../client.ts'

/** Undefined without a factor; `now` in epoch milliseconds. */
export async function findFactor(db: DbOrTrx, personId: string) {
  return db.selectFrom('second_factor').select(['sealed', 'since'])
    .select(sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`.as('now'))
    .where('person_id', '=', personId).executeTakeFirst()
}

/** The wall clock, for a factor that is not there yet. */
export async function readWallClock(db: DbOrTrx): Promise<number> {
  const { rows } = await sql<{ now: number }>`select (extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(db)
  return rows[0]?.now ?? 0
}

/** True for the one who used it: of two at once with one code, one. */
export async function useStep(db: DbOrTrx, personId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('second_factor').set({ last_step: step })
    .where('person_id', '=', personId).where('last_step', '<', step).executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function useRecoveryCode(db: DbOrTrx, personId: string, codeSha256: Buffer): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('recovery_code').set({ used_at: sql<string>`clock_timestamp()` })
    .where('person_id', '=', personId).where('code_sha256', '=', codeSha256).where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

interface NewPass {
  personId: string
  codeSha256: Buffer
  minutes: number
  /** Null: the operator. */
  by: string | null
}

export async function insertPass(trx: Trx, { personId, codeSha256, minutes, by }: NewPass): Promise<void> {
  await trx.insertInto('factor_pass').values({
    person_id: personId, code_sha256: codeSha256, made_by: by,
    expires_at: sql<string>`clock_timestamp() + ${minutes} * interval '1 minute'`,
  }).execute()
}

export async function usePass(db: DbOrTrx, personId: string, codeSha256: Buffer): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('factor_pass').set({ used_at: sql<string>`clock_timestamp()` })
    .where('person_id', '=', personId).where('code_sha256', '=', codeSha256).where('used_at', 'is', null)
    .where(sql<boolean>`expires_at > clock_timestamp()`).executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

interface NewFactor {
  personId: string
  sealed: Buffer
  step: number
  codes: readonly Buffer[]
}

/** False when the person has one already. */
export async function insertFactor(trx: Trx, { personId, sealed, step, codes }: NewFactor): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx.insertInto('second_factor')
    .values({ person_id: personId, sealed, last_step: step })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await trx.insertInto('recovery_code').values(codes.map((code) => ({ person_id: personId, code_sha256: code }))).execute()
  return true
}

/** With its recovery codes. */
export async function deleteFactor(trx: Trx, personId: string): Promise<boolean> {
  const { numDeletedRows } = await trx.deleteFrom('second_factor').where('person_id', '=', personId).executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

export async function countRecoveryCodes(db: DbOrTrx, personId: string): Promise<number> {
  const { left } = await db.selectFrom('recovery_code').select((of) => of.fn.countAll<number>().as('left'))
    .where('person_id', '=', personId).where('used_at', 'is', null).executeTakeFirstOrThrow()
  return left
}
