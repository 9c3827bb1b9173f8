/** What arrived too late or from another device, by candidate: first those that wait for a decision. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { readQuarantine, type QuarantinedAttempt } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Respuestas en cuarentena · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readQuarantine(args.context)
}

const COLUMNS: readonly Column<QuarantinedAttempt>[] = [
  {
    key: 'folio', header: 'Folio', rowHeader: true,
    cell: ({ attemptId, folio }) => <Link to={`/admin/incidencias/cuarentena/${attemptId}`}>{folio}</Link>,
  },
  {
    key: 'where', header: 'Examen y sede',
    cell: ({ exam, turno, sede }) => <>{exam}, turno {turno}<span className="block text-grey">{sede}</span></>,
  },
  { key: 'last', header: 'Última que llegó', cell: ({ lastReceivedAt }) => <DateTime at={lastReceivedAt} form="short" /> },
  { key: 'operations', header: 'Operaciones', align: 'end', cell: ({ operations }) => operations },
  {
    key: 'pending', header: 'Por decidir',
    cell: ({ pending }) => pending === 0
      ? <StateWord shape="check" tone="success">Ninguna</StateWord>
      : <StateWord shape="triangle" tone="attention">{String(pending)}</StateWord>,
  },
]

export default function Quarantine() {
  const { attempts, frozenAt } = useLoaderData<typeof loader>()
  return (
    <Page width="board">
      <Breadcrumbs way={[{ to: '/admin/incidencias', label: 'Incidencias' }]} here="Cuarentena" />
      <PageHeading
        title="Respuestas en cuarentena"
        lead="Lo que llegó después del cierre o de un equipo relevado. No cuenta, salvo que una persona lo admita."
      />
      {frozenAt === null ? null : (
        <div className="mb-6">
          <Alert tone="attention" title="Ya no puede decidirse">
            Las calificaciones se congelaron el <DateTime at={frozenAt} />.
          </Alert>
        </div>
      )}
      {attempts.length === 0 ? (
        <EmptyState title="No hay nada en cuarentena">
          Aquí aparece, con su evidencia, cada respuesta que llegó cuando ya no contaba.
        </EmptyState>
      ) : (
        <DataTable
          caption="Respuestas en cuarentena por aspirante" captionHidden narrow="stack" columns={COLUMNS}
          rows={attempts} rowKey={({ attemptId }) => attemptId}
        />
      )}
    </Page>
  )
}
