/** Everybody who moves by one annulment, before and after, as a file for a spreadsheet. By folio, without names, while they are open. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse, type Cell } from '#app/http/csv.ts'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import type { Standing } from '#app/marking/compare-standings.ts'
import { tellSeat } from '#app/marking/move-table.tsx'
import { takeOpenScores } from '#app/score-openings/require-opening.server.ts'
import { readExam } from '../admin.examenes_.$examId/queries.server.ts'
import { readAnnulment } from '../admin.examenes_.$examId_.anulaciones_.$annulmentId/queries.server.ts'

const SIDES = ['antes', 'despues']
const FIGURES = ['aciertos', 'reactivos', 'efiser', 'pi_imss', 'posicion', 'plaza']
const HEADS = ['folio', 'presento_la_forma', ...SIDES.flatMap((side) => FIGURES.map((figure) => `${figure}_${side}`))]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const exam = await readExam(args.context, args.params['examId'])
  const { effect: { dryRun } } = await readAnnulment(args.context, exam.id, args.params['annulmentId'])
  if (dryRun === null) throw notFound()
  await takeOpenScores(args, actor, { scope: 'annulments', subjectId: exam.id }, 'anulacion.csv')
  const rows = dryRun.moves.map(({ folio, ownForm, before, after }): Cell[] =>
    [folio, ownForm ? 'sí' : 'no', ...cellsOf(before), ...cellsOf(after)])
  return csvResponse(`anulacion-turno-${exam.turno}.csv`, HEADS, rows)
}

function cellsOf(standing: Standing): Cell[] {
  const { correct, counted, efiser, piImss, position, seat } = standing
  return [correct, counted, efiser, piImss, position, seat === null ? null : tellSeat(standing)]
}
