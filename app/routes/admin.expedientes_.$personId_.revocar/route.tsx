/** Proposing to take a seat back has a page of its own: the ground, what was found, the password. §2.2 E, §3.1 D, §5.18 */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { GROUND_WORDS } from '#app/labels/revocation.ts'
import { openFile } from '#app/person-file/open-file.server.ts'
import { REVOCATION_GROUNDS } from '#exam-engine/convocatoria/revocation.ts'
import { submitProposal } from './actions.server.ts'
import { proposeSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Revocar una plaza · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const { person, folio, seat, course } = await openFile(args, 'admin')
  if (seat === null || ['rejected', 'resigned', 'revoked'].includes(seat.state)) throw redirect(`/admin/expedientes/${person.id}`)
  return { id: person.id, name: person.name, folio, seat: `${seat.cer}, ${seat.sede}`, foreign: course?.category === 'foreign' }
}

export const action = (args: ActionFunctionArgs) => submitProposal(args)

export default function ProposePage() {
  const { id, name, folio, seat, foreign } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    id: 'revocar', lastResult: useActionData<typeof action>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: proposeSchema }),
  })
  const choices = REVOCATION_GROUNDS.filter((ground) => foreign || ground !== 'foreignStatus')
    .map((value) => ({ value, label: `${GROUND_WORDS[value].label} (${GROUND_WORDS[value].clause})` }))
  return (
    <Page width="reading">
      <Breadcrumbs
        way={[{ to: '/admin/expedientes', label: 'Expedientes' }, { to: `/admin/expedientes/${id}`, label: name }]} here="Revocar la plaza"
      />
      <PageHeading title="Proponer la revocación de la plaza" lead={`${name}, folio ${folio ?? ''}: ${seat}`} />
      <ErrorSummary errors={form.errors} fields={[fields.ground, fields.reason, fields.password]} />
      <Alert tone="danger" title="Otra persona de la coordinación decide">
        Nada cambia con la propuesta. Si se aprueba, la persona pierde la plaza, su carta se verifica como «revocada», se le
        avisa por correo y la plaza pasa al periodo siguiente. Es irrevocable.
      </Alert>
      <Form method="post" {...getFormProps(form)} className="mt-8 space-y-6">
        <RadioGroup field={fields.ground} label="Causa" choices={choices} />
        <TextArea field={fields.reason} label="Qué se encontró y cómo se comprobó" rows={5} hint="Lo leerá quien decide; queda en el expediente." />
        <PasswordField field={fields.password} label="Su contraseña" hint="Se pide de nuevo para confirmar que es usted." />
        <ActRow>
          <SubmitButton look="danger">Proponer la revocación</SubmitButton>
          <ButtonLink to={`/admin/expedientes/${id}`} look="secondary">Volver sin proponer</ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}
