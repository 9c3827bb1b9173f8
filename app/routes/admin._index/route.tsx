/** The overview: what is due, what is late, what blocks, and the turnos of the day. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { PHASE_NAMES } from '#app/labels/phase.ts'
import { DutyList } from './duty-list.tsx'
import { readOverview } from './queries.server.ts'
import { TurnosOfToday } from './turnos-of-today.tsx'

export const meta: MetaFunction = () => [{ title: 'Administración · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readOverview(args.context)
}

export default function AdminOverview() {
  const overview = useLoaderData<typeof loader>()
  if (overview === null) {
    return (
      <Page>
        <PageHeading title="Resumen" />
        <EmptyState title="Aún no hay una convocatoria">Aquí se verá su avance en cuanto se publique.</EmptyState>
      </Page>
    )
  }
  const { now, title, phase, duties, today, nextStartsAt } = overview
  const late = duties.filter(({ status }) => status === 'late').length
  return (
    <Page>
      <PageHeading above={title} title="Resumen" lead={<>Ahora: {PHASE_NAMES[phase]}.</>} />
      {late === 0 ? null : (
        <div className="mb-8">
          <Alert tone="danger" title={late === 1 ? 'Hay una tarea atrasada' : `Hay ${late} tareas atrasadas`}>
            Detiene lo que sigue: comience por ella.
          </Alert>
        </div>
      )}
      <Section title="Turnos de hoy"><TurnosOfToday turnos={today} nextStartsAt={nextStartsAt} now={now} /></Section>
      <Section title="Lo que hay que hacer"><DutyList duties={duties} /></Section>
    </Page>
  )
}
