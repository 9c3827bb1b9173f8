/** Registrations cancelled for false information, and the bar that follows from them. §2.2 E */
import { sql } from 'kysely'
import type { FalseInformation } from '#exam-engine/convocatoria/false-information.ts'
import type { DbOrTrx, Trx } from '../client.ts'

/** True for who was cancelled in any call. */
export async function isBarred(db: DbOrTrx, personId: string): Promise<boolean> {
  const { rows: [row] } = await sql<{ barred: boolean }>`select is_barred(${personId}::uuid) as barred`.execute(db)
  return row?.barred === true
}

/** The registration of a person in a call, with its attempt; undefined where there is none. */
export async function findRegistration(db: DbOrTrx, convocatoriaId: string, personId: string) {
  return db.selectFrom('candidate').innerJoin('person', 'person.id', 'candidate.person_id')
    .leftJoin('attempt', (join) => join.onRef('attempt.candidate_id', '=', 'candidate.id')
      .onRef('attempt.exam_id', '=', 'candidate.exam_id'))
    .select(['candidate.id as candidateId', 'candidate.folio', 'attempt.id as attemptId', 'person.email',
      'person.given_names', 'person.first_surname', 'person.second_surname'])
    .where('candidate.convocatoria_id', '=', convocatoriaId).where('candidate.person_id', '=', personId)
    .executeTakeFirst()
}

interface NewCancellation {
  candidateId: string
  personId: string
  reason: FalseInformation
  note: string
  by: string
}

/** Attempts must be cancelled by the end of the transaction. */
export async function insertCancellation(trx: Trx, { candidateId, personId, reason, note, by }: NewCancellation): Promise<void> {
  await trx.insertInto('registration_cancellation')
    .values({ candidate_id: candidateId, person_id: personId, reason, note, cancelled_by: by }).execute()
}

/** In whatever call; newest first. */
export async function listCancellations(db: DbOrTrx, personId: string) {
  return db.selectFrom('registration_cancellation as c').innerJoin('candidate', 'candidate.id', 'c.candidate_id')
    .innerJoin('person as admin', 'admin.id', 'c.cancelled_by')
    .innerJoin('convocatoria', 'convocatoria.id', 'candidate.convocatoria_id')
    .select(['c.candidate_id as candidateId', 'c.reason', 'c.note', 'c.cancelled_at as cancelledAt', 'convocatoria.title',
      'candidate.folio', 'admin.given_names as adminNames', 'admin.first_surname as adminSurname'])
    .where('c.person_id', '=', personId).orderBy('c.cancelled_at', 'desc').execute()
}
