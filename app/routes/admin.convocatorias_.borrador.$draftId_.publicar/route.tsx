/** Publishing has a page of its own: what comes out, when it counts, a tick and the password. Convocatoria §5.20 */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { changeColumns } from '#app/call/change-columns.tsx'
import { readDraft } from '#app/call/read-draft.server.ts'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCount } from '#app/labels/format-number.ts'
import { changesBetween } from '#exam-engine/convocatoria/call-changes.ts'
import { callId, hashVersion, rulesOf } from '#exam-engine/convocatoria/call-document.ts'
import { submitCall } from './actions.server.ts'
import { publishSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Publicar la convocatoria · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const { draft: { document, revision, amends }, home, previous, blocked, open } =
    await readDraft(args, args.params['draftId'])
  if (!open || blocked) throw redirect(home)
  const { publishedAt, windows: { registration }, courses, cronograma } = rulesOf(document)
  return {
    home, revision, amends, title: document.title, id: amends ?? callId(document), publishedAt, registration,
    courses: courses.length, exams: cronograma.length, seats: document.pools.reduce((sum, { seats }) => sum + seats, 0),
    changes: previous === null ? null : changesBetween(previous.document, document),
    documentSha256: hashVersion(document, 1, null).documentSha256, number: (previous?.number ?? 0) + 1,
  }
}

export const action = (args: ActionFunctionArgs) => submitCall(args, args.params['draftId'])

export default function PublishCall() {
  const page = useLoaderData<typeof loader>()
  const { home, revision, changes, number } = page
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: publishSchema }),
  })
  const isErrata = changes !== null
  const name = isErrata ? `Publicar la fe de erratas ${number - 1}` : 'Publicar la convocatoria'
  return (
    <Page width={isErrata ? 'page' : 'reading'}>
      <Breadcrumbs
        way={[{ to: '/admin/convocatorias', label: 'Convocatorias' }, { to: home, label: 'Borrador' }]} here="Publicar"
      />
      <PageHeading above={page.title} title={name} />
      <ErrorSummary errors={form.errors} fields={[fields.reason, fields.confirmed, fields.password]} />
      <Alert tone="danger" title="Lo publicado obliga a todos y no se retira (§5.20)">
        {isErrata
          ? 'La versión queda congelada con su huella y su motivo, y cualquiera ve qué cambió.'
          : <>La versión queda congelada con su huella. Se verá desde el <DateTime at={page.publishedAt} />; después solo
            cabe una fe de erratas, que amplía y nunca quita.</>}
      </Alert>
      <Facts page={page} />
      {changes === null ? null : (
        <Section title="Qué cambia">
          <DataTable
            caption="Qué cambia" captionHidden narrow="stack" rows={changes} rowKey={({ path }) => path}
            columns={changeColumns()}
          />
        </Section>
      )}
      <Form method="post" {...getFormProps(form)} className="mt-8 space-y-6">
        <input type="hidden" name="revision" value={revision} />
        {isErrata ? <TextArea field={fields.reason} rows={3} label="Motivo" hint="Lo lee todo el público." /> : null}
        <CheckboxField
          field={fields.confirmed} label="Revisé lo que se publica y entiendo que no se retira"
        />
        <PasswordField field={fields.password} label="Su contraseña" hint="Se pide de nuevo para confirmar que es usted." />
        <ActRow>
          <SubmitButton look="danger" pendingText="Publicando…">{name}</SubmitButton>
          <ButtonLink to={home} look="secondary">Volver sin publicar</ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}

function Facts({ page }: { page: ReturnType<typeof useLoaderData<typeof loader>> }) {
  const { id, registration, courses, exams, seats, documentSha256 } = page
  return (
    <div className="my-8">
      <SummaryList rows={[
        { term: 'Clave', value: id },
        { term: 'Registro', value: <><DateTime at={registration.from} /> a <DateTime at={registration.until} /></> },
        { term: 'Cursos', value: formatCount(courses) },
        { term: 'Exámenes', value: exams > 0 ? formatCount(exams) : 'Ninguno: valen las calificaciones del periodo anterior (§5.13)' },
        { term: 'Plazas', value: formatCount(seats) },
        { term: 'Documento (SHA-256)', value: <span className="break-all">{documentSha256}</span> },
      ]} />
    </div>
  )
}
