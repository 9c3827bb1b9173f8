/** Correcting what the roster says of a person: both versions stay, until the selection is frozen. */
import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { CORRECTABLE_WORDS, SEX_WORDS } from '#app/person-file/file-words.ts'
import { openFile } from '#app/person-file/open-file.server.ts'
import { submitCorrection } from './actions.server.ts'
import { correctSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Corregir datos · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const { person, frozen } = await openFile(args, 'admin')
  if (frozen) throw redirect(`/admin/expedientes/${person.id}`)
  return { id: person.id, name: person.name, recorded: person.recorded }
}

export const action = (args: ActionFunctionArgs) => submitCorrection(args)

const SEXES = Object.entries(SEX_WORDS).map(([value, label]) => ({ value, label }))

export default function CorrectPage() {
  const { id, name, recorded } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    id: 'corregir', lastResult: useActionData<typeof action>() ?? null, constraint: getZodConstraint(correctSchema),
    defaultValue: { ...recorded, reason: '' }, onValidate: ({ formData }) => parseWithZod(formData, { schema: correctSchema }),
  })
  const { given_names: names, first_surname: first, second_surname: second, curp, sex, born_on: born, reason } = fields
  return (
    <Page width="reading">
      <Breadcrumbs
        way={[{ to: '/admin/expedientes', label: 'Expedientes' }, { to: `/admin/expedientes/${id}`, label: name }]}
        here="Corregir datos"
      />
      <PageHeading
        title="Corregir datos del padrón"
        lead="Se conserva lo que decía y lo que dice. La categoría de nacionalidad no cambia (§2.2 D); una versión ya registrada
          tampoco."
      />
      <ErrorSummary errors={form.errors} fields={[names, first, second, curp, sex, born, reason]} />
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        <TextField field={names} label={CORRECTABLE_WORDS.given_names} />
        <TextField field={first} label={CORRECTABLE_WORDS.first_surname} />
        <TextField field={second} label={CORRECTABLE_WORDS.second_surname} optional />
        <TextField field={curp} label={CORRECTABLE_WORDS.curp} code optional />
        <SelectField field={sex} label={CORRECTABLE_WORDS.sex} choices={SEXES} />
        <TextField field={born} label={CORRECTABLE_WORDS.born_on} type="date" optional />
        <TextArea field={reason} label="Motivo y documento que lo prueba" />
        <ActRow>
          <SubmitButton>Registrar la corrección</SubmitButton>
          <ButtonLink to={`/admin/expedientes/${id}`} look="secondary">Volver sin corregir</ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}
