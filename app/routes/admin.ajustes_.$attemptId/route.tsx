/** One candidate's adjustment: what is in force, recording or revoking it before the turno, and its whole history. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { submitAdjustment } from './actions.server.ts'
import { GrantForm } from './grant-form.tsx'
import { readAdjustment, type AdjustmentPage } from './queries.server.ts'
import { RevokeForm } from './revoke-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Ajuste · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readAdjustment(args.context, args.params['attemptId'])
}

export async function action(args: ActionFunctionArgs) {
  return submitAdjustment(args, args.params['attemptId'])
}

const HISTORY: readonly Column<AdjustmentPage['history'][number]>[] = [
  {
    key: 'what', header: 'Qué', rowHeader: true,
    cell: ({ kind, inForce }) => kind === 'revocation' ? <StateWord shape="cross">Revocación</StateWord>
      : inForce ? <StateWord shape="check" tone="success">Vigente</StateWord>
        : <StateWord shape="dash">Revocado</StateWord>,
  },
  { key: 'document', header: 'Documento', cell: ({ document }) => document === '' ? '—' : document },
  {
    key: 'extra', header: 'Minutos', align: 'end',
    cell: ({ extraMinutes }) => extraMinutes === 0 ? '—' : extraMinutes,
  },
  { key: 'notes', header: 'Medidas y motivos', cell: ({ notes }) => notes === '' ? '—' : notes },
  {
    key: 'by', header: 'Quién y cuándo',
    cell: ({ by, at }) => <>{by}<span className="block text-grey"><DateTime at={at} form="short" /></span></>,
  },
]

export default function AdjustmentOfCandidate() {
  const page = useLoaderData<typeof loader>()
  const { folio, name, exam, turno, startsAt, endsAt, closesAt, sede, open, granted, history } = page
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/admin/ajustes', label: 'Ajustes' }]} here={folio} />
      <PageHeading above={`Folio ${folio}`} title={name} />
      <SummaryList rows={[
        { term: 'Examen', value: `${exam}, turno ${turno}` },
        { term: 'Sede', value: sede },
        { term: 'Comienza', value: <DateTime at={startsAt} /> },
        { term: 'Termina el turno', value: <DateTime at={endsAt} /> },
        { term: 'Cierra su examen', value: <strong><DateTime at={closesAt} /></strong> },
      ]} />
      <div className="mt-8 mb-10">
        {!open ? (
          <Alert title="El turno ya comenzó">
            Un ajuste se registra o se revoca antes del turno: la convocatoria no abre periodos fuera del cronograma
            (§3.1 B).
          </Alert>
        ) : granted ? (
          <Section title="Revocar el ajuste" lead="Su examen cerrará con el turno. Lo registrado se conserva.">
            <RevokeForm />
          </Section>
        ) : (
          <Section
            title="Registrar la resolución que lo concede"
            lead="Sin resolución no hay tiempo adicional (§3.1 B). Aspirante y supervisor ven el ajuste de inmediato."
          >
            <GrantForm {...page} />
          </Section>
        )}
      </div>
      {history.length === 0 ? null : (
        <Section title="Historial">
          <DataTable
            caption="Historial de ajustes" captionHidden narrow="stack" columns={HISTORY} rows={history}
            rowKey={({ id }) => id}
          />
        </Section>
      )}
    </Page>
  )
}
