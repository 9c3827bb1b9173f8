/** Both letters with sample data, and every variable that is filled in: where it comes from and what it is now. §5.5, §5.8 */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import type { LetterVariable } from '#app/letter-preview/variables.ts'
import { readVariables } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Cartas · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readVariables(args)

const WHERE: Record<LetterVariable['where'], string> = {
  both: 'Ambas cartas', acceptance: 'Carta de aceptación', commitment: 'Carta compromiso',
}

const COLUMNS: readonly Column<LetterVariable>[] = [
  { key: 'name', header: 'Variable', rowHeader: true, cell: ({ name }) => name },
  { key: 'value', header: 'Valor vigente', cell: ({ value }) => value ?? 'De cada persona' },
  { key: 'source', header: 'De dónde viene', cell: ({ source }) => source },
  { key: 'where', header: 'En qué carta', cell: ({ where }) => WHERE[where] },
  { key: 'clause', header: 'Apartado', cell: ({ clause }) => clause },
]

export default function LettersPage() {
  const page = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHeading title="Cartas" lead="Cómo se verán la carta compromiso y la carta de aceptación, con datos de muestra." />
      {page === null ? <EmptyState title="Aún no hay una convocatoria">Las muestras llevan las fechas de la convocatoria vigente.</EmptyState> : (
        <>
          <Section title="Muestras en PDF" lead={`${page.title}. Cada página dice MUESTRA y su código QR no lleva a ninguna carta.`}>
            <p className="flex flex-wrap gap-3">
              <ButtonLink to="/admin/cartas/aceptacion.pdf" look="secondary" reloadDocument>Carta de aceptación</ButtonLink>
              <ButtonLink to="/admin/cartas/compromiso.pdf" look="secondary" reloadDocument>Carta compromiso</ButtonLink>
              <ButtonLink to="/admin/cartas/compromiso-extranjero.pdf" look="secondary" reloadDocument>Carta compromiso, extranjeros</ButtonLink>
            </p>
          </Section>
          <Section title="Variables">
            <DataTable caption="Variables de las cartas" captionHidden narrow="stack" columns={COLUMNS} rows={page.variables} rowKey={({ name }) => name} />
            <div className="mt-6">
              <Alert title="El texto no se edita aquí">
                Cada párrafo cita el apartado que lo establece y su huella queda en el registro de quien lo aceptó. Las fechas se cambian
                en la convocatoria, con una fe de erratas.
              </Alert>
            </div>
          </Section>
        </>
      )}
    </Page>
  )
}
