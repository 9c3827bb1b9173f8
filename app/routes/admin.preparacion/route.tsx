/** Proof before the day: what is missing for each turno, by person, sede and exam, with clause and who mends it. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useLocation } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { TableTools } from '#app/components/data/table-tools.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { NoExamsNote, useWithoutExams } from '#app/components/page/no-exams-note.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount, formatCounted } from '#app/labels/format-number.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { readPreparation, type ProblemLine } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Preparación · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readPreparation(args.context, args.request.url)
}

interface TurnoLine {
  id: string
  number: number
  startsAt: Instant
  candidates: number
  problems: number
}

const TURNOS: readonly Column<TurnoLine>[] = [
  {
    key: 'turno', header: 'Turno', rowHeader: true,
    cell: ({ number, startsAt }) => <>{number}, <DateTime at={startsAt} form="short" /></>,
  },
  { key: 'candidates', header: 'Aspirantes', align: 'end', cell: ({ candidates }) => formatCount(candidates) },
  {
    key: 'state', header: 'Situación',
    cell: ({ number, problems }) => problems === 0
      ? <StateWord shape="check" tone="success">Nada falta</StateWord>
      : (
          <Link to={`/admin/preparacion?turno=${number}`}>
            <StateWord shape="triangle" tone="danger">{formatCounted(problems, 'faltante', 'faltantes')}</StateWord>
          </Link>
        ),
  },
]

const PROBLEMS: readonly Column<ProblemLine>[] = [
  { key: 'turno', header: 'Turno', align: 'end', cell: ({ turno }) => turno },
  {
    key: 'whom', header: 'De quién', rowHeader: true,
    cell: ({ subject, name }) => (
      <>{subject}{name === '' ? null : <span className="block font-normal text-grey">{name}</span>}</>
    ),
  },
  {
    key: 'what', header: 'Qué falta',
    cell: ({ what, clause, found }) => (
      <>{what} ({clause}){found === '' ? null : <span className="block text-grey">{found}</span>}</>
    ),
  },
  {
    key: 'mender', header: 'Quién lo corrige',
    cell: ({ mender, place }) => place === null ? mender : <Link to={place}>{mender}</Link>,
  },
]

export default function Preparation() {
  const proof = useLoaderData<typeof loader>()
  const { search } = useLocation()
  const withoutExams = useWithoutExams()
  if (proof === null) {
    return (
      <Page>
        <PageHeading title="Preparación" />
        <EmptyState title="Aún no hay una convocatoria">Aquí se verá qué falta antes de cada turno.</EmptyState>
      </Page>
    )
  }
  const { title, turnos, query, total, lines } = proof
  return (
    <Page width="board">
      <PageHeading
        above={title} title="Preparación"
        lead="Antes del día: cada aspirante con examen, turno, sede, sala, lugar y supervisor; cada examen, con forma."
      />
      <NoExamsNote>No hay turnos que preparar.</NoExamsNote>
      {turnos.length === 0 ? withoutExams ? null : (
        <Alert title="Todos los turnos terminaron">Ya no hay nada que preparar.</Alert>
      ) : total === 0 ? (
        <div className="mb-8"><Alert tone="success" title="Nada falta en los turnos que vienen" /></div>
      ) : (
        <Section title="Lo que falta">
          <TableTools
            query={query} shown={lines.length} total={total} noun="faltantes"
            searchLabel="Folio, nombre, sede o examen"
            filters={[{
              name: 'turno', label: 'Turno',
              choices: turnos.map(({ number }) => ({ value: String(number), label: `Turno ${number}` })),
            }]}
            exportTo={`/admin/preparacion.csv${search}`}
          />
          <DataTable
            caption="Lo que falta antes de los turnos" captionHidden narrow="stack" columns={PROBLEMS} rows={lines}
            rowKey={({ kind, turno, subject, found }) => `${kind} ${turno} ${subject} ${found}`} empty="Nada coincide con la búsqueda."
          />
        </Section>
      )}
      {turnos.length === 0 ? null : (
        <Section title="Por turno">
          <DataTable
            caption="Turnos que vienen" captionHidden columns={TURNOS} rows={turnos} rowKey={({ id }) => id}
          />
        </Section>
      )}
    </Page>
  )
}
