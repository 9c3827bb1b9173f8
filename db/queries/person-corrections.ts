/** Corrections of what the roster says of a person; both versions stay. */
import { ROSTER_FIELDS, type CorrectableField, type RosterField } from '../tables/person-file-tables.ts'
import type { DbOrTrx, Trx } from '../client.ts'

/** What is recorded; undefined for nobody. */
export async function findCorrectable(db: DbOrTrx, personId: string): Promise<Record<CorrectableField, string | null> | undefined> {
  return db.selectFrom('person').select(['given_names', 'first_surname', 'second_surname', 'curp', 'sex', 'born_on'])
    .where('id', '=', personId).executeTakeFirst()
}

interface NewCorrections {
  convocatoriaId: string
  personId: string
  changes: readonly { field: CorrectableField, before: string | null, after: string | null }[]
  reason: string
  by: string
}

/** The person follows by trigger. */
export async function insertPersonCorrections(
  trx: Trx, { convocatoriaId, personId, changes, reason, by }: NewCorrections,
): Promise<void> {
  await trx.insertInto('person_correction').values(changes.map(({ field, before, after }) => ({
    convocatoria_id: convocatoriaId, person_id: personId, field, before, after, reason, corrected_by: by,
  }))).execute()
}

/** Newest first. */
export async function listPersonCorrections(db: DbOrTrx, personId: string) {
  return db.selectFrom('person_correction as c').innerJoin('person as admin', 'admin.id', 'c.corrected_by')
    .select(['c.id', 'c.field', 'c.before', 'c.after', 'c.reason', 'c.corrected_at as correctedAt',
      'admin.given_names as adminNames', 'admin.first_surname as adminSurname'])
    .where('c.person_id', '=', personId).orderBy('c.id', 'desc').execute()
}

/** What the roster of a call says of the course; undefined for who is not on it. */
export async function findRosterCorrectable(
  db: DbOrTrx, convocatoriaId: string, personId: string,
): Promise<Record<RosterField, string | null> | undefined> {
  const row = await db.selectFrom('roster_entry').select([...ROSTER_FIELDS])
    .where('convocatoria_id', '=', convocatoriaId).where('person_id', '=', personId).executeTakeFirst()
  return row === undefined ? undefined : { ...row, grade: String(row.grade) }
}

interface NewRosterCorrections extends Omit<NewCorrections, 'changes'> {
  changes: readonly { field: RosterField, before: string | null, after: string | null }[]
}

/** The roster follows by trigger. */
export async function insertRosterCorrections(
  trx: Trx, { convocatoriaId, personId, changes, reason, by }: NewRosterCorrections,
): Promise<void> {
  await trx.insertInto('roster_correction').values(changes.map(({ field, before, after }) => ({
    convocatoria_id: convocatoriaId, person_id: personId, field, before, after, reason, corrected_by: by,
  }))).execute()
}

/** Newest first. */
export async function listRosterCorrections(db: DbOrTrx, personId: string) {
  return db.selectFrom('roster_correction as c').innerJoin('person as admin', 'admin.id', 'c.corrected_by')
    .select(['c.id', 'c.field', 'c.before', 'c.after', 'c.reason', 'c.corrected_at as correctedAt',
      'admin.given_names as adminNames', 'admin.first_surname as adminSurname'])
    .where('c.person_id', '=', personId).orderBy('c.id', 'desc').execute()
}

/** The person follows by trigger. Its number. */
export async function insertAddressChange(
  trx: Trx, change: { personId: string, before: string, after: string, reason: string, by: string },
): Promise<number> {
  const { personId, before, after, reason, by } = change
  const { id } = await trx.insertInto('address_change')
    .values({ person_id: personId, before, after, reason, changed_by: by }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Newest first. */
export async function listAddressChanges(db: DbOrTrx, personId: string) {
  return db.selectFrom('address_change').select(['id', 'before', 'after', 'changed_at as changedAt'])
    .where('person_id', '=', personId).orderBy('id', 'desc').limit(20).execute()
}
