/** Links that set a password: made, found by the hash of their token, used once. By the wall clock. */
import { sql } from 'kysely'
import type { DbOrTrx, Trx } from '../client.ts'

const CHUNK = 1_000

export interface NewLink {
  personId: string
  purpose: 'activation' | 'reset'
  tokenSha256: Buffer
  address: string
}

/** In the place of those that stand open; in the order given. */
export async function insertLinks(trx: Trx, links: readonly NewLink[]): Promise<{ id: string, personId: string }[]> {
  const made: { id: string, personId: string }[] = []
  for (let at = 0; at < links.length; at += CHUNK) {
    const part = links.slice(at, at + CHUNK)
    await trx.updateTable('account_link').set({ revoked_at: sql<string>`clock_timestamp()` })
      .where('person_id', 'in', part.map(({ personId }) => personId)).where('used_at', 'is', null)
      .where('revoked_at', 'is', null).execute()
    made.push(...await trx.insertInto('account_link').values(part.map((link) => ({
      person_id: link.personId, purpose: link.purpose, token_sha256: link.tokenSha256, address: link.address,
    }))).returning(['id', 'person_id as personId']).execute())
  }
  return made
}

/** Whom a link may be sent to: by matrícula or address, with whether there is an account; undefined for nobody. */
export async function findLinkRecipient(db: DbOrTrx, by: { personId: string } | { identifier: string }) {
  return db.selectFrom('person').leftJoin('account', 'account.person_id', 'person.id')
    .select(['person.id', 'person.email', 'account.person_id as account_of', 'account.disabled_at'])
    .where((where) => 'personId' in by ? where('person.id', '=', by.personId) : where.or([
      where('person.matricula', '=', by.identifier), where('person.email', '=', by.identifier.toLowerCase()),
    ]))
    .executeTakeFirst()
}

/** How many links the person was made since: within the last ten minutes, and within a day. Locks the person's row. */
export async function countRecentLinks(trx: Trx, personId: string): Promise<{ justNow: number, today: number }> {
  await sql`select pg_advisory_xact_lock(hashtext(${`account link ${personId}`}))`.execute(trx)
  const { rows } = await sql<{ justNow: number, today: number }>`select
    (count(*) filter (where made_at > clock_timestamp() - interval '10 minutes'))::int as "justNow",
    count(*)::int as today
    from account_link where person_id = ${personId} and made_at > clock_timestamp() - interval '1 day'`.execute(trx)
  return rows[0] ?? { justNow: 0, today: 0 }
}

/** A link that still opens, with its person; undefined for every other. */
export async function findOpenLink(db: DbOrTrx, tokenSha256: Buffer) {
  return db.selectFrom('account_link as link').innerJoin('person', 'person.id', 'link.person_id')
    .leftJoin('account', 'account.person_id', 'person.id')
    .select(['link.id', 'link.purpose', 'link.person_id as personId', 'link.address', 'person.matricula'])
    .where('token_sha256', '=', tokenSha256).where('used_at', 'is', null).where('revoked_at', 'is', null)
    .where('account.disabled_at', 'is', null).whereRef('person.email', '=', 'link.address')
    .where(sql<boolean>`expires_at > clock_timestamp()`).executeTakeFirst()
}

/** Whose password it is now; null when the link opens nothing any more. */
export async function setPasswordByLink(trx: Trx, tokenSha256: Buffer, hash: string): Promise<string | null> {
  const { rows } = await sql<{ who: string | null }>`select set_password_by_link(${tokenSha256}, ${hash}) as who`
    .execute(trx)
  return rows[0]?.who ?? null
}
