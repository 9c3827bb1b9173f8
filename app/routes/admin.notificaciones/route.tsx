/** The official notifications: to whom each goes, which version it has, and what a next one would say. §5.9.1, §5.9.3 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { readNoticeStates } from '#app/arrivals/read-notices.server.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { submitIssue } from './actions.server.ts'
import { AddresseeTable } from './addressee-table.tsx'

export const meta: MetaFunction = () => [{ title: 'Notificaciones · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readNoticeStates(args.context.services.database.db)
}

export const action = (args: ActionFunctionArgs) => submitIssue(args)

export default function NoticesPage() {
  const states = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (states === null) {
    return (
      <Page>
        <PageHeading title="Notificaciones oficiales" />
        <EmptyState title="Aún no hay resultados publicados">Después del cierre de la aceptación se notifica a cada OOAD y UMAE.</EmptyState>
      </Page>
    )
  }
  const { arrivals, departures, now, until } = states
  const all = [...arrivals, ...departures]
  const due = all.filter((one) => one.due).length
  const mute = all.filter(({ addresses }) => addresses.length === 0).length
  return (
    <Page>
      <PageHeading
        title="Notificaciones oficiales"
        lead="A cada OOAD y UMAE, quién se presenta (§5.9.3); a cada sede, quién la deja (§5.9.1). Firmadas y con versiones."
      />
      {answer === undefined ? null : (
        <div className="mb-8"><Alert announce tone={answer.tone} title={answer.title} /></div>
      )}
      {now < until ? (
        <Alert title="La aceptación sigue abierta">Se emiten desde el <DateTime at={until} /> (§5.3).</Alert>
      ) : (
        <>
          <div className="mb-6">
            <Figures label="Notificaciones" figures={[
              { label: 'destinatarios', count: all.length },
              { label: 'con versión vigente', count: all.filter(({ newest, due: waits }) => newest !== null && !waits).length },
              { label: 'por emitir', count: due, attention: due > 0 },
              { label: 'sin correo', count: mute, attention: mute > 0 },
            ]} />
          </div>
          {due === 0 ? null : (
            <Form method="post" className="mb-10">
              <SubmitButton name="all" value="on" pendingText="Emitiendo…">Emitir todas las pendientes ({due})</SubmitButton>
            </Form>
          )}
        </>
      )}
      <Section title="Quiénes se presentan: OOAD y UMAE">
        <AddresseeTable kind="arrivals" states={arrivals} empty="No hay OOAD ni UMAE en la convocatoria." />
      </Section>
      <Section title="Quiénes dejan su sede" lead="Solo las sedes que alguien deja.">
        <AddresseeTable kind="departures" states={departures} empty="Nadie deja su sede por una plaza aceptada." />
      </Section>
    </Page>
  )
}
