/**
 * The second half of a sign-in: a code of the second factor, a recovery code, or the pass that an admin dictated, which
 * also lets in who has no factor yet. Whoever is not in between goes to the first half.
 */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { readDestination } from '#app/http/own-path.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { isSecure } from '#app/http/secure-request.server.ts'
import { readWaiting } from '#app/http/sessions.server.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { showFactor } from '#app/use-cases/show-factor.server.ts'

export const meta: MetaFunction = () => [{ title: 'Segundo factor · EFISER' }]

const schema = z.object({
  code: z.string({ error: 'Escriba el código' }).trim().min(1, 'Escriba el código').max(40, 'Use como máximo 40 caracteres'),
})

async function requireWaiting({ request, context }: RequestArgs) {
  const waiting = await readWaiting(context.services.database, request.headers.get('Cookie'))
  if (waiting !== null) return waiting
  throw redirect('/acceso')
}

export async function loader(args: LoaderFunctionArgs) {
  const { stage } = await requireWaiting(args)
  return { stage }
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args
  const waiting = await requireWaiting(args)
  const sent = parseWithZod(await request.formData(), { schema })
  if (sent.status !== 'success') return data(sent.reply({ hideFields: ['code'] }), { status: 422 })
  const shown = await showFactor(context.services, waiting, {
    typed: sent.value.code, address: context.clientAddress, secure: isSecure(request),
    userAgent: request.headers.get('User-Agent')?.slice(0, 300) ?? null,
  })
  if (shown.ok) throw redirect(readDestination(request.url) ?? '/inicio', { headers: { 'Set-Cookie': shown.value } })
  const text = describeRefusal(shown)
  const errors = shown.refusal === 'CODE_WRONG' ? { fieldErrors: { code: [text] } } : { formErrors: [text] }
  return data(sent.reply({ ...errors, hideFields: ['code'] }), { status: refusalStatus(shown.refusal) })
}

export default function FactorPage() {
  const { stage } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
  })
  return (
    <Page width="reading">
      <PageHeading title="Segundo factor" lead={stage === 'factor' ? 'Su contraseña es correcta. Falta el código de su aplicación.'
        : 'Su contraseña es correcta. Falta el código de paso de la administración.'} />
      <ErrorSummary errors={form.errors} fields={[fields.code]} />
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        <TextField
          field={fields.code} label="Código" autoComplete="one-time-code" code
          hint={stage === 'factor'
            ? 'Las seis cifras de su aplicación, uno de sus códigos de recuperación, o el código de paso de la administración.'
            : 'Las 16 letras y cifras que le dictaron. Sirven una vez, durante 30 minutos.'}
        />
        <SubmitButton pendingText="Comprobando…">Continuar</SubmitButton>
      </Form>
      <p className="mt-8 max-w-measure text-grey">
        Si no tiene a la mano su teléfono ni sus códigos de recuperación, pida a la administración un código de paso. Si los
        perdió, que restablezca su segundo factor.
      </p>
    </Page>
  )
}
