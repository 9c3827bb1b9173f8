/** The template of a list of past cut-offs: its heads. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { PAST_CUTOFF_HEADS } from '#app/csv-import/past-cutoff-columns.ts'
import { csvResponse } from '#app/http/csv.ts'
import { requireRole } from '#app/http/guards.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return csvResponse('cortes-anteriores.csv', PAST_CUTOFF_HEADS, [])
}
