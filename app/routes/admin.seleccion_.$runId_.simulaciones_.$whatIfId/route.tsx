/** One what-if run: what it changed, how many move, and who, by selection id, once a reason is said. Never a name. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Download } from 'lucide-react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Section } from '#app/components/page/section.tsx'
import { formatShortDateTime } from '#app/labels/format-time.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { formatSigned } from '#app/labels/format-signed.ts'
import type { Move, Standing } from '#app/marking/compare-standings.ts'
import type { SeatChange } from '#app/what-if/simulate-seats.ts'
import { requireOpenScores } from '#app/score-openings/require-opening.server.ts'
import { readRun } from '../admin.seleccion_.$runId/queries.server.ts'
import { RunFrame } from '../admin.seleccion_.$runId/run-frame.tsx'
import { readWhatIf } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Simulación · EFISER' }]

const SHOWN = 200

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const run = await readRun(args.context, args.params['runId'])
  const whatIf = await readWhatIf(args.context, run.id, args.params['whatIfId'])
  await requireOpenScores(args, actor, { scope: 'run', subjectId: run.id })
  const seatMoves = whatIf.comparison.moves.filter(({ before, after }) => seatText(before) !== seatText(after))
  return { run, ...whatIf, moves: seatMoves.slice(0, SHOWN), moved: seatMoves.length }
}

function seatText({ seat }: Standing): string {
  if (seat === null) return 'Sin plaza'
  return `${seat.cer}, ${seat.sede}${seat.subsede === null ? '' : `, subsede ${seat.subsede}`}`
}

const MOVE_COLUMNS: readonly Column<Move>[] = [
  { key: 'id', header: 'Identificador', rowHeader: true, cell: ({ folio }) => <code className="break-all">{folio}</code> },
  { key: 'position', header: 'Posición', align: 'end', cell: ({ before }) => before.position ?? '—' },
  { key: 'before', header: 'Con lo congelado', cell: ({ before }) => seatText(before) },
  { key: 'after', header: 'En la simulación', cell: ({ after }) => seatText(after) },
]

function changeColumns(names: Readonly<Record<string, string>>): readonly Column<SeatChange>[] {
  return [
    { key: 'cer', header: 'Curso', rowHeader: true, cell: ({ cer }) => cer },
    {
      key: 'sede', header: 'Sede',
      cell: ({ sede, subsede }) => `${names[sede] ?? sede}${subsede === null ? '' : `, subsede ${subsede}`}`,
    },
    { key: 'from', header: 'Congeladas', align: 'end', cell: ({ from }) => formatCount(from) },
    { key: 'to', header: 'Simuladas', align: 'end', cell: ({ to }) => formatCount(to) },
    { key: 'diff', header: 'Diferencia', align: 'end', cell: ({ from, to }) => formatSigned(to - from) },
  ]
}

export default function WhatIfPage() {
  const { run, id, label, madeAt, madeBy, changes, comparison: { counts }, moves, moved, sedeNames } =
    useLoaderData<typeof loader>()
  return (
    <RunFrame run={run} title={`Simulación: ${label}`}>
      <div className="mb-8">
        <Alert tone="attention" title="Es una simulación: no es un resultado y nunca puede publicarse">
          La hizo {madeBy} el {formatShortDateTime(madeAt)}.
        </Alert>
      </div>
      <Section title="Qué cambia">
        <DataTable
          caption="Plazas cambiadas" captionHidden narrow="stack" columns={changeColumns(sedeNames)} rows={changes}
          rowKey={({ cer, sede, subsede }) => `${cer}/${sede}/${subsede ?? ''}`}
        />
      </Section>
      <Section title="A quién mueve">
        <div className="mb-6">
          <Figures label="Movimientos" figures={[
            { label: 'ganan plaza', count: counts.seatsGained },
            { label: 'pierden plaza', count: counts.seatsLost },
            { label: 'cambian de plaza', count: counts.seatsChanged },
          ]} />
        </div>
        <DataTable
          caption="Quién cambia de plaza" captionHidden narrow="stack" columns={MOVE_COLUMNS} rows={moves}
          rowKey={({ folio }) => folio} empty="Nadie cambia de plaza."
        />
        {moved > moves.length ? <p className="mt-3">Se muestran {SHOWN} de {formatCount(moved)}; el archivo los lleva todos.</p> : null}
        <ActRow>
          <ButtonLink
            to={`/admin/seleccion/${run.id}/simulaciones/${id}.csv`} look="secondary" icon={Download} reloadDocument download
          >
            Descargar la simulación
          </ButtonLink>
        </ActRow>
      </Section>
    </RunFrame>
  )
}
