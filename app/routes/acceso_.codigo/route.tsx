/** The sign-in of the exam day: folio and the single-use code that the supervisor gave after the checks. §3.1 C */
import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { readActor } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { isSecure } from '#app/http/secure-request.server.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { signInWithCode } from '#app/use-cases/sign-in-with-code.server.ts'
import { codeSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Entrar con código · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  if (await readActor(args) !== null) throw redirect('/inicio')
  return null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await request.formData(), { schema: codeSchema })
  if (submission.status !== 'success') return data(submission.reply({ hideFields: ['code'] }), { status: 422 })
  const signedIn = await signInWithCode(context.services, {
    ...submission.value,
    address: context.clientAddress,
    userAgent: request.headers.get('User-Agent')?.slice(0, 300) ?? null,
    secure: isSecure(request),
  })
  if (signedIn.ok) throw redirect('/examen', { headers: { 'Set-Cookie': signedIn.value } })
  const reply = submission.reply({ formErrors: [describeRefusal(signedIn)], hideFields: ['code'] })
  return data(reply, { status: refusalStatus(signedIn.refusal) })
}

export default function CodeSignIn() {
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>() ?? null,
    constraint: getZodConstraint(codeSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: codeSchema }),
  })
  return (
    <Page width="reading">
      <PageHeading
        title="Entrar con un código"
        lead="El código lo da el supervisor de su sede al comprobar su identificación. Sirve una vez, durante 10 minutos."
      />
      <ErrorSummary errors={form.errors} fields={[fields.folio, fields.code]} />
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        <TextField field={fields.folio} label="Folio de su solicitud" autoComplete="off" code />
        <TextField
          field={fields.code} label="Código" hint="Doce letras y números; los guiones no importan."
          autoComplete="off" code
        />
        <SubmitButton pendingText="Comprobando…">Entrar a mi examen</SubmitButton>
      </Form>
      <p className="mt-8"><Link to="/acceso">Entrar con matrícula y contraseña</Link></p>
    </Page>
  )
}
