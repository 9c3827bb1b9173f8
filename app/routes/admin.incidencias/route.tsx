/** Denials and cancellations of the whole country: what happened, who decided, and the way to take one back. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { OutageTable } from '#app/coordination/outage-table.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import type { Incident } from './incident.ts'
import { INCIDENT_LOOKS, REVERSAL_WORDS } from './incident-words.ts'
import { InquiryTable } from './inquiry-table.tsx'
import { RecordedTable } from './recorded-table.tsx'
import { readIncidents, type Reversal } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Incidencias · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readIncidents(args.context)
}

const COLUMNS: readonly Column<Incident>[] = [
  {
    key: 'who', header: 'Aspirante', rowHeader: true,
    cell: ({ attemptId, name, folio }) => (
      <>
        <Link to={`/admin/incidencias/${attemptId}`}>{name}</Link>
        <span className="block font-normal text-grey">{folio}</span>
      </>
    ),
  },
  {
    key: 'where', header: 'Examen y sede',
    cell: ({ exam, turno, sede }) => <>{exam}, turno {turno}<span className="block text-grey">{sede}</span></>,
  },
  {
    key: 'what', header: 'Qué ocurrió',
    cell: ({ kind, reason, note }) => (
      <>
        <StateWord {...INCIDENT_LOOKS[kind]} />
        {reason === null ? null : <span className="block">{reason}</span>}
        {note === null || note === '' ? null : <span className="block text-grey">{note}</span>}
      </>
    ),
  },
  {
    key: 'decided', header: 'Quién y cuándo',
    cell: ({ by, at }) => (
      <>
        {by ?? '—'}
        {at === null ? null : <span className="block text-grey"><DateTime at={at} form="short" /></span>}
      </>
    ),
  },
  {
    key: 'reversible', header: 'Puede revertirse',
    cell: ({ reversible, until }) => {
      if (!reversible) return 'Ya no'
      return until === null ? 'Sí, hasta congelar la selección' : <>Sí, hasta el <DateTime at={until} form="short" /></>
    },
  },
]

const REVERSAL_COLUMNS: readonly Column<Reversal>[] = [
  { key: 'at', header: 'Cuándo', cell: ({ at }) => <DateTime at={at} form="short" /> },
  { key: 'folio', header: 'Folio', rowHeader: true, cell: ({ folio }) => folio },
  { key: 'exam', header: 'Examen', cell: ({ exam }) => exam },
  { key: 'what', header: 'Qué', cell: ({ kind }) => REVERSAL_WORDS[kind] },
  { key: 'by', header: 'Quién', cell: ({ by }) => by ?? '—' },
]

export default function Incidents() {
  const { incidents, reversals, inquiries, recorded, outages } = useLoaderData<typeof loader>()
  return (
    <Page width="board">
      <PageHeading title="Incidencias" lead="Accesos negados y cancelaciones de todas las sedes (§3.1 C, D)." />
      <p className="mb-6">
        <Link to="/admin/incidencias/cuarentena">Respuestas en cuarentena</Link>: lo que llegó cuando ya no contaba, y la
        decisión sobre cada una.
      </p>
      {incidents.length === 0 ? (
        <EmptyState title="No hay incidencias">
          Aquí aparecen los accesos negados y las cancelaciones en cuanto ocurren.
        </EmptyState>
      ) : (
        <DataTable
          caption="Accesos negados y cancelaciones" captionHidden narrow="stack" columns={COLUMNS} rows={incidents}
          rowKey={({ attemptId }) => attemptId}
        />
      )}
      {outages.length === 0 ? null : (
        <div className="mt-10">
          <Section
            title="Fallas de las sedes"
            lead="No detienen el tiempo (§3.1 B): son evidencia para lo que se decida después."
          >
            <OutageTable outages={outages} />
          </Section>
        </div>
      )}
      {recorded.length === 0 ? null : (
        <div className="mt-10">
          <Section title="Asentadas por las sedes">
            <RecordedTable recorded={recorded} />
          </Section>
        </div>
      )}
      {inquiries.length === 0 ? null : (
        <div className="mt-10">
          <Section title="No estaban en la lista">
            <InquiryTable inquiries={inquiries} />
          </Section>
        </div>
      )}
      {reversals.length === 0 ? null : (
        <div className="mt-10">
          <Section title="Revertidas">
            <DataTable
              caption="Incidencias revertidas" captionHidden narrow="stack" columns={REVERSAL_COLUMNS} rows={reversals}
              rowKey={({ seq }) => String(seq)}
            />
          </Section>
        </div>
      )}
    </Page>
  )
}
