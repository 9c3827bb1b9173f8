/** One what-if run: what it changed, how many move, who, by selection id, and which cut-offs. Never a name. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Download } from 'lucide-react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Section } from '#app/components/page/section.tsx'
import { formatShortDateTime } from '#app/labels/format-time.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { formatSigned } from '#app/labels/format-signed.ts'
import type { SeatChange } from '#app/what-if/simulate-changes.ts'
import { readRun } from '../admin.seleccion_.$runId/queries.server.ts'
import { RunFrame } from '../admin.seleccion_.$runId/run-frame.tsx'
import { AnnulmentFacts } from './annulment-facts.tsx'
import { CutoffTable } from './cutoff-table.tsx'
import { arrangeMoves, Moved } from './moved.tsx'
import { readWhatIf } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Simulación · EFISER' }]

const SHOWN = 50
const INVENTED = 'El sorteo aún no se hizo: los empates totales se resuelven con una semilla de simulación, igual antes y '
  + 'después. No anticipa el sorteo real.'

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const run = await readRun(args.context, args.params['runId'])
  const whatIf = await readWhatIf(args.context, run.id, args.params['whatIfId'])
  const { comparison: { moves: all, ...comparison }, ...rest } = whatIf
  const moves = arrangeMoves(all, whatIf.annulment !== null)
  return { run, ...rest, comparison, moves: moves.slice(0, SHOWN), moved: moves.length }
}

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
  const { run, id, label, madeAt, madeBy, changes, annulment, comparison, cutoffs, inventedSeed, moves, moved, sedeNames } =
    useLoaderData<typeof loader>()
  const file = `/admin/seleccion/${run.id}/simulaciones/${id}`
  return (
    <RunFrame run={run} title={`SIMULACIÓN: ${label}`}>
      <div className="mb-8">
        <Alert tone="attention" title="Es una simulación: no es un resultado y nunca puede publicarse">
          La hizo {madeBy} el {formatShortDateTime(madeAt)}. {inventedSeed === true ? INVENTED : null}
        </Alert>
      </div>
      <Section title="Qué cambia">
        {annulment === null ? null : <div className="mb-6"><AnnulmentFacts annulment={annulment} /></div>}
        {changes.length === 0 ? <p>Las plazas son las congeladas.</p> : (
          <DataTable
            caption="Plazas cambiadas" captionHidden narrow="stack" columns={changeColumns(sedeNames)} rows={changes}
            rowKey={({ cer, sede, subsede }) => `${cer}/${sede}/${subsede ?? ''}`}
          />
        )}
      </Section>
      <Section title="A quién mueve">
        <Moved counts={comparison.counts} sat={comparison.sat} moves={moves} withMarks={annulment !== null} />
        {moved > moves.length ? <p className="mt-3">Se muestran {SHOWN} de {formatCount(moved)}; el archivo los lleva todos.</p> : null}
        <ActRow>
          <ButtonLink to={`${file}.csv`} look="secondary" icon={Download} reloadDocument download>
            Descargar la simulación
          </ButtonLink>
        </ActRow>
      </Section>
      {cutoffs === null ? null : (
        <Section title="Cortes" lead="Con menos de tres plazas asignadas, un corte es el puntaje de una persona: no se difunde.">
          <CutoffTable cutoffs={cutoffs} names={sedeNames} />
          <ActRow>
            <ButtonLink to={`${file}/cortes.csv`} look="secondary" icon={Download} reloadDocument download>
              Descargar los cortes simulados
            </ButtonLink>
          </ActRow>
        </Section>
      )}
    </RunFrame>
  )
}
