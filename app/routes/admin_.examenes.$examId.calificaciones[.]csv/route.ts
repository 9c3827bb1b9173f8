/** All marks of one exam as a file, by folio, while they are open. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse } from '#app/http/csv.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { takeOpenScores } from '#app/score-openings/require-opening.server.ts'
import { readExam } from '../admin.examenes_.$examId/queries.server.ts'
import { listAllMarks } from './queries.server.ts'

const HEADS = ['folio', 'situacion', 'aciertos', 'reactivos', 'efiser']

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const exam = await readExam(args.context, args.params['examId'])
  await takeOpenScores(args, actor, { scope: 'exam', subjectId: exam.id }, 'calificaciones.csv')
  const rows = await listAllMarks(args.context, exam.id)
  return csvResponse(`calificaciones-turno-${exam.turno}.csv`, HEADS, rows)
}
