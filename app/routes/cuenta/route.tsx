/** The own account: its sessions, which can be ended, the password, and the way to the second factor. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/actions/button.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireActor } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { changePassword, endOwnSessions } from '#app/use-cases/own-sessions.server.ts'
import { readAccount, type OwnSession } from './queries.server.ts'
import { passwordSchema, revokeSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Mi cuenta · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  return readAccount(args.context, await requireActor(args), new URL(args.request.url).searchParams.get('hecho'))
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { context: { services, clientAddress: address } } = args
  const form = await args.request.formData()
  if (form.get('intent') === 'others') {
    await endOwnSessions(services, actor, 'others')
    throw redirect('/cuenta?hecho=sesiones')
  }
  if (form.get('intent') === 'revoke') {
    const sent = parseWithZod(form, { schema: revokeSchema })
    if (sent.status !== 'success') throw new Response('PAYLOAD_INVALID', { status: 422 })
    await endOwnSessions(services, actor, { only: Buffer.from(sent.value.session, 'hex') })
    throw redirect('/cuenta?hecho=sesiones')
  }
  const hideFields = ['current', 'next', 'again']
  const sent = parseWithZod(form, { schema: passwordSchema })
  if (sent.status !== 'success') return data(sent.reply({ hideFields }), { status: 422 })
  const changed = await changePassword(services, actor, { current: sent.value.current, next: sent.value.next, address })
  if (changed.ok) throw redirect('/cuenta?hecho=clave')
  const text = describeRefusal(changed)
  const field = changed.refusal === 'PASSWORD_WRONG' ? 'current' : changed.refusal.startsWith('PASSWORD_') ? 'next' : ''
  const errors = field === '' ? { formErrors: [text] } : { fieldErrors: { [field]: [text] } }
  return data(sent.reply({ ...errors, hideFields }), { status: refusalStatus(changed.refusal) })
}

const COLUMNS: readonly Column<OwnSession>[] = [
  {
    key: 'browser', header: 'Navegador', rowHeader: true,
    cell: ({ browser, own }) => <>{browser}{own ? <span className="block text-grey">Esta sesión</span> : null}</>,
  },
  { key: 'since', header: 'Desde', cell: ({ since }) => <DateTime at={since} form="short" /> },
  { key: 'address', header: 'Dirección', cell: ({ address }) => address },
  {
    key: 'end', header: 'Cerrar',
    cell: ({ session, own, browser, since }) => own ? '—' : (
      <Form method="post">
        <input type="hidden" name="session" value={session} />
        <Button type="submit" name="intent" value="revoke" look="secondary" aria-label={`Cerrar la sesión de ${browser}, ${since}`}>
          Cerrar
        </Button>
      </Form>
    ),
  },
]

const DONE: Readonly<Record<string, string>> = {
  sesiones: 'Las sesiones se cerraron.', clave: 'La contraseña cambió y sus otras sesiones se cerraron.',
}

export default function AccountPage() {
  const { sessions, hasFactor, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    lastResult: lastResult ?? null, onValidate: ({ formData }) => parseWithZod(formData, { schema: passwordSchema }),
  })
  const said = done === null ? undefined : DONE[done]
  return (
    <Page>
      <PageHeading title="Mi cuenta" lead="Dónde está abierta su sesión, su contraseña y su segundo factor." />
      {said === undefined ? null : <div className="mb-6"><Alert tone="success" announce title={said} /></div>}
      <Section title="Sesiones abiertas" lead="Si no reconoce una, ciérrela y cambie su contraseña.">
        <DataTable
          caption="Sesiones abiertas" captionHidden narrow="stack" columns={COLUMNS} rows={sessions}
          rowKey={({ session }) => session}
        />
        {sessions.length < 2 ? null : (
          <Form method="post" className="mt-4">
            <Button type="submit" name="intent" value="others" look="secondary">Cerrar todas las demás</Button>
          </Form>
        )}
      </Section>
      <Section
        title="Segundo factor"
        lead={hasFactor ? 'Su cuenta lo pide al iniciar sesión.' : 'Un código de su teléfono, además de la contraseña.'}
      >
        <ButtonLink to="/cuenta/segundo-factor" look="secondary">
          {hasFactor ? 'Ver mi segundo factor' : 'Activar el segundo factor'}
        </ButtonLink>
      </Section>
      <Section title="Contraseña" lead="Al cambiarla se cierran sus otras sesiones.">
        <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
          <ErrorSummary errors={form.errors} fields={[fields.current, fields.next, fields.again]} />
          <PasswordField field={fields.current} label="Contraseña actual" />
          <PasswordField
            field={fields.next} label="Contraseña nueva" autoComplete="new-password"
            hint="12 caracteres o más, que no sean una contraseña conocida ni sus datos."
          />
          <PasswordField field={fields.again} label="Contraseña nueva, otra vez" autoComplete="new-password" />
          <SubmitButton name="intent" value="password" pendingText="Cambiando…">Cambiar la contraseña</SubmitButton>
        </Form>
      </Section>
    </Page>
  )
}
