/**
 * The snapshot behind the proof before the day: turnos, exams with their forms, candidates, attempts with
 * their seats, rooms, supervisors and their posts.
 */
import { sql } from 'kysely'
import type { DbOrTrx } from '../client.ts'

/** All of one convocatoria, read in one snapshot by the caller's transaction. */
export async function readReadiness(db: DbOrTrx, convocatoriaId: string) {
  const turnos = await db.selectFrom('turno').select(['id', 'number', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('convocatoria_id', '=', convocatoriaId).orderBy('number').execute()
  const exams = await db.selectFrom('exam')
    .select(['id', sql<string>`ceme || ' ' || grade`.as('name'), 'turno_id as turnoId'])
    .select((select) => select.selectFrom('form').select(({ fn }) => fn.min('form.frozen_at').as('at'))
      .whereRef('form.exam_id', '=', 'exam.id').as('formFrozenAt'))
    .where('convocatoria_id', '=', convocatoriaId).execute()
  const candidates = await db.selectFrom('candidate').innerJoin('person', 'person.id', 'candidate.person_id')
    .leftJoin('account', 'account.person_id', 'person.id')
    .select(['candidate.id', 'person.id as personId', 'candidate.folio', 'candidate.exam_id as examId',
      'candidate.exam_sede as examSede',
      sql<string>`concat_ws(' ', person.given_names, person.first_surname, person.second_surname)`.as('name'),
      sql<boolean>`account.person_id is not null and account.disabled_at is null`.as('canSignIn')])
    .where('candidate.convocatoria_id', '=', convocatoriaId).where('candidate.carries_from', 'is', null)
    .orderBy('candidate.folio').execute()
  const attempts = await db.selectFrom('attempt').innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .leftJoin('exam_seat', 'exam_seat.attempt_id', 'attempt.id')
    .select(['attempt.candidate_id as candidateId', 'attempt.exam_id as examId', 'attempt.turno_id as turnoId',
      'attempt.sede_code as sedeCode', 'attempt.opens_at as opensAt', 'attempt.accepts_until as acceptsUntil',
      'exam_seat.room_id as roomId'])
    .where('candidate.convocatoria_id', '=', convocatoriaId).execute()
  const sedes = await db.selectFrom('sede').select(['code', 'name']).execute()
  const supervisors = await db.selectFrom('role_grant')
    .innerJoin('account', 'account.person_id', 'role_grant.person_id')
    .select(['role_grant.person_id as personId', sql<string>`role_grant.sede_code`.as('sedeCode')])
    .where('role_grant.role', '=', 'supervisor').where('account.disabled_at', 'is', null).execute()
  const rooms = await db.selectFrom('room').select(['id', 'sede_code as sedeCode', 'name', 'capacity', 'machines'])
    .orderBy('name').execute()
  const posts = await db.selectFrom('supervisor_post').innerJoin('turno', 'turno.id', 'supervisor_post.turno_id')
    .innerJoin('account', 'account.person_id', 'supervisor_post.person_id')
    .select(['supervisor_post.turno_id as turnoId', 'supervisor_post.sede_code as sedeCode',
      'supervisor_post.room_id as roomId'])
    .where('turno.convocatoria_id', '=', convocatoriaId).where('account.disabled_at', 'is', null)
    .where(({ exists, selectFrom }) => exists(selectFrom('role_grant').select('role_grant.id')
      .whereRef('role_grant.person_id', '=', 'supervisor_post.person_id').where('role_grant.role', '=', 'supervisor')
      .whereRef('role_grant.sede_code', '=', 'supervisor_post.sede_code'))).execute()
  return { turnos, exams, candidates, attempts, sedes, supervisors, rooms, posts }
}
