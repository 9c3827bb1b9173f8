/** What a person said of a medical leave, in the valid version or after it. §3.1 */
import { sql } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

/** Undefined for who has no registration in this call. */
export async function findLeaveStanding(db: DbOrTrx, of: { convocatoriaId: string, personId: string }): Promise<{
  candidateId: string, registered: boolean, acknowledgedAt: Instant | null, turnoFrom: Instant
} | undefined> {
  return db.selectFrom('candidate').innerJoin('exam', 'exam.id', 'candidate.exam_id')
    .innerJoin('turno', 'turno.id', 'exam.turno_id')
    .leftJoin('medical_leave_acknowledgement as said', 'said.candidate_id', 'candidate.id')
    .select(['candidate.id as candidateId', 'turno.starts_at as turnoFrom', 'said.at as acknowledgedAt'])
    .select(sql<boolean>`coalesce((select (v.content::jsonb #>> '{declarations,medicalLeave}')::boolean
      from registration_version v where v.candidate_id = candidate.id order by v.number desc limit 1), false)`.as('registered'))
    .where('candidate.convocatoria_id', '=', of.convocatoriaId).where('candidate.person_id', '=', of.personId)
    .executeTakeFirst()
}

export async function insertLeaveAcknowledgement(trx: Trx, candidateId: string, byId: string): Promise<void> {
  await trx.insertInto('medical_leave_acknowledgement').values({ candidate_id: candidateId, by_id: byId }).execute()
}
