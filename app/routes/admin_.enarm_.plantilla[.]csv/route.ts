/** The template of an ENARM file: its heads, and nobody's data. §4.2 A */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse } from '#app/http/csv.ts'
import { requireRole } from '#app/http/guards.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return csvResponse('enarm.csv', ['curp', 'nombre', 'puntaje'], [])
}
