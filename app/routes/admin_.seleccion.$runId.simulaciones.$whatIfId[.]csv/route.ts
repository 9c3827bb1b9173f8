/** A what-if run as a file, each of its rows marked as a simulation. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse, type Cell } from '#app/http/csv.ts'
import { requireRole } from '#app/http/guards.server.ts'
import type { Standing } from '#app/marking/compare-standings.ts'
import { readRun } from '../admin.seleccion_.$runId/queries.server.ts'
import { readWhatIf } from '../admin.seleccion_.$runId_.simulaciones_.$whatIfId/queries.server.ts'

const SIDES = ['antes', 'despues']
const FIGURES = ['aciertos', 'reactivos', 'efiser', 'pi_imss', 'posicion', 'curso', 'sede', 'subsede']
const HEADS = [
  'simulacion', 'identificador', 'presento_la_forma', ...SIDES.flatMap((side) => FIGURES.map((figure) => `${figure}_${side}`)),
]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const run = await readRun(args.context, args.params['runId'])
  const { id, label, comparison } = await readWhatIf(args.context, run.id, args.params['whatIfId'])
  return csvResponse(`simulacion-${id}.csv`, HEADS, comparison.moves.map(({ folio, ownForm, before, after }) => [
    `SIMULACIÓN: ${label}`, folio, ownForm ? 'sí' : 'no', ...cellsOf(before), ...cellsOf(after),
  ]))
}

function cellsOf({ correct, counted, efiser, piImss, position, seat }: Standing): Cell[] {
  return [correct, counted, efiser, piImss, position, seat?.cer ?? null, seat?.sede ?? null, seat?.subsede ?? null]
}
