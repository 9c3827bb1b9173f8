/** Who is still to be written to about the results of a call: each once. The outbox says who was. §5.1, §5.3 */
import { sql } from 'kysely'
import type { DbOrTrx } from '../client.ts'

interface Call {
  convocatoriaId: string
  runId: string
}

/** Every candidate with a result, assigned, not assigned or excluded alike, who was not told yet that it is there. */
export async function listUntold(db: DbOrTrx, { convocatoriaId, runId }: Call) {
  return db.selectFrom('selection_result').innerJoin('candidate', 'candidate.id', 'selection_result.candidate_id')
    .innerJoin('person', 'person.id', 'candidate.person_id').select(['person.id as personId', 'person.email'])
    .where('selection_result.run_id', '=', runId)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('mail_message').select('mail_message.id')
      .where('about', '=', sql<string>`'resultsOpen ' || ${convocatoriaId}::text || ' ' || person.id::text`))))
    .orderBy('person.id').execute()
}

/** Who has a seat of the run, its stored state, and was not reminded yet. */
export async function listUnreminded(db: DbOrTrx, { convocatoriaId, runId }: Call) {
  return db.selectFrom('award').innerJoin('candidate', 'candidate.id', 'award.candidate_id')
    .innerJoin('person', 'person.id', 'candidate.person_id').select(['person.id as personId', 'person.email', 'award.state'])
    .where('award.run_id', '=', runId)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('mail_message').select('mail_message.id')
      .where('about', '=', sql<string>`'decisionMissing ' || ${convocatoriaId}::text || ' ' || person.id::text`))))
    .orderBy('person.id').execute()
}
