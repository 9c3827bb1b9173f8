/** What a registration stands on: the person, the roster, the call, its exam and its seats. */
import { sql } from 'kysely'
import type { ContentPreference } from '#exam-engine/convocatoria/registration-content.ts'
import type { DbOrTrx } from '../client.ts'
import type { RegistrationOf } from './registration-drafts.ts'

/** Undefined for who is not on the roster. The sede of the exam is the one in force: a request may have changed it. */
export async function findRosterEntry(db: DbOrTrx, { convocatoriaId, personId }: RegistrationOf) {
  return db.selectFrom('roster_entry as roster')
    .innerJoin('person', 'person.id', 'roster.person_id')
    .innerJoin('sede', 'sede.code', 'roster.adscription_sede')
    .leftJoin('candidate', (join) => join.onRef('candidate.person_id', '=', 'roster.person_id')
      .onRef('candidate.convocatoria_id', '=', 'roster.convocatoria_id'))
    .innerJoin('sede as exam_sede', (join) => join.on((on) => on('exam_sede.code', '=',
      on.fn.coalesce('candidate.exam_sede', 'roster.rotation_sede', 'roster.adscription_sede'))))
    .select(['roster.enrolled', 'roster.category', 'roster.ceme', 'roster.grade', 'roster.rotation_sede',
      'person.matricula', 'person.email', 'person.curp', 'person.given_names', 'person.first_surname',
      'person.second_surname', 'person.sex', 'person.born_on',
      'sede.code', 'sede.name', 'sede.city', 'exam_sede.code as exam_code', 'exam_sede.name as exam_name',
      'exam_sede.city as exam_city', 'exam_sede.time_zone as exam_zone',
      sql<boolean>`is_barred(roster.person_id)`.as('barred')])
    .where('roster.convocatoria_id', '=', convocatoriaId).where('roster.person_id', '=', personId).executeTakeFirst()
}

/** Undefined when the call has no exam for this CEME and grade. */
export async function findExamOf(db: DbOrTrx, convocatoriaId: string, ceme: string, grade: number) {
  return db.selectFrom('exam').innerJoin('turno', 'turno.id', 'exam.turno_id')
    .select(['exam.id', 'turno.starts_at', 'turno.ends_at'])
    .where('exam.convocatoria_id', '=', convocatoriaId).where('ceme', '=', ceme).where('grade', '=', grade)
    .executeTakeFirst()
}

export interface OfferedPool extends ContentPreference {
  sedeCode: string
  seats: number
  foreignMax: number | null
}

/** Every pool of the call in the order of its table. */
export async function listOfferedPools(db: DbOrTrx, convocatoriaId: string): Promise<OfferedPool[]> {
  return db.selectFrom('seat_pool').innerJoin('course', 'course.id', 'seat_pool.course_id')
    .innerJoin('sede', 'sede.code', 'seat_pool.sede_code')
    .select(['seat_pool.id as poolId', 'course.cer', 'sede.name as sede', 'sede.city', 'seat_pool.subsede',
      'seat_pool.sede_code as sedeCode', 'seat_pool.seats', 'seat_pool.foreign_max as foreignMax'])
    .where('seat_pool.convocatoria_id', '=', convocatoriaId).orderBy('seat_pool.position').execute()
}

/** Inscribed, on the roster of the call, without a version, and not yet told that the window closes. */
export async function listUnregistered(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('roster_entry as roster').innerJoin('person', 'person.id', 'roster.person_id')
    .select(['person.id as personId', 'person.email'])
    .where('roster.convocatoria_id', '=', convocatoriaId).where('roster.enrolled', '=', true)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('candidate').select('candidate.id')
      .innerJoin('registration_version as version', 'version.candidate_id', 'candidate.id')
      .whereRef('candidate.person_id', '=', 'roster.person_id')
      .whereRef('candidate.convocatoria_id', '=', 'roster.convocatoria_id'))))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('mail_message').select('mail_message.id')
      .whereRef('mail_message.person_id', '=', 'roster.person_id')
      .where('mail_message.about', '=', sql<string>`'windowClosing ' || roster.convocatoria_id || ' ' || roster.person_id`))))
    .execute()
}
