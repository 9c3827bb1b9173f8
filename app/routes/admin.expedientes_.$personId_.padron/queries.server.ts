/** What a course and its sedes can be corrected to; what is recorded now is always among it. */
import type { AppLoadContext } from '@remix-run/node'
import { listScopes } from '#db/queries/persons.ts'

export async function readChoices({ services }: AppLoadContext, recorded: { ceme: string | null }) {
  const { sedes, cemes } = await listScopes(services.database.db)
  const named = recorded.ceme === null || cemes.includes(recorded.ceme) ? cemes : [recorded.ceme, ...cemes]
  return {
    cemes: named.map((value) => ({ value, label: value })),
    sedes: sedes.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
  }
}
