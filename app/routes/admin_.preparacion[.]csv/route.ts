/** What is missing before the turnos, as a file: the same rows that the page shows. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse } from '#app/http/csv.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { readPreparation } from '../admin.preparacion/queries.server.ts'

const HEADS = ['turno', 'de_quien', 'nombre', 'que_falta', 'numeral', 'detalle', 'quien_lo_corrige']

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const proof = await readPreparation(args.context, args.request.url)
  const rows = (proof?.lines ?? []).map(({ turno, subject, name, what, clause, found, mender }) =>
    [turno, subject, name, what, clause, found, mender])
  return csvResponse('preparacion.csv', HEADS, rows)
}
