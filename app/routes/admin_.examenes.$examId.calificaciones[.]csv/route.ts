/** All marks of one exam as a file, by folio. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse } from '#app/http/csv.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { readExam } from '../admin.examenes_.$examId/queries.server.ts'
import { listAllMarks } from './queries.server.ts'

const HEADS = ['folio', 'situacion', 'aciertos', 'reactivos', 'efiser']

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const exam = await readExam(args.context, args.params['examId'])
  const rows = await listAllMarks(args.context, exam.id)
  return csvResponse(`calificaciones-turno-${exam.turno}.csv`, HEADS, rows)
}
