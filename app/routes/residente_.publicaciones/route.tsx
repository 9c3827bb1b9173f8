/** The own publications: the declared list and its picture, until the registration ends. Convocatoria §4.3 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { plainField, type FormField } from '#app/components/fields/form-field.ts'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { submitPublications } from './actions.server.ts'
import { ArticleForm } from './article-form.tsx'
import { ArticleList } from './article-list.tsx'
import { PictureSection } from './picture-section.tsx'
import { readPublications, type PublicationsPage } from './queries.server.ts'
import { FIELD_NAMES, type FieldName } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Mis publicaciones · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readPublications(args)
export const action = (args: ActionFunctionArgs) => submitPublications(args)

export default function PublicationsRoute() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  if (page === null) {
    return (
      <Page>
        <PageHeading title="Mis publicaciones" />
        <EmptyState title="Aún no hay una convocatoria">Aquí declarará sus artículos durante el registro.</EmptyState>
      </Page>
    )
  }
  if (page.carried) return <Carried title={page.title} />
  const { edited, version, versions, open } = page
  const fields = fieldsOf(page, answered)
  const image: FormField = withErrors(plainField('image'), answered?.about === 'image' ? answered.errors : undefined)
  const general = answered === undefined || answered.about === 'image' ? [] : answered.errors
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/residente', label: 'Mi proceso' }]} here="Publicaciones" />
      <PageHeading
        above={page.title} title="Mis publicaciones"
        lead={`Suman hasta ${page.most} a su PI-IMSS si dos evaluadores confirman que cumplen (§4.3). La decisión es definitiva.`}
      />
      <ErrorSummary errors={general} fields={[image, ...FIELD_NAMES.map((name) => fields[name])]} />
      <Standing page={page} />
      <div className="mt-10 grid gap-x-12 gap-y-10 lg:grid-cols-2">
        <div>
          <Section title="Artículos declarados"><ArticleList page={page} /></Section>
          {open ? (
            <div id="articulo">
              <Section title={edited === null ? 'Agregar un artículo' : `Corregir el artículo ${edited}`}>
                <ArticleForm
                  key={`${version} ${edited ?? ''}`} fields={fields} seen={version} edited={edited}
                  publishedBefore={page.publishedBefore}
                />
              </Section>
            </div>
          ) : null}
        </div>
        <div>
          <PictureSection page={page} field={image} />
          <Section title="Versiones" lead="Cada cambio queda; vale la última (§2.2 A).">
            <DataTable
              caption="Versiones de su declaración" captionHidden
              columns={[
                { key: 'version', header: 'Versión', rowHeader: true, cell: (row) => row.version },
                { key: 'at', header: 'Cuándo', cell: (row) => <DateTime at={row.declaredAt} form="short" /> },
                { key: 'articles', header: 'Artículos', align: 'end', cell: (row) => row.articles },
                { key: 'file', header: 'Imagen', cell: (row) => (row.fileId === null ? 'No' : 'Sí') },
              ]}
              rows={versions} rowKey={(row) => String(row.version)} empty="Aún no declara nada."
            />
          </Section>
        </div>
      </div>
    </Page>
  )
}

/** Nothing is declared, and what was declared before is shown with the result in which it counted. §5.13 */
function Carried({ title }: { title: string }) {
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/residente', label: 'Mi proceso' }]} here="Publicaciones" />
      <PageHeading above={title} title="Mis publicaciones" />
      <Alert title="En este periodo no se declaran artículos">
        Valen los que ya se evaluaron en el periodo anterior, con la misma decisión, que es definitiva (§4.3, §5.13). Los verá
        uno por uno en su resultado.
      </Alert>
    </Page>
  )
}

function Standing({ page: { open, begun, registration, articles, declared, version } }: { page: PublicationsPage }) {
  if (!open) {
    return begun ? (
      <Alert title="El registro terminó: vale lo que aquí se muestra">
        {articles.length > 0 && declared !== null ? 'Dos evaluadores lo revisan por separado. Lo verá en su resultado.'
          : 'Sin artículos y sin imagen no hay nada que evaluar.'}
      </Alert>
    ) : <Alert title="El registro aún no abre">Abre el <DateTime at={registration.from} />.</Alert>
  }
  const until = <DateTime at={registration.until} />
  if (articles.length === 0) return <Alert title="Es opcional">Puede declarar y cambiar hasta el {until}.</Alert>
  return declared === null
    ? <Alert tone="attention" title="Falta la imagen">Sin ella sus artículos no se evalúan. Tiene hasta el {until}.</Alert>
    : <Alert tone="success" title={`Versión ${version} registrada`}>Está completa. Puede cambiarla hasta el {until}.</Alert>
}

type Answered = ReturnType<typeof useActionData<typeof action>>

/** What was typed comes back with its errors; otherwise the article that is being corrected. */
function fieldsOf({ articles, edited, version }: PublicationsPage, answered: Answered): Record<FieldName, FormField> {
  const stored = edited === null ? undefined : articles[edited - 1]
  const typed = answered?.about === 'article' ? answered.typed : undefined
  const field = (name: FieldName): FormField => {
    const value = typed?.[name] ?? (stored === undefined ? undefined : String(stored[name]))
    const errors = answered?.about === 'article' ? answered.fields[name] : undefined
    return withErrors({ ...plainField(name, value), key: `${name} ${version} ${edited ?? ''}` }, errors)
  }
  return Object.fromEntries(FIELD_NAMES.map((name) => [name, field(name)])) as Record<FieldName, FormField>
}

function withErrors(field: FormField, errors: string[] | undefined): FormField {
  return errors === undefined || errors.length === 0 ? field : { ...field, errors }
}
