/** Accounts, their grants and their sessions. Sessions follow the wall clock: they guard the system, not the exam. */
import { sql } from 'kysely'
import type { DbOrTrx, Trx } from '../client.ts'
import type { SessionStage } from '../tables/people-tables.ts'

/** The account behind a matrícula or an e-mail address (any case), with what a sign-in must know of it; or undefined. */
export async function findAccount(db: DbOrTrx, identifier: string) {
  return db.selectFrom('account').innerJoin('person', 'person.id', 'account.person_id')
    .leftJoin('second_factor', 'second_factor.person_id', 'person.id')
    .select(['person.id', 'account.password_hash', 'account.disabled_at', 'second_factor.since as factor_since'])
    .select(sql<boolean>`exists (select 1 from role_grant
      where role_grant.person_id = person.id and role <> 'residente')`.as('is_staff'))
    .where((where) => where.or([
      where('person.matricula', '=', identifier),
      where('person.email', '=', identifier.toLowerCase()),
    ]))
    .executeTakeFirst()
}

/** The person behind a live session, or undefined when it is unknown, revoked, expired or disabled. */
export async function findSessionPerson(db: DbOrTrx, tokenSha256: Buffer) {
  return db.selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .innerJoin('account', 'account.person_id', 'person.id')
    .select(['person.id', 'person.matricula', 'person.given_names', 'person.first_surname', 'person.second_surname',
      'session.last_seen_at', 'session.sitting_attempt_id'])
    .where('session.token_sha256', '=', tokenSha256)
    .where('session.revoked_at', 'is', null)
    .where('session.stage', '=', 'full')
    .where('account.disabled_at', 'is', null)
    .where(sql<boolean>`session.expires_at > clock_timestamp()`)
    .executeTakeFirst()
}

export async function listGrants(db: DbOrTrx, personId: string) {
  return db.selectFrom('role_grant').select(['role', 'sede_code', 'ooad', 'ceme'])
    .where('person_id', '=', personId).orderBy('role').orderBy('sede_code').execute()
}

interface NewSession {
  tokenSha256: Buffer
  personId: string
  hours: number
  address: string | null
  userAgent: string | null
  /** Of a session that is limited to one sitting. */
  sittingAttemptId?: string
  /** 'full' where nothing else is said. */
  stage?: SessionStage
}

export async function insertSession(trx: Trx, session: NewSession): Promise<void> {
  await trx.insertInto('session').values({
    token_sha256: session.tokenSha256,
    person_id: session.personId,
    expires_at: sql<string>`clock_timestamp() + ${session.hours} * interval '1 hour'`,
    address: session.address,
    user_agent: session.userAgent,
    sitting_attempt_id: session.sittingAttemptId ?? null,
    stage: session.stage ?? 'full',
  }).execute()
}

/** False when it was revoked before. */
export async function revokeSession(trx: Trx, tokenSha256: Buffer): Promise<boolean> {
  const { numUpdatedRows } = await trx.updateTable('session').set({ revoked_at: sql<string>`clock_timestamp()` })
    .where('token_sha256', '=', tokenSha256).where('revoked_at', 'is', null).executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** The hash to check a password against again; null without a usable account. */
export async function findPasswordHash(db: DbOrTrx, personId: string): Promise<string | null> {
  const row = await db.selectFrom('account').select('password_hash')
    .where('person_id', '=', personId).where('disabled_at', 'is', null).executeTakeFirst()
  return row?.password_hash ?? null
}
