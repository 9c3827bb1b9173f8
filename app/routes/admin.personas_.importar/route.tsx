/** A roster by file: people, roles and what is known of residents, each with a link to activate the account. §1.1 B-C */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { importField, ImportForm } from '#app/csv-import/import-form.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { submitRoster, type RosterReply } from './actions.server.ts'
import { readRosterPage } from './queries.server.ts'
import { RosterPreview } from './roster-preview.tsx'

export const meta: MetaFunction = () => [{ title: 'Cargar el padrón · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readRosterPage(args)

export const action = (args: ActionFunctionArgs) => submitRoster(args)

export default function RosterPage() {
  const { imports, taken } = useLoaderData<typeof loader>()
  const answered = useActionData<RosterReply>()
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/admin/personas', label: 'Personas' }]} here="Cargar el padrón" />
      <PageHeading
        title="Cargar el padrón"
        lead="Crea las cuentas sin contraseña: cada persona activa la suya con un enlace enviado al correo del archivo."
      />
      <ErrorSummary fields={[importField(answered)]} />
      {taken === null ? null : (
        <div className="mb-8">
          <Alert
            tone="success" announce
            title={`El padrón quedó cargado: ${formatCounted(taken.people, 'persona nueva', 'personas nuevas')}`}
          >
            {formatCounted(taken.links, 'enlace de activación va', 'enlaces de activación van')} en camino.
          </Alert>
        </div>
      )}
      <Section title="Archivo">
        <ImportForm
          answered={answered}
          template="/admin/personas/plantilla.csv"
          hint="Un renglón por persona y rol; sin rol es residente. Un renglón con problema y no se toma ninguno."
          preview={<RosterPreview answered={answered} />}
          take={answered?.ready === true ? 'Cargar y enviar los enlaces' : null}
          back="/admin/personas"
        />
      </Section>
      <Section title="Cargas">
        <DataTable
          caption="Archivos cargados" captionHidden narrow="stack" rows={imports} rowKey={({ id }) => id}
          empty="Aún no se carga ninguno."
          columns={[
            { key: 'at', header: 'Cuándo', rowHeader: true, cell: ({ at }) => <DateTime form="short" at={at as Instant} /> },
            { key: 'by', header: 'Quién', cell: ({ by }) => by ?? 'Operación, en el servidor' },
            { key: 'people', header: 'Personas nuevas', align: 'end', cell: ({ people }) => people },
            { key: 'roles', header: 'Roles nuevos', align: 'end', cell: ({ roles }) => roles },
            { key: 'links', header: 'Enlaces', align: 'end', cell: ({ links }) => links },
            { key: 'hash', header: 'Huella', cell: ({ fileSha256 }) => <ShortHash hash={fileSha256} /> },
          ]}
        />
      </Section>
    </Page>
  )
}
