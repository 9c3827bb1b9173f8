/** The sessions of a person: listed, ended one by one or all but one. By the wall clock. */
import { sql } from 'kysely'
import type { DbOrTrx, Trx } from '../client.ts'

/** Of these (hex of the token's SHA-256), those that still open something. */
export async function listLiveSessions(db: DbOrTrx, sessions: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ session: string }>`select encode(token_sha256, 'hex') as session
    from session join account using (person_id)
    where token_sha256 in (select decode(one, 'hex') from unnest(${sessions}::text[]) one)
      and stage = 'full' and revoked_at is null and disabled_at is null and expires_at > clock_timestamp()`.execute(db)
  return rows.map(({ session }) => session)
}

/** Newest first; also those that wait for their second factor. */
export async function listSessions(db: DbOrTrx, personId: string) {
  return db.selectFrom('session')
    .select(['token_sha256', 'created_at', 'last_seen_at', 'address', 'user_agent', 'stage', 'sitting_attempt_id'])
    .where('person_id', '=', personId).where('revoked_at', 'is', null)
    .where(sql<boolean>`expires_at > clock_timestamp()`).orderBy('created_at', 'desc').execute()
}

/** Ends one of the person's own; whoever names another's ends nothing. Returns what was ended. */
export async function endSessions(
  trx: Trx, personId: string, which: { only: Buffer } | { allBut: Buffer } | 'all',
): Promise<Buffer[]> {
  let query = trx.updateTable('session').set({ revoked_at: sql<string>`clock_timestamp()` })
    .where('person_id', '=', personId).where('revoked_at', 'is', null)
  if (which !== 'all') {
    query = 'only' in which ? query.where('token_sha256', '=', which.only) : query.where('token_sha256', '<>', which.allBut)
  }
  const rows = await query.returning('token_sha256').execute()
  return rows.map((row) => row.token_sha256)
}

/** Who a session that is not whole yet belongs to; undefined for every other. */
export async function findWaitingSession(db: DbOrTrx, tokenSha256: Buffer) {
  return db.selectFrom('session').innerJoin('person', 'person.id', 'session.person_id')
    .innerJoin('account', 'account.person_id', 'person.id')
    .select(['person.id', 'person.matricula', 'session.stage'])
    .where('session.token_sha256', '=', tokenSha256).where('session.stage', '<>', 'full')
    .where('session.revoked_at', 'is', null).where('account.disabled_at', 'is', null)
    .where(sql<boolean>`session.expires_at > clock_timestamp()`).executeTakeFirst()
}

/** Whether the person of a session proved who they are within the last `minutes`. */
export async function isConfirmedWithin(db: DbOrTrx, tokenSha256: Buffer, minutes: number): Promise<boolean> {
  const found = await db.selectFrom('session').select('token_sha256').where('token_sha256', '=', tokenSha256)
    .where(sql<boolean>`confirmed_at > clock_timestamp() - ${minutes} * interval '1 minute'`).executeTakeFirst()
  return found !== undefined
}

export async function markConfirmed(trx: Trx, tokenSha256: Buffer): Promise<void> {
  await trx.updateTable('session').set({ confirmed_at: sql<string>`clock_timestamp()` })
    .where('token_sha256', '=', tokenSha256).execute()
}

/** A new hash in the place of the one that was checked; false when that is no longer there. */
export async function changePasswordHash(
  trx: Trx, { personId, from, to }: { personId: string, from: string, to: string },
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select change_password(${personId}, ${from}, ${to}) as done`.execute(trx)
  return rows[0]?.done === true
}
