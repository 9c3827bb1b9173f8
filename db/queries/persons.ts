/** People as the coordination searches and sees them, and the changes of roles and accounts, which the database judges. */
import { sql } from 'kysely'
import type { DbOrTrx, Trx } from '../client.ts'
import { escapeLike } from '../like-pattern.ts'
import type { Role } from '../tables/people-tables.ts'

const SHOWN = 50

/** What nobody's password may be made of. */
export async function findOwnFacts(db: DbOrTrx, personId: string): Promise<string[]> {
  const row = await db.selectFrom('person')
    .select(['matricula', 'email', 'curp', 'given_names', 'first_surname', 'second_surname'])
    .where('id', '=', personId).executeTakeFirst()
  if (row === undefined) return []
  const { email, matricula, curp, given_names: names, first_surname: first, second_surname: second } = row
  return [matricula, email.split('@')[0], curp, ...names.split(' '), first, second].filter((one) => typeof one === 'string')
}

/** By parts of name, matrícula, CURP or address, as simplifyText makes them; 50 at most, by name. */
export async function searchPersons(db: DbOrTrx, words: readonly string[]) {
  let query = db.selectFrom('person').leftJoin('account', 'account.person_id', 'person.id')
    .select(['person.id', 'matricula', 'given_names', 'first_surname', 'second_surname', 'disabled_at',
      'account.person_id as account_of'])
    .select(sql<string | null>`(select string_agg(distinct role, ',') from role_grant
      where role_grant.person_id = person.id)`.as('roles'))
    .orderBy('first_surname').orderBy('second_surname').orderBy('given_names').orderBy('person.id').limit(SHOWN)
  for (const word of words) {
    const like = `%${escapeLike(word)}%`
    query = query.where(sql<boolean>`simplify_text(concat_ws(' ', given_names, first_surname, second_surname, matricula, curp,
      email)) like ${like}`)
  }
  return query.execute()
}

export async function findPerson(db: DbOrTrx, personId: string) {
  return db.selectFrom('person').leftJoin('account', 'account.person_id', 'person.id')
    .leftJoin('second_factor', 'second_factor.person_id', 'person.id')
    .select(['person.id', 'matricula', 'email', 'curp', 'given_names', 'first_surname', 'second_surname', 'disabled_at',
      'account.person_id as account_of', 'second_factor.since as factor_since'])
    .where('person.id', '=', personId).executeTakeFirst()
}

export async function listRoleGrants(db: DbOrTrx, personId: string) {
  return db.selectFrom('role_grant').leftJoin('sede', 'sede.code', 'role_grant.sede_code')
    .select(['role_grant.id', 'role', 'sede_code', 'sede.name as sede_name', 'role_grant.ooad', 'role_grant.ceme'])
    .where('person_id', '=', personId).orderBy('role').orderBy('sede_code').orderBy('role_grant.ceme').execute()
}

/** What a role can be limited to. */
export async function listScopes(db: DbOrTrx) {
  const sedes = await db.selectFrom('sede').select(['code', 'name', 'ooad']).orderBy('code').execute()
  const cemes = await db.selectFrom('exam').select('ceme').distinct().orderBy('ceme').execute()
  return { sedes, ooads: [...new Set(sedes.map(({ ooad }) => ooad))].sort(), cemes: cemes.map(({ ceme }) => ceme) }
}

export interface Scope {
  sedeCode: string | null
  ooad: string | null
  ceme: string | null
}

/** The id of the grant; null when the person has it already. */
export async function grantRole(trx: Trx, by: string, who: string, role: Role, scope: Scope): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select grant_role(${by}, ${who}, ${role}, ${scope.sedeCode},
    ${scope.ooad}, ${scope.ceme}) as id`.execute(trx)
  return rows[0]?.id ?? null
}

/** Whose it was; null when it is gone. */
export async function withdrawRole(trx: Trx, by: string, grantId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select withdraw_role(${by}, ${grantId}) as id`.execute(trx)
  return rows[0]?.id ?? null
}

/** False when it is so already. */
export async function setAccountUsable(trx: Trx, by: string, who: string, usable: boolean): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select set_account_usable(${by}, ${who}, ${usable}) as done`.execute(trx)
  return rows[0]?.done === true
}

export async function insertDecision(
  trx: Trx, decision: { personId: string, act: string, reason: string, by: string },
): Promise<void> {
  await trx.insertInto('account_decision')
    .values({ person_id: decision.personId, act: decision.act, reason: decision.reason, by_id: decision.by }).execute()
}

/** Newest first. */
export async function listDecisions(db: DbOrTrx, personId: string) {
  return db.selectFrom('account_decision').innerJoin('person', 'person.id', 'account_decision.by_id')
    .select(['account_decision.id', 'act', 'reason', 'at', 'given_names', 'first_surname', 'second_surname'])
    .where('account_decision.person_id', '=', personId).orderBy('account_decision.id', 'desc').limit(50).execute()
}
