/**
 * What stands in the file of one person in a call, and the marks on record, which a page shows only to a session that
 * opened them (score-openings.ts). A PI-IMSS is found in results.ts alone.
 */
import { sql } from 'kysely'
import type { DbOrTrx } from '../client.ts'
import type { Declarant } from './publication-declarations.ts'

export async function findPersonOfFile(db: DbOrTrx, personId: string) {
  return db.selectFrom('person').leftJoin('account', 'account.person_id', 'person.id')
    .select(['person.id', 'matricula', 'email', 'curp', 'given_names', 'first_surname', 'second_surname', 'sex', 'born_on',
      'account.person_id as account', 'account.disabled_at'])
    .where('person.id', '=', personId)
    .where((where) => where.or([
      where.exists(where.selectFrom('roster_entry').select('ceme').whereRef('roster_entry.person_id', '=', 'person.id')),
      where.exists(where.selectFrom('candidate').select('id').whereRef('candidate.person_id', '=', 'person.id')),
    ])).executeTakeFirst()
}

/** Every registration of the person, in whatever call, the newest call first. */
export async function listRegistrations(db: DbOrTrx, personId: string) {
  return db.selectFrom('candidate').innerJoin('convocatoria', 'convocatoria.id', 'candidate.convocatoria_id')
    .select(['candidate.id', 'candidate.convocatoria_id as convocatoriaId', 'convocatoria.title', 'candidate.folio',
      'candidate.registered_at as registeredAt', 'candidate.enarm', 'candidate.carries_from as carriesFrom'])
    .where('candidate.person_id', '=', personId).orderBy('convocatoria.published_at', 'desc').execute()
}

export async function findSittingOf(db: DbOrTrx, candidateId: string) {
  return db.selectFrom('attempt').innerJoin('turno', 'turno.id', 'attempt.turno_id')
    .innerJoin('exam', 'exam.id', 'attempt.exam_id').innerJoin('sede', 'sede.code', 'attempt.sede_code')
    .select(['attempt.id', 'attempt.state', 'attempt.admitted_at as admittedAt', 'attempt.started_at as startedAt',
      'attempt.finished_at as finishedAt', 'attempt.answered_count as answeredCount', 'exam.item_count as itemCount',
      'exam.ceme', 'exam.grade', 'turno.number as turno', 'turno.starts_at as startsAt', 'sede.name as sede', 'sede.city'])
    .where('attempt.candidate_id', '=', candidateId).orderBy('attempt.opens_at', 'desc').limit(1).executeTakeFirst()
}

/** Articles of the last declaration, with how their evaluation stands; no points. */
export async function listArticlesOfFile(db: DbOrTrx, { convocatoriaId, personId }: Declarant) {
  const { rows } = await sql<{
    id: string, doi: string, title: string, journal: string, publishedOn: string, authorPosition: number
    signed: number, accepted: boolean | null, basis: 'agreement' | 'third' | null
  }>`
    select a.id, a.doi, a.title, a.journal, a.published_on::text as "publishedOn", a.author_position as "authorPosition",
      (select count(*)::int from publication_evaluation e where e.article_id = a.id and e.state = 'signed') as signed,
      d.accepted, d.basis
    from declared_article a left join publication_decision d on d.article_id = a.id
    where a.declaration_id = (select id from publication_declaration
      where convocatoria_id = ${convocatoriaId} and person_id = ${personId} order by version desc limit 1)
    order by a.position`.execute(db)
  return rows
}

/** Signed grades by year, with how often each was corrected. */
export async function listGradesOfFile(db: DbOrTrx, candidateId: string) {
  return db.selectFrom('grade_mark')
    .select((select) => ['year', 'mark',
      select.selectFrom('grade_correction').select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('grade_correction.candidate_id', '=', 'grade_mark.candidate_id')
        .whereRef('grade_correction.year', '=', 'grade_mark.year').where('outcome', '=', 'approved').as('corrections')])
    .where('candidate_id', '=', candidateId).orderBy('year').execute()
}

/** Every ENARM mark that was taken, the last one, which counts, first. */
export async function listEnarmOfFile(db: DbOrTrx, candidateId: string) {
  return db.selectFrom('enarm_mark').select(['id', 'mark', 'replaces', 'at'])
    .where('candidate_id', '=', candidateId).orderBy('id', 'desc').execute()
}

/** The mark of the exam, as it stands. */
export async function findMarkOfFile(db: DbOrTrx, candidateId: string) {
  return db.selectFrom('mark').innerJoin('attempt', 'attempt.id', 'mark.attempt_id')
    .select(['mark.status', 'mark.correct', 'mark.counted', 'mark.efiser'])
    .where('attempt.candidate_id', '=', candidateId).orderBy('attempt.opens_at', 'desc').limit(1).executeTakeFirst()
}

/** The seat of the published run, if any. */
export async function findSeatOfFile(db: DbOrTrx, candidateId: string) {
  return db.selectFrom('award').innerJoin('seat_pool', 'seat_pool.id', 'award.pool_id')
    .innerJoin('course', 'course.id', 'seat_pool.course_id').innerJoin('sede', 'sede.code', 'seat_pool.sede_code')
    .innerJoin('selection_run', 'selection_run.id', 'award.run_id')
    .select(['award.id', 'award.state', 'course.cer', 'sede.name as sede', 'seat_pool.subsede'])
    .where('award.candidate_id', '=', candidateId).where('selection_run.published_at', 'is not', null).executeTakeFirst()
}

/** Rows of the audit about the person: the person itself, the registration, the attempts, the seat. Newest first. */
export async function listAuditOfPerson(db: DbOrTrx, personId: string, limit: number) {
  return db.selectFrom('audit_event').leftJoin('person', 'person.id', 'audit_event.actor_id')
    .select(['seq', 'at', 'actor_role as role', 'actor_id as actorId', 'action', 'person.given_names as actorNames',
      'person.first_surname as actorSurname'])
    .where((where) => where.or([
      where.and([where('subject_type', '=', 'person'), where('subject_id', '=', personId)]),
      where.and([where('subject_type', '=', 'candidate'), where('subject_id', 'in', where.selectFrom('candidate')
        .select(sql<string>`id::text`.as('id')).where('person_id', '=', personId))]),
      where.and([where('subject_type', '=', 'attempt'), where('subject_id', 'in', where.selectFrom('attempt')
        .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
        .select(sql<string>`attempt.id::text`.as('id')).where('candidate.person_id', '=', personId))]),
      where.and([where('subject_type', '=', 'award'), where('subject_id', 'in', where.selectFrom('award')
        .innerJoin('candidate', 'candidate.id', 'award.candidate_id')
        .select(sql<string>`award.id::text`.as('id')).where('candidate.person_id', '=', personId))]),
    ]))
    .orderBy('seq', 'desc').limit(limit).execute()
}
