/** The sign-in. Says the same for an unknown account and a wrong password. */
import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { readDestination } from '#app/http/own-path.ts'
import { readActor } from '#app/http/guards.server.ts'
import { submitSignIn } from './actions.server.ts'
import { signInSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Iniciar sesión · EFISER' }]

/** After a password was chosen by a link. */
const DONE: Readonly<Record<string, string>> = {
  cuenta: 'Su cuenta está activa. Inicie sesión con su contraseña nueva.',
  clave: 'Su contraseña cambió. Inicie sesión con la nueva.',
}

export async function loader(args: LoaderFunctionArgs) {
  if (await readActor(args) !== null) throw redirect(readDestination(args.request.url) ?? '/inicio')
  return {
    interrupted: readDestination(args.request.url) !== null,
    done: DONE[new URL(args.request.url).searchParams.get('hecho') ?? ''] ?? null,
  }
}

export async function action(args: ActionFunctionArgs) {
  return submitSignIn(args)
}

export default function SignIn() {
  const { interrupted, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    lastResult: lastResult ?? null,
    constraint: getZodConstraint(signInSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: signInSchema }),
    shouldRevalidate: 'onInput',
  })
  return (
    <Page width="reading">
      <PageHeading title="Iniciar sesión" lead="Con su matrícula o su correo electrónico institucional." />
      <ErrorSummary errors={form.errors} fields={[fields.identifier, fields.password]} />
      {done === null || lastResult !== undefined ? null
        : <div className="mb-6"><Alert tone="success" announce title={done} /></div>}
      {interrupted && lastResult === undefined
        ? <div className="mb-6"><Alert title="Inicie sesión para continuar donde estaba." /></div>
        : null}
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        <TextField field={fields.identifier} label="Matrícula o correo electrónico" autoComplete="username" code />
        <PasswordField field={fields.password} label="Contraseña" />
        <SubmitButton pendingText="Comprobando…">Iniciar sesión</SubmitButton>
      </Form>
      <p className="mt-8"><Link to="/acceso/enlace">¿Olvidó su contraseña o aún no activa su cuenta?</Link></p>
      <p className="mt-4"><Link to="/acceso/codigo">Entrar con un código de su supervisor</Link></p>
      <p className="mt-4"><Link to="/comprobacion">Comprobar este equipo o ensayar, con el código de su sede</Link></p>
      <p className="mt-4 max-w-measure text-grey">
        El día del examen, si no puede entrar, levante la mano: su supervisor puede ayudarle.
      </p>
    </Page>
  )
}
