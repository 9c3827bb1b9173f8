/**
 * One candidate's operations in quarantine, each with its evidence, and the decision on the one that was chosen.
 * Shows no content of the exam.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { OutageTable } from '#app/coordination/outage-table.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { submitDecision } from './actions.server.ts'
import { DecisionForm } from './decision-form.tsx'
import { OperationTable } from './operation-table.tsx'
import { readOperations } from './queries.server.ts'
import { EFFECT_WORDS } from './words.ts'

const LIST = '/admin/incidencias/cuarentena'

export const meta: MetaFunction = () => [{ title: 'Cuarentena de un examen · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readOperations(args.context, args.params['attemptId'])
}

export async function action(args: ActionFunctionArgs) {
  return submitDecision(args, args.params['attemptId'])
}

export default function QuarantinePage() {
  const loaded = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const { operations, decidable, frozenAt } = loaded
  const chosen = operations.find(({ id, decision }) => decision === null && String(id) === search.get('op'))
  return (
    <Page width="board">
      <Breadcrumbs
        way={[{ to: '/admin/incidencias', label: 'Incidencias' }, { to: LIST, label: 'Cuarentena' }]}
        here={loaded.folio}
      />
      <PageHeading above={`${loaded.exam}, turno ${String(loaded.turno)}, ${loaded.sede}`} title={`Folio ${loaded.folio}`} />
      <SummaryList rows={[
        { term: 'Cierre', value: <DateTime at={loaded.closesAt} /> },
        { term: 'Se aceptó hasta', value: <DateTime at={loaded.acceptsUntil} /> },
        { term: 'Terminó', value: loaded.finishedAt === null ? 'Aún no' : <DateTime at={loaded.finishedAt} /> },
        { term: 'Último relevo', value: String(loaded.leaseEpoch) },
      ]} />
      {decidable ? null : (
        <div className="mt-6">
          <Alert tone="attention" title={frozenAt === null ? 'Todavía no puede decidirse' : 'Ya no puede decidirse'}>
            {frozenAt === null
              ? 'Se decide cuando el examen se entregó o se cerró, y mientras no esté cancelado.'
              : <>Las calificaciones se congelaron el <DateTime at={frozenAt} />.</>}
          </Alert>
        </div>
      )}
      {chosen === undefined || !decidable ? null : (
        <div className="mt-8">
          <Section
            title={`Decidir: ${chosen.position === null ? 'operación' : 'pregunta'} ${String(chosen.position ?? chosen.id)}`}
            lead={`${EFFECT_WORDS[chosen.effect]}. Una decisión no se cambia; al admitir, la persona recibe un nuevo `
              + 'comprobante y su examen debe calificarse de nuevo.'}
          >
            <DecisionForm key={chosen.id} operation={chosen} back={`${LIST}/${loaded.attemptId}`} />
          </Section>
        </div>
      )}
      <div className="mt-8">
        <Section title="Qué llegó" lead="Las horas del equipo son evidencia: no admiten nada por sí mismas.">
          <OperationTable operations={operations} decidable={decidable} />
        </Section>
      </div>
      <div className="mt-8">
        <Section
          title="Fallas declaradas por la sede"
          lead={'Coincide la que se cruza con el tiempo entre la hora del equipo y la del servidor. No admite nada por sí '
            + 'misma.'}
        >
          <OutageTable outages={loaded.outages} related />
        </Section>
      </div>
    </Page>
  )
}
