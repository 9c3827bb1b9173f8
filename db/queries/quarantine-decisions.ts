/**
 * Decisions on operations in quarantine, and the operations with their evidence:
 * what came, when by the server, what the device said. Option ids leave here for
 * the rules only; pages say what an operation does, never which option it names.
 */
import { sql } from 'kysely'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { AdmittedOperation } from '#exam-engine/sitting/effective-answers.ts'
import type { DbOrTrx, Trx } from '../client.ts'

/** For queries on `attempt`: what was admitted, in order of arrival. */
export const admittedOperations = sql<AdmittedOperation[]>`coalesce((
  select json_agg(json_build_object('itemId', q.operation ->> 'itemId', 'optionId', q.operation ->> 'optionId',
    'revision', (q.operation ->> 'revision')::integer, 'epoch', q.epoch, 'arrival', q.id) order by q.id)
  from answer_quarantine q join quarantine_decision d on d.quarantine_id = q.id and d.verdict = 'admit'
  where q.attempt_id = attempt.id), '[]')`

/** Final answers of an attempt and what was admitted over them. */
export async function readAnswersThatCount(db: DbOrTrx, attemptId: string) {
  return db.selectFrom('attempt').select([admittedOperations.as('admitted'),
    sql<{ itemId: string, optionId: string | null }[]>`coalesce((select json_agg(json_build_object(
      'itemId', item_id, 'optionId', option_id)) from answer where attempt_id = attempt.id), '[]')`.as('final')])
    .where('id', '=', attemptId).executeTakeFirstOrThrow()
}

/** What came once too late and once in time counts already, and there is nothing to decide on. */
const doesNotCountYet = sql<boolean>`not exists (select from answer_history h
  where h.attempt_id = answer_quarantine.attempt_id and h.op_id = (answer_quarantine.operation ->> 'opId')::uuid)`

/** Every operation of an attempt in quarantine with its decision, if any; oldest first. */
export async function listQuarantined(db: DbOrTrx, attemptId: string) {
  return quarantined(db).where('answer_quarantine.attempt_id', '=', attemptId)
    .orderBy('answer_quarantine.id').execute()
}

/** One of them; undefined when there is none. */
export async function findQuarantined(db: DbOrTrx, quarantineId: number) {
  return quarantined(db).where('answer_quarantine.id', '=', quarantineId).executeTakeFirst()
}

export type QuarantinedRow = NonNullable<Awaited<ReturnType<typeof findQuarantined>>>

function quarantined(db: DbOrTrx) {
  return db.selectFrom('answer_quarantine')
    .leftJoin('quarantine_decision', 'quarantine_decision.quarantine_id', 'answer_quarantine.id')
    .leftJoin('person', 'person.id', 'quarantine_decision.decided_by')
    .select(['answer_quarantine.id', 'answer_quarantine.attempt_id', 'answer_quarantine.reason as cause',
      'answer_quarantine.operation', 'answer_quarantine.epoch', 'answer_quarantine.received_at',
      'quarantine_decision.verdict', 'quarantine_decision.reason', 'quarantine_decision.decided_at',
      'person.given_names as decider_names', 'person.first_surname as decider_surname'])
    .where(doesNotCountYet)
}

/** Attempts of a convocatoria with something in quarantine: first those that wait for a decision. */
export async function listQuarantineByAttempt(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('answer_quarantine')
    .innerJoin('attempt', 'attempt.id', 'answer_quarantine.attempt_id')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .innerJoin('sede', 'sede.code', 'attempt.sede_code').innerJoin('turno', 'turno.id', 'attempt.turno_id')
    .leftJoin('quarantine_decision', 'quarantine_decision.quarantine_id', 'answer_quarantine.id')
    .select(({ fn }) => ['attempt.id', 'attempt.state', 'candidate.folio', 'candidate.ceme', 'candidate.grade',
      'sede.name as sede_name', 'turno.number as turno_number',
      fn.countAll<number>().as('operations'),
      fn.countAll<number>().filterWhere('quarantine_decision.verdict', 'is', null).as('pending'),
      fn.max('answer_quarantine.received_at').as('last_received_at')])
    .where('candidate.convocatoria_id', '=', convocatoriaId).where(doesNotCountYet)
    .groupBy(['attempt.id', 'candidate.id', 'sede.code', 'turno.id'])
    .orderBy('pending', 'desc').orderBy('candidate.folio').execute()
}

export interface NewDecision {
  quarantineId: number
  verdict: 'admit' | 'reject'
  reason: string
  at: Instant
  by: string
}

export async function insertDecision(trx: Trx, { quarantineId, verdict, reason, at, by }: NewDecision): Promise<void> {
  await trx.insertInto('quarantine_decision').values({
    quarantine_id: quarantineId, verdict, reason, decided_at: toIso(at), decided_by: by,
  }).execute()
}
