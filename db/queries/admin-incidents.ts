/**
 * Denials and cancellations of a convocatoria with who decided them and when, as
 * the audit has it. Names stand here because somebody must be found; scores do not.
 */
import { sql } from 'kysely'
import type { DbOrTrx } from '../client.ts'

const WHO = ['attempt.id', 'attempt.state', 'attempt.denial_reason', 'attempt.denial_note', 'attempt.cancel_note',
  'attempt.closes_at', 'candidate.folio', 'person.given_names', 'person.first_surname', 'person.second_surname',
  'person.matricula', 'exam.ceme', 'exam.grade', 'sede.name as sede_name', 'turno.number as turno_number',
  'turno.starts_at'] as const

/** Attempts that are denied or cancelled now, the last decided first. */
export async function listIncidents(db: DbOrTrx, convocatoriaId: string) {
  return incidents(db).where('candidate.convocatoria_id', '=', convocatoriaId)
    .orderBy('decided.seq', (order) => order.desc().nullsLast()).orderBy('candidate.folio').execute()
}

/** One of them; undefined when the attempt is neither denied nor cancelled. */
export async function findIncident(db: DbOrTrx, attemptId: string) {
  return incidents(db).where('attempt.id', '=', attemptId).executeTakeFirst()
}

export type IncidentRow = NonNullable<Awaited<ReturnType<typeof findIncident>>>

/** Denials and cancellations that an admin took back, the last one first. */
export async function listReversals(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('audit_event')
    .innerJoin('attempt', (join) => join.on(sql<boolean>`attempt.id::text = audit_event.subject_id`))
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .leftJoin('person as decider', 'decider.id', 'audit_event.actor_id')
    .select(['audit_event.seq', 'audit_event.at', 'audit_event.action', 'candidate.folio', 'candidate.ceme',
      'candidate.grade', 'decider.given_names', 'decider.first_surname'])
    .where('audit_event.action', 'in', ['sitting.undoDenial', 'sitting.reinstate'])
    .where('candidate.convocatoria_id', '=', convocatoriaId)
    .orderBy('audit_event.seq', 'desc').execute()
}

export type ReversalRow = Awaited<ReturnType<typeof listReversals>>[number]

function incidents(db: DbOrTrx) {
  return db.selectFrom('attempt')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .innerJoin('person', 'person.id', 'candidate.person_id')
    .innerJoin('exam', 'exam.id', 'attempt.exam_id').innerJoin('turno', 'turno.id', 'attempt.turno_id')
    .innerJoin('sede', 'sede.code', 'attempt.sede_code')
    .leftJoinLateral((lateral) => lateral.selectFrom('audit_event')
      .leftJoin('person as decider', 'decider.id', 'audit_event.actor_id')
      .select(['audit_event.seq', 'audit_event.at as decided_at', 'decider.given_names as decider_names',
        'decider.first_surname as decider_surname'])
      .where('audit_event.subject_type', '=', 'attempt')
      .where(sql<boolean>`audit_event.subject_id = attempt.id::text`)
      .where(sql<boolean>`audit_event.action =
        case attempt.state when 'denied' then 'sitting.deny' else 'sitting.cancel' end`)
      .orderBy('audit_event.seq', 'desc').limit(1).as('decided'),
    (join) => join.onTrue())
    .leftJoinLateral((lateral) => lateral.selectFrom('check_in_record').select('check_in_record.statement')
      .whereRef('check_in_record.attempt_id', '=', 'attempt.id').where('check_in_record.outcome', '=', 'denied')
      .orderBy('check_in_record.id', 'desc').limit(1).as('denial'),
    (join) => join.onTrue())
    .select([...WHO, 'denial.statement', 'decided.seq', 'decided.decided_at', 'decided.decider_names', 'decided.decider_surname'])
    .where('attempt.state', 'in', ['denied', 'cancelled'])
}
