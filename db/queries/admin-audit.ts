/** Who is meant by an actor that somebody typed into a filter of the audit. */
import type { DbOrTrx } from '../client.ts'

/** The person with this matrícula or e-mail address (any case), or undefined. */
export async function findPersonId(db: DbOrTrx, identifier: string): Promise<string | undefined> {
  const row = await db.selectFrom('person').select('id')
    .where((where) => where.or([
      where('matricula', '=', identifier), where('email', '=', identifier.toLowerCase()),
    ])).executeTakeFirst()
  return row?.id
}
