/** What a carta de aceptación states of its holder and the seat. No score, no rank. */
import type { DbOrTrx } from '../client.ts'

export async function readLetterFacts(db: DbOrTrx, awardId: string) {
  return db.selectFrom('award')
    .innerJoin('candidate', 'candidate.id', 'award.candidate_id')
    .innerJoin('person', 'person.id', 'candidate.person_id')
    .innerJoin('convocatoria', 'convocatoria.id', 'candidate.convocatoria_id')
    .innerJoin('sede as current', 'current.code', 'candidate.adscription_sede')
    .innerJoin('seat_pool', 'seat_pool.id', 'award.pool_id')
    .innerJoin('course', 'course.id', 'seat_pool.course_id')
    .innerJoin('sede', 'sede.code', 'seat_pool.sede_code')
    .select(['candidate.folio', 'candidate.convocatoria_id', 'convocatoria.title', 'candidate.ceme', 'candidate.grade',
      'candidate.category', 'person.given_names', 'person.first_surname', 'person.second_surname', 'person.matricula',
      'person.curp', 'person.email', 'current.name as current_sede', 'course.cer', 'sede.name as sede', 'sede.city as sede_city',
      'sede.ooad', 'seat_pool.subsede', 'award.commitment_accepted_at'])
    .where('award.id', '=', awardId).executeTakeFirstOrThrow()
}
