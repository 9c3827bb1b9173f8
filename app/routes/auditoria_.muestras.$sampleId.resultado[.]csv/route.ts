/** A sample as a file: a line per drawn row, with its last finding; seed and hash of the population on each. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse } from '#app/http/csv.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { readSample } from '../auditoria.muestras_.$sampleId/queries.server.ts'

const HEADS = ['muestra', 'convocatoria', 'semilla', 'poblacion_sha256', 'poblacion', 'renglon', 'identificador', 'resultado',
  'comprobado', 'observacion']

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'auditor')
  const { number, callId, seed, sha256, count, rows } = await readSample(args.context, args.params['sampleId'])
  return csvResponse(`muestra-${String(number)}.csv`, HEADS, rows.map((row) => [
    number, callId, seed, sha256, count, row.place, row.subjectId, row.outcome, (row.checks ?? []).join(' '), row.text,
  ]))
}
