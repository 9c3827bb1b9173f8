/** ARCO requests of everybody: those that wait first, by their term. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { DataTable } from '#app/components/data/data-table.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { ARCO_KIND_WORDS, lookOfArco } from '#app/privacy/arco-words.ts'
import { formatIsoDate } from '#app/labels/format-iso-date.ts'
import { readArcoRequests } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Solicitudes ARCO · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readArcoRequests(args.context)
}

export default function ArcoPage() {
  const { requests, limit } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHeading
        title="Solicitudes ARCO"
        lead={`Acceso, rectificación, cancelación y oposición. Se responden en 20 días hábiles. Las últimas ${String(limit)}.`}
      />
      <DataTable
        caption="Solicitudes ARCO" captionHidden narrow="stack" rows={requests} rowKey={({ id }) => id}
        empty="Nadie ha presentado una solicitud."
        columns={[
          {
            key: 'number', header: 'Solicitud', rowHeader: true,
            cell: ({ id, number, kind }) => <Link to={`/admin/arco/${id}`}>{number}. {ARCO_KIND_WORDS[kind]}</Link>,
          },
          { key: 'who', header: 'De', cell: ({ name, matricula }) => `${name}, ${matricula}` },
          { key: 'filed', header: 'Presentada', cell: ({ filedAt }) => <DateTime at={filedAt} form="short" /> },
          { key: 'due', header: 'Plazo', cell: ({ dueOn }) => formatIsoDate(dueOn) },
          {
            key: 'state', header: 'Situación', cell: ({ outcome, late }) => {
              const { word, shape, tone } = lookOfArco(outcome, late)
              return <StateWord shape={shape} tone={tone}>{word}</StateWord>
            },
          },
        ]}
      />
    </Page>
  )
}
