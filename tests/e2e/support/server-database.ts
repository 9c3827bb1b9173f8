/**
 * The database of a test server, whether the server lives or was killed, as its
 * superuser: what the screen said is compared with what is stored.
 */
import { sql } from 'kysely'
import { openDatabase, type Database } from '#db/client.ts'
import { placeData } from '#db/embedded/places.ts'
import { keepSecret } from '#db/embedded/secrets.ts'
import { findDatabaseProcess } from '../../setup/start-server.ts'

/** The address of the database that runs in a data root, for its superuser; throws where none runs. */
export function serverDatabaseUrl(root: string): string {
  const port = findDatabaseProcess(root)?.port
  if (port === undefined) throw new Error(`no PostgreSQL runs in ${root}`)
  const password = keepSecret(placeData(root).dataRoot, 'postgres-superuser')
  return `postgres://postgres:${password}@127.0.0.1:${port}/efiser`
}

/** Closed by the caller. Owns nothing: a server may start beside it. */
export function openServerDatabase(root: string): Database {
  return openDatabase({ url: serverDatabaseUrl(root), max: 2, name: 'efiser e2e' })
}

/** Opens, asks, closes. */
export async function askDatabase<T>(root: string, ask: (database: Database) => Promise<T>): Promise<T> {
  const database = openServerDatabase(root)
  try {
    return await ask(database)
  } finally {
    await database.close()
  }
}

/** The turno in which an exam such as "Medicina interna 2" is sat. */
export function findTurnoOfExam({ db }: Database, exam: string): Promise<{ id: string, number: number }> {
  const split = exam.lastIndexOf(' ')
  return db.selectFrom('turno').innerJoin('exam', 'exam.turno_id', 'turno.id').select(['turno.id', 'turno.number'])
    .where('exam.ceme', '=', exam.slice(0, split)).where('exam.grade', '=', Number(exam.slice(split + 1)))
    .executeTakeFirstOrThrow()
}

/** Who registered under a folio. */
export async function findResident({ db }: Database, folio: string): Promise<{ email: string, surname: string }> {
  const row = await db.selectFrom('candidate').innerJoin('person', 'person.id', 'candidate.person_id')
    .select(['person.email', 'person.first_surname']).where('candidate.folio', '=', folio).executeTakeFirstOrThrow()
  return { email: row.email, surname: row.first_surname }
}

/** What the database holds of a resident's answers: item to the words of the chosen option. */
export async function readStoredAnswers({ db }: Database, folio: string): Promise<Record<string, string>> {
  const rows = await db.selectFrom('answer')
    .innerJoin('attempt', 'attempt.id', 'answer.attempt_id')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .innerJoin('item_option', (join) => join.on(sql<boolean>`item_option.id = answer.option_id::text`))
    .select(['answer.item_id', 'item_option.text']).where('candidate.folio', '=', folio).execute()
  return Object.fromEntries(rows.map(({ item_id: itemId, text }) => [itemId, text]))
}
