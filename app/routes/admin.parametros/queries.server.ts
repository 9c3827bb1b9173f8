/** The parameters in force; `saved` after they were changed just now. */
import type { RequestArgs } from '#app/http/guards.server.ts'
import { readParameters } from '#db/queries/parameters.ts'

export type ParametersPage = NonNullable<Awaited<ReturnType<typeof readPage>>['parameters']>

export async function readPage({ request, context: { services } }: RequestArgs) {
  const saved = new URL(request.url).searchParams.has('guardado')
  return { parameters: await readParameters(services.database.db) ?? null, saved }
}
