/** The letter of a folio within the sedes of some OOADs: what it must say, and whether its seat is still held. §5.9.3 */
import { sql } from 'kysely'
import type { DbOrTrx } from '../client.ts'

export async function findLetterByFolio(
  db: DbOrTrx, { runId, folio, ooads }: { runId: string, folio: string, ooads: readonly string[] },
) {
  return db.selectFrom('letter').innerJoin('award', 'award.id', 'letter.award_id')
    .innerJoin('candidate', 'candidate.id', 'award.candidate_id').innerJoin('person', 'person.id', 'candidate.person_id')
    .innerJoin('seat_pool', 'seat_pool.id', 'award.pool_id').innerJoin('course', 'course.id', 'seat_pool.course_id')
    .innerJoin('sede', 'sede.code', 'seat_pool.sede_code')
    .select(['candidate.folio', 'award.state', 'award.resigned_at as resignedAt', 'award.revoked_at as revokedAt',
      'person.given_names as givenNames', 'person.first_surname as firstSurname',
      'person.second_surname as secondSurname', 'person.matricula', 'course.cer',
      // There is a Hospital General Regional No. 1 in more than one city.
      sql<string>`sede.name || ', ' || sede.city`.as('sede'), 'seat_pool.subsede',
      'letter.issued_at as issuedAt', 'letter.content_sha256 as contentSha256', 'letter.sha256 as fileSha256'])
    .where('award.run_id', '=', runId).where('candidate.folio', '=', folio).where('sede.ooad', 'in', [...ooads, ''])
    .executeTakeFirst()
}
