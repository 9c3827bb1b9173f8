/**
 * One denial or cancellation: the person, what was written, who decided; and taking it back, while that is possible.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { INCIDENT_LOOKS } from '../admin.incidencias/incident-words.ts'
import { submitReversal } from './actions.server.ts'
import { readIncident } from './queries.server.ts'
import { ReversalForm } from './reversal-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Incidencia · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readIncident(args.context, args.params['attemptId'])
}

export async function action(args: ActionFunctionArgs) {
  return submitReversal(args, args.params['attemptId'])
}

export default function IncidentPage() {
  const incident = useLoaderData<typeof loader>()
  return (
    <Page width="reading">
      <Breadcrumbs way={[{ to: '/admin/incidencias', label: 'Incidencias' }]} here={incident.folio} />
      <PageHeading above={`Folio ${incident.folio}, matrícula ${incident.matricula}`} title={incident.name} />
      <SummaryList rows={[
        { term: 'Situación', value: <StateWord {...INCIDENT_LOOKS[incident.kind]} /> },
        ...(incident.reason === null ? [] : [{ term: 'Motivo', value: incident.reason }]),
        { term: 'Nota', value: incident.note === null || incident.note === '' ? 'Sin nota' : incident.note },
        ...(incident.statement === null ? [] : [{
          term: 'Declara la persona', value: incident.statement === '' ? 'No declaró' : incident.statement,
        }]),
        { term: 'Decidió', value: incident.by ?? '—' },
        ...(incident.at === null ? [] : [{ term: 'Cuándo', value: <DateTime at={incident.at} /> }]),
        { term: 'Examen', value: <>{incident.exam}, turno {incident.turno}, <DateTime at={incident.startsAt} /></> },
        { term: 'Sede', value: incident.sede },
      ]} />
      <div className="mt-8">
        {incident.reversible ? <ReversalForm kind={incident.kind} /> : (
          <Alert title={incident.kind === 'denied' ? 'El turno terminó' : 'La selección está congelada'}>
            {incident.kind === 'denied'
              ? 'Un acceso negado se deshace solo mientras dura el turno; no hay reprogramaciones (§3.1 B).'
              : 'Las posiciones y plazas de otras personas ya descansan en estas calificaciones.'}
          </Alert>
        )}
      </div>
    </Page>
  )
}
