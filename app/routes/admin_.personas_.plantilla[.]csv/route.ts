/** The template of a roster: its heads, and nobody's data. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { ROSTER_HEADS } from '#app/csv-import/read-roster.server.ts'
import { csvResponse } from '#app/http/csv.ts'
import { requireRole } from '#app/http/guards.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return csvResponse('padron.csv', [...ROSTER_HEADS], [])
}
