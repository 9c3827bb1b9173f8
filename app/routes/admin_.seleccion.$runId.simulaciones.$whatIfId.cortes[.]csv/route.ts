/** The cut-offs that a what-if run moves as a file, each of its rows marked as a simulation. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse, type Cell } from '#app/http/csv.ts'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import type { CutoffMove } from '#app/what-if/compare-cutoffs.ts'
import { readRun } from '../admin.seleccion_.$runId/queries.server.ts'
import { readWhatIf } from '../admin.seleccion_.$runId_.simulaciones_.$whatIfId/queries.server.ts'

const SIDES = ['antes', 'despues']
const FIGURES = ['plazas', 'asignadas', 'ultimo_pi_imss', 'decidio_el_desempate']
const HEADS = [
  'simulacion', 'curso', 'sede', 'subsede', ...SIDES.flatMap((side) => FIGURES.map((figure) => `${figure}_${side}`)),
]

/** 404 for one from before cut-offs were compared. */
export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const run = await readRun(args.context, args.params['runId'])
  const { id, label, cutoffs } = await readWhatIf(args.context, run.id, args.params['whatIfId'])
  if (cutoffs === null) throw notFound()
  return csvResponse(`simulacion-${id}-cortes.csv`, HEADS, cutoffs.map(({ cer, sede, subsede, before, after }) => [
    `SIMULACIÓN: ${label}`, cer, sede, subsede, ...cellsOf(before), ...cellsOf(after),
  ]))
}

function cellsOf({ seats, filled, lastPiImss, decidedByTieBreak }: CutoffMove['before']): Cell[] {
  return [seats, filled, lastPiImss, decidedByTieBreak ? 'sí' : 'no']
}
