/** The template of a file of sedes or seats: its heads. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { IMPORTS, isImportKind } from '#app/call/import-rows.ts'
import { csvResponse } from '#app/http/csv.ts'
import { notFound, requireRole } from '#app/http/guards.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const kind = args.params['what']
  if (!isImportKind(kind)) throw notFound()
  return csvResponse(`${kind}.csv`, IMPORTS[kind].heads, [])
}
