/** A server whose results are out, with residents who hold seats: one exam sat and marked, beside the running server. */
import { moveClock } from '#db/queries/clock.ts'
import { startPublishedPlatform } from '#tests/app/authorisation/published-platform.ts'
import { addDuration, durationMs } from '#exam-engine/kernel/time.ts'
import { askDatabase } from './server-database.ts'

export interface PublishedSeats {
  url: string
  /** Mexican residents with a seat, in the order of their ids. */
  emails: string[]
  ids: string[]
  foreignEmail: string
  foreignAward: string
  /** The clock to a minute after the end of the acceptance. */
  afterAcceptance(): Promise<void>
  stop(): Promise<void>
}

export async function openPublishedDemo(): Promise<PublishedSeats> {
  const platform = await startPublishedPlatform()
  const { db } = platform.database
  const rows = await db.selectFrom('award').innerJoin('candidate', 'candidate.id', 'candidate_id')
    .innerJoin('person', 'person.id', 'candidate.person_id').select(['person.id', 'email', 'award.id as award', 'candidate_id'])
    .orderBy('candidate.folio').limit(8).execute()
  const foreign = rows.at(-1)
  if (foreign === undefined) throw new Error('nobody has a seat')
  await askDatabase(platform.root, ({ sql }) => sql.begin(async (trx) => {
    await trx`set local session_replication_role = replica`
    await trx`update candidate set category = 'foreign' where id = ${foreign.candidate_id}`
  }))
  const { results_until: until } = await db.selectFrom('convocatoria').select('results_until').executeTakeFirstOrThrow()
  return {
    url: platform.url, emails: rows.map(({ email }) => email), ids: rows.map(({ id }) => id),
    foreignEmail: foreign.email, foreignAward: foreign.award,
    afterAcceptance: () => db.transaction().execute((trx) => moveClock(trx, addDuration(until, durationMs(60_000)))),
    stop: () => platform.stop(),
  }
}
