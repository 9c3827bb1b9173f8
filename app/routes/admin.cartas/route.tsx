/** Both letters with sample data, the versions of their text, and every variable: where it comes from, what it is now. §5.5, §5.8 */
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
import { readLetters } from './queries.server.ts'
import { VersionList } from './version-list.tsx'

export const meta: MetaFunction = () => [{ title: 'Cartas · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readLetters(args)

const WHERE: Record<LetterVariable['where'], string> = {
  both: 'Ambas cartas', acceptance: 'Carta de aceptación', commitment: 'Carta compromiso',
}

const COLUMNS: readonly Column<LetterVariable>[] = [
  { key: 'name', header: 'Variable', rowHeader: true, cell: ({ name, isRequired }) => isRequired ? `${name} (obligatoria)` : name },
  { key: 'key', header: 'Cómo se escribe', cell: ({ key }) => <code>{`{{${key}}}`}</code> },
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
          {page.published === null ? null : (
            <div className="mb-8"><Alert tone="success" title={`La versión ${page.published} se publicó`} announce /></div>
          )}
          <Section title="Muestras en PDF" lead={`${page.title}. Cada página dice MUESTRA y su código QR no lleva a ninguna carta.`}>
            <p className="flex flex-wrap gap-3">
              <ButtonLink to="/admin/cartas/aceptacion.pdf" look="secondary" reloadDocument>Carta de aceptación</ButtonLink>
              <ButtonLink to="/admin/cartas/compromiso.pdf" look="secondary" reloadDocument>Carta compromiso</ButtonLink>
              <ButtonLink to="/admin/cartas/compromiso-extranjero.pdf" look="secondary" reloadDocument>Carta compromiso, extranjeros</ButtonLink>
            </p>
          </Section>
          <Section
            title="Texto" lead={page.isFixed
              ? 'Alguien ya aceptó la carta compromiso de esta convocatoria: el texto es el mismo para todas las personas y no cambia más (§5.5).'
              : 'Puede cambiarse hasta que alguien acepte la carta compromiso de esta convocatoria (§5.5).'}
            acts={page.isFixed ? undefined : <ButtonLink to="/admin/cartas/texto" reloadDocument>Cambiar el texto</ButtonLink>}
          >
            <VersionList versions={page.versions} firstSha256={page.firstSha256} />
          </Section>
          <Section title="Variables" lead="Lo que la plataforma llena en cada carta. Folio, código QR, huella y firma se imprimen siempre.">
            <DataTable caption="Variables de las cartas" captionHidden narrow="stack" columns={COLUMNS} rows={page.variables} rowKey={({ key }) => key} />
          </Section>
        </>
      )}
    </Page>
  )
}
