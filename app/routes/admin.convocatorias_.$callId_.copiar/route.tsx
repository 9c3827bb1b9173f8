/** The next call from this one: what it is named, and by how much its dates move. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { submitCopy } from './actions.server.ts'
import { readProposal } from './queries.server.ts'
import { copySchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Crear una convocatoria · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readProposal(args, args.params['callId'])

export const action = (args: ActionFunctionArgs) => submitCopy(args, args.params['callId'])

export default function CopyCall() {
  const { id, title, proposal } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>() ?? null,
    defaultValue: proposal,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: copySchema }),
  })
  const home = `/admin/convocatorias/${id}`
  return (
    <Page width="reading">
      <Breadcrumbs way={[{ to: '/admin/convocatorias', label: 'Convocatorias' }, { to: home, label: id }]} here="Copiar" />
      <PageHeading
        above={`A partir de: ${title}`} title="Crear la siguiente convocatoria"
        lead="Se copia todo como borrador: cursos, cronograma, sedes, plazas, pesos y textos. Las fechas se recorren, también en los
          textos, y usted las revisa; lo que se abrió «sin sentar precedente» se decide de nuevo (§1.1)."
      />
      <ErrorSummary
        errors={form.errors} fields={[fields.title, fields.cycle, fields.currentCycle, fields.period, fields.days]}
      />
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        <TextField field={fields.title} label="Título" />
        <TextField field={fields.cycle} code label="Ciclo académico al que se ingresa" hint="Por ejemplo 2025-2026" />
        <TextField field={fields.currentCycle} code label="Ciclo en que están inscritos los aspirantes" />
        <TextField field={fields.period} code inputMode="numeric" label="Periodo de selección" />
        <TextField
          field={fields.days} code inputMode="numeric" label="Días que se recorren las fechas"
          hint="364 son 52 semanas: cada fecha cae en el mismo día de la semana."
        />
        <ActRow>
          <SubmitButton>Crear el borrador</SubmitButton>
          <ButtonLink to={home} look="secondary">Volver</ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}
