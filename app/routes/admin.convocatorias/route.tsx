/** The calls: those published, with their state and versions, and those that are being written. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { StateWord, type StateWordProps } from '#app/components/feedback/state-word.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { readCallList, type ListedCall, type ListedDraft } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Convocatorias · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readCallList(args)
}

const STATES: Record<ListedCall['state'], StateWordProps> = {
  inForce: { shape: 'full', tone: 'active', children: 'Vigente' },
  waiting: { shape: 'half', children: 'Por salir' },
  beside: { shape: 'empty', children: 'Espera a la vigente' },
  over: { shape: 'check', children: 'Concluida' },
}

const CALLS: readonly Column<ListedCall>[] = [
  {
    key: 'title', header: 'Convocatoria', rowHeader: true,
    cell: ({ id, title }) => <Link to={`/admin/convocatorias/${id}`}>{title}</Link>,
  },
  { key: 'state', header: 'Estado', cell: ({ state }) => <StateWord {...STATES[state]} /> },
  { key: 'published', header: 'Publicación', cell: ({ publishedAt }) => <DateTime at={publishedAt} form="short" /> },
  { key: 'version', header: 'Versión', align: 'end', cell: ({ version }) => version === 0 ? 'Original' : version },
  {
    key: 'copy', header: 'Siguiente',
    cell: ({ id }) => <Link to={`/admin/convocatorias/${id}/copiar`}>Crear a partir de esta</Link>,
  },
]

const DRAFTS: readonly Column<ListedDraft>[] = [
  {
    key: 'title', header: 'Borrador', rowHeader: true,
    cell: ({ id, title }) => <Link to={`/admin/convocatorias/borrador/${id}`}>{title}</Link>,
  },
  { key: 'kind', header: 'Qué será', cell: ({ amends }) => amends === null ? 'Nueva convocatoria' : 'Fe de erratas' },
  {
    key: 'changed', header: 'Último cambio',
    cell: ({ changedAt, changedBy }) => <>{changedBy}, <DateTime at={changedAt} form="short" /></>,
  },
]

export default function Calls() {
  const { calls, drafts, discarded } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHeading
        title="Convocatorias"
        lead="Está vigente la que terminará primero de las publicadas. Otra que se publique espera su turno: quien participa
          en la vigente no nota nada hasta que concluye, con la presentación en la nueva sede (§5.9.3)."
      />
      {discarded ? <div className="mb-8"><Alert tone="success" announce title="El borrador se descartó" /></div> : null}
      <Section title="Borradores" lead="Nadie fuera de la coordinación los ve.">
        <DataTable
          caption="Borradores" captionHidden narrow="stack" columns={DRAFTS} rows={drafts} rowKey={({ id }) => id}
          empty="No hay borradores. Comience uno con «Crear a partir de esta»."
        />
      </Section>
      <Section title="Publicadas">
        <DataTable
          caption="Convocatorias publicadas" captionHidden narrow="stack" columns={CALLS} rows={calls}
          rowKey={({ id }) => id} empty="Aún no se publica ninguna."
        />
      </Section>
    </Page>
  )
}
