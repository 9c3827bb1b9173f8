/** Cancelling for false information has a page of its own: the consequence, the reason, the password, a tick. §2.2 E */
import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { FALSE_INFORMATION_WORDS } from '#app/person-file/file-words.ts'
import { openFile } from '#app/person-file/open-file.server.ts'
import { submitCancellation } from './actions.server.ts'
import { cancelSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Cancelar una solicitud · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const { person, folio, frozen, barred } = await openFile(args, 'admin')
  if (folio === null || frozen || barred) throw redirect(`/admin/expedientes/${person.id}`)
  return { id: person.id, name: person.name, folio }
}

export const action = (args: ActionFunctionArgs) => submitCancellation(args)

const CHOICES = Object.entries(FALSE_INFORMATION_WORDS).map(([value, label]) => ({ value, label }))

export default function CancelPage() {
  const { id, name, folio } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    id: 'cancelar', lastResult: useActionData<typeof action>() ?? null, constraint: getZodConstraint(cancelSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: cancelSchema }),
  })
  return (
    <Page width="reading">
      <Breadcrumbs
        way={[{ to: '/admin/expedientes', label: 'Expedientes' }, { to: `/admin/expedientes/${id}`, label: name }]}
        here="Cancelar la solicitud"
      />
      <PageHeading title="Cancelar la solicitud por información falsa" lead={`${name}, folio ${folio}`} />
      <ErrorSummary errors={form.errors} fields={[fields.reason, fields.note, fields.confirmed, fields.password]} />
      <Alert tone="danger" title="Esta decisión es irrevocable (§2.2 E)">
        La solicitud deja de ser válida, el examen se cancela en el estado en que esté, no se asigna plaza y la persona no podrá
        participar en futuros procesos de selección del IMSS. Se le avisa por correo. Nadie puede revertirlo.
      </Alert>
      <Form method="post" {...getFormProps(form)} className="mt-8 space-y-6">
        <RadioGroup field={fields.reason} label="Qué información es falsa" choices={CHOICES} />
        <TextArea field={fields.note} label="Qué se encontró y cómo se comprobó" rows={5} hint="Queda en el expediente." />
        <CheckboxField field={fields.confirmed} label="Leí las consecuencias y cancelo esta solicitud" />
        <PasswordField field={fields.password} label="Su contraseña" hint="Se pide de nuevo para confirmar que es usted." />
        <ActRow>
          <SubmitButton look="danger">Cancelar la solicitud para siempre</SubmitButton>
          <ButtonLink to={`/admin/expedientes/${id}`} look="secondary">Volver sin cancelar</ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}
