/** Names of sedes by their code. */
import type { DbOrTrx } from '../client.ts'

export async function listSedeNames(db: DbOrTrx): Promise<Map<string, string>> {
  const rows = await db.selectFrom('sede').select(['code', 'name']).execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** Each with the name of its sede, or the code where the sede has none. */
export async function nameSedes<Row extends { readonly sede: string }>(
  db: DbOrTrx, rows: readonly Row[],
): Promise<(Row & { sedeName: string })[]> {
  const names = await listSedeNames(db)
  return rows.map((row) => ({ ...row, sedeName: names.get(row.sede) ?? row.sede }))
}
