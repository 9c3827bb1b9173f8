/**
 * Where the own sitting stands, as JSON, for a page whose socket does not get through. Asks for the
 * same role as the page.
 */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { readSitting } from '../examen/queries.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  return Response.json(await readSitting(args), { headers: { 'Cache-Control': 'no-store' } })
}
