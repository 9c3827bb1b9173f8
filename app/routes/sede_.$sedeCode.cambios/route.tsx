/** Who asks to sit the exam at this sede, who of it asks to sit elsewhere, who comes and who leaves. Convocatoria §3.1 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Armchair } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Folio } from '#app/components/data/folio.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { submitAnswer } from './actions.server.ts'
import { readSedeChanges, type SedeChanges } from './queries.server.ts'
import { RequestList } from './request-list.tsx'

export const meta: MetaFunction = () => [{ title: 'Cambios de sede · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  return readSedeChanges(args)
}

export async function action(args: ActionFunctionArgs) {
  return submitAnswer(args)
}

export default function SedeChangesPage() {
  const { sede, role, until, open, incoming, outgoing, comes, leaves } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() ?? null
  const home = role === 'admin' ? { to: '/admin/sedes', label: 'Sedes' } : { to: '/sede', label: 'Mi sede' }
  return (
    <Page>
      <Breadcrumbs way={[home]} here="Cambios de sede" />
      <PageHeading
        above={`${sede.name}, ${sede.city}`} title="Cambios de sede"
        lead="Quién pide presentar aquí y quién de aquí pide presentar en otra unidad (§3.1)."
        act={<ButtonLink to={`/sede/${sede.code}/salas`} look="secondary" icon={Armchair}>Salas y lugares</ButtonLink>}
      />
      {until === null ? null : (
        <div className="mb-8">
          {open ? <Alert title="Responda antes del cierre"><p>Cierra el <DateTime at={until} />. Después nada se mueve.</p></Alert>
            : <Alert title="Los cambios de sede cerraron"><p>Cerraron el <DateTime at={until} />: nada se mueve ya.</p></Alert>}
        </div>
      )}
      <Section title="Piden presentar aquí" lead="A quien apruebe, asígnele después un lugar en su turno: llega sin él.">
        <RequestList requests={incoming} answers refused={refused} empty="Aquí verá a quien pida presentar en su sede." />
      </Section>
      <Section title="Piden presentar en otra sede" lead="Responde la autoridad educativa de la sede que piden.">
        <RequestList
          requests={outgoing} answers={false} refused={null} empty="Aquí verá a quien de su sede pida presentar en otra."
        />
      </Section>
      <Section title="Vienen de otra adscripción">
        <DataTable
          caption="Vienen de otra adscripción" captionHidden narrow="stack" columns={columnsOf('Adscripción')} rows={comes}
          rowKey={({ folio }) => folio} empty="Nadie de otra adscripción presenta aquí."
        />
      </Section>
      <Section title="Adscritos que presentan en otra sede">
        <DataTable
          caption="Adscritos que presentan en otra sede" captionHidden narrow="stack" columns={columnsOf('Presenta en')}
          rows={leaves} rowKey={({ folio }) => folio} empty="Todos los adscritos presentan aquí."
        />
      </Section>
    </Page>
  )
}

function columnsOf(other: string): Column<SedeChanges['comes'][number]>[] {
  return [
    { key: 'folio', header: 'Folio', cell: ({ folio }) => <Folio folio={folio} /> },
    { key: 'name', header: 'Nombre', rowHeader: true, cell: ({ name }) => name },
    { key: 'exam', header: 'Examen', cell: ({ exam }) => exam },
    { key: 'turno', header: 'Turno', align: 'end', cell: ({ turno }) => turno },
    { key: 'other', header: other, cell: (row) => row.other },
  ]
}
