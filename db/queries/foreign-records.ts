/** What foreign residents with a seat owe, tuition and migratory status, as the newest record of each says. §5.18 */
import { sql } from 'kysely'
import type { ForeignDuty, ForeignRecord } from '#exam-engine/convocatoria/foreign-status.ts'
import type { DbOrTrx, Trx } from '../client.ts'

const newest = (duty: ForeignDuty) => sql<string | null>`(select fulfilled_on::text from foreign_record
  where award_id = award.id and duty = ${duty} order by id desc limit 1)`

export async function readForeignRecord(db: DbOrTrx, awardId: string): Promise<ForeignRecord> {
  return db.selectFrom('award').select([newest('tuition').as('tuition'), newest('migratory').as('migratory')])
    .where('id', '=', awardId).executeTakeFirstOrThrow()
}

/** The awards of foreign residents of a published call; of one OOAD when given, by surname. */
export async function listForeignAwards(db: DbOrTrx, convocatoriaId: string, ooads: readonly string[] | null) {
  const query = db.selectFrom('award').innerJoin('candidate', 'candidate.id', 'award.candidate_id')
    .innerJoin('selection_run', 'selection_run.id', 'award.run_id')
    .innerJoin('person', 'person.id', 'candidate.person_id').innerJoin('seat_pool', 'seat_pool.id', 'award.pool_id')
    .innerJoin('course', 'course.id', 'seat_pool.course_id').innerJoin('sede', 'sede.code', 'seat_pool.sede_code')
    .select(['award.id', 'award.state', 'candidate.folio', 'candidate.person_id as personId',
      'person.given_names as givenNames', 'person.first_surname as firstSurname',
      'person.second_surname as secondSurname', 'course.cer', 'sede.name as sede', 'sede.ooad', 'seat_pool.subsede',
      newest('tuition').as('tuition'), newest('migratory').as('migratory')])
    .where('candidate.convocatoria_id', '=', convocatoriaId).where('candidate.category', '=', 'foreign')
    .where('selection_run.published_at', 'is not', null)
    .orderBy('person.first_surname').orderBy('person.second_surname').orderBy('person.given_names')
  return (ooads === null ? query : query.where('sede.ooad', 'in', [...ooads, ''])).execute()
}

/** Every record of an award, the newest first, with who made it. */
export async function listForeignRecords(db: DbOrTrx, awardId: string) {
  return db.selectFrom('foreign_record').innerJoin('person', 'person.id', 'foreign_record.by_id')
    .select(['foreign_record.id', 'duty', sql<string | null>`fulfilled_on::text`.as('fulfilledOn'), 'note', 'at',
      'by_role as byRole', 'person.given_names as givenNames', 'person.first_surname as firstSurname'])
    .where('award_id', '=', awardId).orderBy('foreign_record.id', 'desc').execute()
}

/** The OOAD of the sede of an award. */
export async function findOoadOfAward(db: DbOrTrx, awardId: string): Promise<string | undefined> {
  const row = await db.selectFrom('award').innerJoin('seat_pool', 'seat_pool.id', 'award.pool_id')
    .innerJoin('sede', 'sede.code', 'seat_pool.sede_code').select('sede.ooad').where('award.id', '=', awardId).executeTakeFirst()
  return row?.ooad
}

interface NewRecord {
  awardId: string
  duty: ForeignDuty
  fulfilledOn: string | null
  note: string
  by: string
  role: 'admin' | 'ooad'
}

export async function insertForeignRecord(trx: Trx, { awardId, duty, fulfilledOn, note, by, role }: NewRecord): Promise<void> {
  await trx.insertInto('foreign_record').values({
    award_id: awardId, duty, fulfilled_on: fulfilledOn, note, by_id: by, by_role: role,
  }).execute()
}
