/**
 * A link to choose a password is asked for here, for an account that is not active yet or whose password is forgotten.
 * The answer is the same, and takes as long, whoever was typed: nobody learns here who has an account.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { requestOwnLink } from '#app/use-cases/send-account-link.server.ts'
import { signInSchema } from '../acceso/schema.ts'

export const meta: MetaFunction = () => [{ title: 'Activar la cuenta o restablecer la contraseña · EFISER' }]

const schema = signInSchema.pick({ identifier: true })

/** Longer than either answer takes. */
const ANSWER_MS = 400

export function loader({ request, context: { services } }: LoaderFunctionArgs) {
  const isDemoMailbox = services.demo && services.env.mode === 'demo' && services.env.mail === null
  return { sent: new URL(request.url).searchParams.has('enviado'), mailbox: isDemoMailbox }
}

export async function action({ request, context: { services, clientAddress: address } }: ActionFunctionArgs) {
  const sent = parseWithZod(await request.formData(), { schema })
  if (sent.status !== 'success') return data(sent.reply(), { status: 422 })
  const [asked] = await Promise.all([
    requestOwnLink(services, { identifier: sent.value.identifier, address }), pause(ANSWER_MS),
  ])
  if (asked.ok) throw redirect('/acceso/enlace?enviado')
  return data(sent.reply({ formErrors: [describeRefusal(asked)] }), { status: refusalStatus(asked.refusal) })
}

export default function LinkPage() {
  const { sent, mailbox } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
  })
  if (sent) {
    return (
      <Page width="reading">
        <PageHeading title="Revise su correo" />
        <Alert announce tone="success" title="Si lo que escribió está en el padrón, el enlace va en camino">
          Llega al correo que el Instituto tiene de usted, a más tardar en unos minutos. Revise también el correo no deseado.
        </Alert>
        <p className="mt-6 max-w-measure">
          ¿No llegó? Espere diez minutos y <Link to="/acceso/enlace">pídalo otra vez</Link>. Si su correo cambió, pida a la
          autoridad educativa de su sede que lo corrija en el padrón.
        </p>
        {mailbox ? <p className="mt-4"><Link to="/demo/correo">Abrir el buzón de la demostración</Link></p> : null}
      </Page>
    )
  }
  return (
    <Page width="reading">
      <PageHeading
        title="Activar la cuenta o restablecer la contraseña"
        lead="Le enviamos un enlace de un solo uso al correo que el Instituto tiene de usted."
      />
      <ErrorSummary errors={form.errors} fields={[fields.identifier]} />
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        <TextField field={fields.identifier} label="Matrícula o correo electrónico" autoComplete="username" code />
        <SubmitButton pendingText="Enviando…">Enviar el enlace</SubmitButton>
      </Form>
      <p className="mt-8"><Link to="/acceso">Volver a iniciar sesión</Link></p>
      <p className="mt-4 max-w-measure text-grey">
        El día del examen no espere un correo: levante la mano, y su supervisor puede darle un código para entrar.
      </p>
    </Page>
  )
}
