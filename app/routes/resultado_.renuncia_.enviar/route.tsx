/** Sending the signed resignation: the consequence of this moment, the document, a tick, the password. §5.14.3 to §5.17 */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { FileField } from '#app/components/fields/file-field.tsx'
import { plainField } from '#app/components/fields/form-field.ts'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { CONSEQUENCE_WORDS } from '#app/labels/resignation.ts'
import { ConsequenceAlert } from '#app/resignation/consequence-alert.tsx'
import { readOwnResignation } from '#app/resignation/own-resignation.server.ts'
import { submitSending } from './actions.server.ts'
import { sendSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Enviar la renuncia · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'residente')
  const resignation = await readOwnResignation(args.context.services.database.db, actor.personId)
  if (resignation?.written?.state !== 'drafted' || !resignation.held) throw redirect('/resultado/renuncia')
  const { seat, addressee, subject, consequence, changesAt } = resignation
  return { seat, addressee, subject, consequence, changesAt }
}

export const action = (args: ActionFunctionArgs) => submitSending(args)

export default function SendPage() {
  const { seat, addressee, subject, consequence, changesAt } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'enviar', lastResult: answered?.reply ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: sendSchema }),
  })
  const refused = answered?.document ?? null
  const document = { ...plainField('document'), ...(refused === null ? {} : { errors: [refused] }) }
  return (
    <Page width="reading">
      <Breadcrumbs
        way={[{ to: '/resultado', label: 'Mi resultado' }, { to: '/resultado/renuncia', label: 'Renuncia' }]} here="Enviar"
      />
      <PageHeading title="Enviar la renuncia firmada" lead={seat} />
      <ErrorSummary errors={form.errors} fields={[document, fields.confirmed, fields.password]} />
      <ConsequenceAlert consequence={consequence} changesAt={changesAt} />
      <div className="mt-6"><SummaryList rows={[{ term: 'Dirigida a', value: addressee }, { term: 'Asunto', value: subject }]} /></div>
      <Form method="post" {...getFormProps(form)} encType="multipart/form-data" className="mt-8 space-y-6">
        <input type="hidden" name="shown" value={consequence} />
        <FileField
          field={document} accept=".pdf,.jpg,.jpeg,application/pdf,image/jpeg" label="Documento firmado y digitalizado"
          hint="PDF de hasta 5 páginas, o JPG; hasta 4 MB. Se revisa y se guarda una copia; el original se conserva."
        />
        <CheckboxField
          field={fields.confirmed} label={`Renuncio a la plaza y entiendo que: ${CONSEQUENCE_WORDS[consequence].sentence}`}
        />
        <PasswordField field={fields.password} label="Su contraseña" hint="Se pide de nuevo para confirmar que es usted." />
        <ActRow>
          <SubmitButton look="danger" pendingText="Revisando el documento…">Enviar la renuncia</SubmitButton>
          <ButtonLink to="/resultado/renuncia" look="secondary">Volver sin enviar</ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}
