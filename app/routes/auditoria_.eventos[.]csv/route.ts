/** The filtered events as a file, newest first; bounded, so that one request cannot hold the whole chain. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse } from '#app/http/csv.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { listEventRows } from './queries.server.ts'

const HEADS = ['numero', 'momento_utc', 'hora_del_centro', 'actor_id', 'actor', 'rol', 'acto', 'codigo', 'sujeto',
  'sujeto_id', 'datos', 'huella']

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'auditor')
  const rows = await listEventRows(args.context, args.request.url)
  if (rows === null) throw new Response('PAYLOAD_INVALID', { status: 422 })
  return csvResponse('auditoria.csv', HEADS, rows)
}
