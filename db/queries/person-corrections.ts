/** Corrections of what the roster says of a person; both versions stay. */
import type { CorrectableField } from '../tables/person-file-tables.ts'
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
