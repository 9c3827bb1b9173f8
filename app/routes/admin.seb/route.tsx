/** Safe Exam Browser for the coordination: the file with its password, and which sedes and exams require it. */
import { getFormProps, useForm } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Download } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { changeLockdown } from './actions.server.ts'
import { readLockdown, type RequirementLine } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Safe Exam Browser · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readLockdown(args)
export const action = (args: ActionFunctionArgs) => changeLockdown(args)

const COLUMNS: readonly Column<RequirementLine>[] = [
  { key: 'kind', header: 'Tipo', cell: ({ kind }) => kind === 'sede' ? 'Sede' : 'Examen' },
  { key: 'name', header: 'Nombre', rowHeader: true, cell: ({ name }) => name },
  {
    key: 'state', header: 'Situación',
    cell: ({ required }) => required ? <StateWord shape="full" tone="active">Se exige</StateWord>
      : <StateWord shape="empty">No se exige</StateWord>,
  },
  { key: 'act', header: 'Cambiar', cell: (line) => <Switch line={line} /> },
]

export default function LockdownPage() {
  const { ready, lines } = useLoaderData<typeof loader>()
  const replied = useActionData<typeof action>()
  return (
    <Page width="board">
      <PageHeading title="Safe Exam Browser"
        lead="Apagado mientras no se exija aquí. Quien supervisa puede dejar a una persona continuar sin él, con motivo."
        act={ready ? (
          <ButtonLink to="/comprobacion/efiser.seb" reloadDocument look="secondary" icon={Download}>
            Descargar efiser.seb
          </ButtonLink>
        ) : null} />
      {replied === undefined || replied.problem === null ? null : (
        <div className="mb-6"><Alert tone="danger" announce title={replied.problem} /></div>
      )}
      <Section title="Archivo de configuración" lead="Se reparte solo a las sedes. Con otra contraseña, los archivos
        repartidos antes dejan de servir: hay que repartir el nuevo en todos los equipos.">
        <PasswordPart ready={ready} />
      </Section>
      <Section title="Dónde se exige">
        <DataTable caption="Sedes y exámenes" captionHidden narrow="stack" columns={COLUMNS} rows={lines}
          rowKey={({ kind, key }) => `${kind} ${key}`} />
      </Section>
    </Page>
  )
}

function PasswordPart({ ready }: { ready: boolean }) {
  const replied = useActionData<typeof action>()
  const [form, fields] = useForm<{ password: string }>({ lastResult: replied?.submission ?? null })
  return (
    <>
      <p className="mb-4">{ready ? 'Hay un archivo vigente.' : 'Aún no hay archivo: fije la contraseña de salida.'}</p>
      {replied?.saved === true ? <div className="mb-4"><Alert tone="success" announce title="La contraseña cambió" /></div>
        : null}
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-4">
        <input type="hidden" name="intent" value="password" />
        <PasswordField field={fields.password} label="Contraseña de salida" autoComplete="new-password"
          hint="La escribe quien supervisa para cerrar Safe Exam Browser. Al menos 8 caracteres." />
        <SubmitButton look="secondary">{ready ? 'Cambiar la contraseña' : 'Fijar la contraseña'}</SubmitButton>
      </Form>
    </>
  )
}

function Switch({ line: { kind, key, name, required } }: { line: RequirementLine }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="require" />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="required" value={required ? 'no' : 'yes'} />
      <SubmitButton look="quiet" aria-label={`${required ? 'Dejar de exigir' : 'Exigir'}: ${name}`}>
        {required ? 'Dejar de exigir' : 'Exigir'}
      </SubmitButton>
    </Form>
  )
}
