/** The public questions and answers, and writing one; `?editar=` rewrites. */
import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { submitFaq } from './actions.server.ts'
import { readAllFaq, type FaqRow } from './queries.server.ts'
import { faqSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Preguntas frecuentes · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readAllFaq(args.context)
}

export const action = (args: ActionFunctionArgs) => submitFaq(args)

export default function FaqPage() {
  const entries = useLoaderData<typeof loader>()
  const [searchParams] = useSearchParams()
  const edited = entries.find(({ id }) => id === searchParams.get('editar'))
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/admin/ayuda', label: 'Mesa de ayuda' }]} here="Preguntas frecuentes" />
      <PageHeading title="Preguntas frecuentes" lead="Las publicadas las lee cualquiera en /ayuda, sin iniciar sesión." />
      {searchParams.get('hecho') === null ? null : (
        <div className="mb-8"><Alert tone="success" title="La pregunta se guardó" announce /></div>
      )}
      <Section title={edited === undefined ? 'Agregar una pregunta' : 'Editar la pregunta'}>
        <FaqForm key={`${edited?.id ?? 'nueva'} ${String(entries.length)}`} edited={edited} next={(entries.at(-1)?.position ?? 0) + 1} />
      </Section>
      <Section title="Todas">
        <DataTable
          caption="Preguntas frecuentes" captionHidden narrow="stack" rows={entries} rowKey={({ id }) => id}
          empty="Aún no hay preguntas."
          columns={[
            { key: 'position', header: 'Lugar', align: 'end', cell: ({ position }) => position },
            { key: 'question', header: 'Pregunta', rowHeader: true, cell: ({ id, question }) => <Link to={`?editar=${id}`}>{question}</Link> },
            { key: 'published', header: 'Publicada', cell: ({ published }) => published ? 'Sí' : 'No' },
          ]}
        />
      </Section>
    </Page>
  )
}

function FaqForm({ edited, next }: { edited: FaqRow | undefined, next: number }) {
  const [form, fields] = useForm({
    id: 'pregunta', lastResult: useActionData<typeof action>() ?? null, constraint: getZodConstraint(faqSchema),
    defaultValue: {
      question: edited?.question ?? '', answer: edited?.answer ?? '', position: String(edited?.position ?? next),
      published: edited === undefined || edited.published ? 'on' : '',
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: faqSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.question, fields.answer, fields.position]} />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        {edited === undefined ? null : <input type="hidden" name="id" value={edited.id} />}
        <TextField field={fields.question} label="Pregunta" />
        <TextArea field={fields.answer} rows={5} label="Respuesta" />
        <TextField field={fields.position} label="Lugar en la lista" inputMode="numeric" />
        <CheckboxField field={fields.published} label="Publicada" />
        <ActRow>
          <SubmitButton>Guardar la pregunta</SubmitButton>
          {edited === undefined ? null : <ButtonLink look="secondary" to="/admin/ayuda/preguntas">No editar</ButtonLink>}
        </ActRow>
      </Form>
    </>
  )
}
