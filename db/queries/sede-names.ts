/** Names of sedes by their code. */
import type { DbOrTrx } from '../client.ts'

export async function listSedeNames(db: DbOrTrx): Promise<Map<string, string>> {
  const rows = await db.selectFrom('sede').select(['code', 'name']).execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}
