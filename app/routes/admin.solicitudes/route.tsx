/** Who has not printed the solicitud inside the registration: seen while it can still be done. Convocatoria §2.1 C */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Folio } from '#app/components/data/folio.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { useWithoutExams } from '#app/components/page/no-exams-note.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { readUnprinted, type Unprinted } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Solicitudes sin imprimir · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readUnprinted(args)
}

export default function UnprintedPage() {
  const page = useLoaderData<typeof loader>()
  const withoutExams = useWithoutExams()
  if (page === null) {
    return (
      <Page>
        <PageHeading title="Solicitudes sin imprimir" />
        <EmptyState title="Aún no hay una convocatoria">Aquí se verá quién no ha impreso su solicitud.</EmptyState>
      </Page>
    )
  }
  const { title, until, closed, registered, people, late } = page
  return (
    <Page>
      <PageHeading
        above={title} title="Solicitudes sin imprimir"
        lead={`${String(people.length)} de ${String(registered)} registrados no la han impreso dentro del registro (§2.1 C).`}
      />
      <div className="mb-8">
        <Alert title={closed ? 'El periodo para imprimir cerró' : 'Todavía pueden imprimirla'}>
          <p>{closed ? 'Cerró' : 'Cierra'} el <DateTime at={until} />. Después, {late === 'desk'
            ? 'la reciben impresa del supervisor de su sede'
            : 'pueden imprimirla y queda señalado'}. {withoutExams ? 'No hay examen al que ingresar con ella.'
            : 'No es motivo para negar el ingreso.'} Se fija
            en <Link to="/admin/parametros">Parámetros</Link>.</p>
        </Alert>
      </div>
      <DataTable
        caption="Quién no ha impreso su solicitud" captionHidden narrow="stack" columns={COLUMNS.filter(({ key }) => key !== 'sede' || !withoutExams)} rows={people}
        rowKey={({ folio }) => folio} empty="Todos los registrados imprimieron su solicitud dentro del registro."
      />
    </Page>
  )
}

const COLUMNS: Column<Unprinted['people'][number]>[] = [
  { key: 'folio', header: 'Folio', cell: ({ folio }) => <Folio folio={folio} /> },
  { key: 'name', header: 'Nombre', rowHeader: true, cell: ({ name }) => name },
  { key: 'exam', header: 'Examen', cell: ({ exam }) => exam },
  { key: 'sede', header: 'Presenta en', cell: ({ sede }) => sede },
  {
    key: 'late', header: 'Después del cierre',
    cell: ({ printedAt }) => printedAt === null ? 'Sin imprimir' : <>Impresa el <DateTime at={printedAt} form="short" /></>,
  },
]
