/** The roster of a call and its people: what a file is compared with, and what it adds. */
import { sql } from 'kysely'
import { keyOfGrant, type KnownPerson, type NewPerson, type ReadRoster } from '#exam-engine/convocatoria/roster-rows.ts'
import type { RosterGround } from '#exam-engine/convocatoria/roster-cells.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

const CHUNK = 1_000

function* chunks<T>(list: readonly T[]): Generator<T[]> {
  for (let at = 0; at < list.length; at += CHUNK) yield list.slice(at, at + CHUNK)
}

/** One import after the other: each knows what the one before added. */
export async function lockRoster(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('efiser roster'))`.execute(trx)
}

/** Before the first call there are no exams, and no residents. */
export async function readRosterGround(db: DbOrTrx, convocatoriaId: string | null): Promise<RosterGround> {
  const sedes = await db.selectFrom('sede').select(['code', 'ooad']).orderBy('code').execute()
  const exams = await db.selectFrom('exam').select(['ceme', 'grade'])
    .where('convocatoria_id', '=', convocatoriaId ?? '').execute()
  return { sedes: sedes.map(({ code }) => code), ooads: [...new Set(sedes.map(({ ooad }) => ooad))], exams }
}

/** Everybody: a matrícula, an address and a CURP belong to one person, on this roster or not. */
export async function listKnownPeople(db: DbOrTrx, convocatoriaId: string | null): Promise<KnownPerson[]> {
  const people = await db.selectFrom('person').leftJoin('account', 'account.person_id', 'person.id')
    .leftJoin('roster_entry as roster', (join) => join.onRef('roster.person_id', '=', 'person.id')
      .on('roster.convocatoria_id', '=', convocatoriaId ?? ''))
    .select(['person.id', 'matricula', 'email', 'curp', 'given_names', 'first_surname', 'second_surname',
      'account.person_id as account_of', 'roster.enrolled', 'roster.category', 'roster.ceme', 'roster.grade',
      'roster.adscription_sede', 'roster.rotation_sede']).execute()
  const grants = await db.selectFrom('role_grant').select(['person_id', 'role', 'sede_code', 'ooad', 'ceme']).execute()
  const keys = new Map<string, string[]>()
  for (const { person_id: id, role, sede_code: sedeCode, ooad, ceme } of grants) {
    keys.set(id, [...keys.get(id) ?? [], keyOfGrant(role, { sedeCode, ooad, ceme })])
  }
  return people.map((one) => ({
    matricula: one.matricula, email: one.email, curp: one.curp,
    name: fullName(one.given_names, one.first_surname, one.second_surname), active: one.account_of !== null,
    grants: keys.get(one.id) ?? [],
    entry: one.category === null || one.ceme === null || one.grade === null || one.adscription_sede === null ? null : {
      enrolled: one.enrolled === true, category: one.category, ceme: one.ceme, grade: one.grade,
      adscriptionSede: one.adscription_sede, rotationSede: one.rotation_sede,
    },
  }))
}

export async function insertRosterPeople(trx: Trx, people: readonly NewPerson[]): Promise<void> {
  for (const part of chunks(people)) {
    await trx.insertInto('person').values(part.map((one) => ({
      matricula: one.matricula, email: one.email, curp: one.curp, given_names: one.givenNames,
      first_surname: one.firstSurname, second_surname: one.secondSurname, sex: one.sex, born_on: one.bornOn,
    }))).execute()
  }
}

/** The ids of these matrículas, and who of them has no open account, with the address. */
export async function listRosterPeople(db: DbOrTrx, matriculas: readonly string[]) {
  return db.selectFrom('person').leftJoin('account', 'account.person_id', 'person.id')
    .select(['person.id', 'matricula', 'email', 'account.person_id as account_of'])
    .where(sql<boolean>`matricula = any(${matriculas}::text[])`).execute()
}

export async function correctRosterAddress(trx: Trx, personId: string, address: string): Promise<void> {
  await sql`select correct_roster_address(${personId}, ${address})`.execute(trx)
}

/** `by` null: as the owner of the database, who grants without being an admin. */
export async function grantRosterRoles(
  trx: Trx, by: string | null, ids: ReadonlyMap<string, string>, grants: ReadRoster['grants'],
): Promise<void> {
  for (const { matricula, role, scope: { sedeCode, ooad, ceme } } of grants) {
    const id = ids.get(matricula) ?? ''
    if (by !== null) await sql`select grant_role(${by}, ${id}, ${role}, ${sedeCode}, ${ooad}, ${ceme})`.execute(trx)
    else await trx.insertInto('role_grant').values({ person_id: id, role, sede_code: sedeCode, ooad, ceme }).execute()
  }
}

export async function insertRosterEntries(
  trx: Trx, convocatoriaId: string | null, ids: ReadonlyMap<string, string>, entries: ReadRoster['entries'],
): Promise<void> {
  for (const part of chunks(entries)) {
    await trx.insertInto('roster_entry').values(part.map(({ matricula, entry }) => ({
      convocatoria_id: convocatoriaId ?? '', person_id: ids.get(matricula) ?? '', enrolled: entry.enrolled, category: entry.category,
      ceme: entry.ceme, grade: entry.grade, adscription_sede: entry.adscriptionSede, rotation_sede: entry.rotationSede,
    }))).execute()
  }
}

interface NewImport {
  convocatoriaId: string | null
  fileSha256: string
  people: number
  roles: number
  links: number
  by: string | null
}

export async function insertRosterImport(
  trx: Trx, { convocatoriaId, fileSha256, people, roles, links, by }: NewImport,
): Promise<string> {
  const { id } = await trx.insertInto('roster_import').values({
    convocatoria_id: convocatoriaId, file_sha256: fileSha256, people, roles, links, by_id: by,
  }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Newest first. */
export async function listRosterImports(db: DbOrTrx): Promise<
  { id: string, fileSha256: string, people: number, roles: number, links: number, at: Instant, by: string | null }[]
> {
  const rows = await db.selectFrom('roster_import').leftJoin('person', 'person.id', 'roster_import.by_id')
    .select(['roster_import.id', 'file_sha256', 'people', 'roles', 'links', 'at', 'given_names', 'first_surname'])
    .orderBy('at', 'desc').limit(20).execute()
  return rows.map(({ id, file_sha256: fileSha256, people, roles, links, at, given_names: names, first_surname: surname }) => ({
    id, fileSha256, people, roles, links, at, by: names === null ? null : `${names} ${surname ?? ''}`,
  }))
}
