/** What can be decided now about an account, and the form for a role with its scope. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { ROLE_NAMES } from '#app/labels/roles.ts'
import type { readPerson } from './queries.server.ts'
import { actSchema, grantSchema, ROLES } from './schema.ts'

type Person = Awaited<ReturnType<typeof readPerson>>

export function ActForm({ person, result }: { person: Person, result: SubmissionResult | null }) {
  const [form, fields] = useForm({
    id: 'decidir', lastResult: result, onValidate: ({ formData }) => parseWithZod(formData, { schema: actSchema }),
  })
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
      <ErrorSummary errors={form.errors} fields={[fields.intent, fields.address, fields.reason]} />
      <SelectField field={fields.intent} label="Qué hacer" emptyLabel="Elija" choices={listActs(person)} />
      {person.own ? null : (
        <TextField
          field={fields.address} type="email" label="Correo nuevo" optional
          hint="Solo para cambiar su correo. Se le avisa al anterior y al nuevo; su contraseña y sus sesiones siguen igual."
        />
      )}
      <TextArea field={fields.reason} rows={2} label="Motivo" />
      <SubmitButton>Decidir</SubmitButton>
    </Form>
  )
}

function listActs({ grants, account, own, factorSince, reset }: Person) {
  return [
    ...grants.filter(({ fixed }) => !fixed)
      .map(({ id, role, scope }) => ({ value: `withdraw:${id}`, label: `Retirar: ${role} ${scope}` })),
    ...account === 'usable' && !own ? [{ value: 'disable', label: 'Suspender la cuenta' }] : [],
    ...account === 'disabled' ? [{ value: 'enable', label: 'Reactivar la cuenta' }] : [],
    ...account === 'none' ? [{ value: 'sendLink', label: 'Enviar un enlace de activación a su correo' }] : [],
    ...account === 'usable' ? [{ value: 'sendLink', label: 'Enviar un enlace para elegir otra contraseña' }] : [],
    ...own ? [] : [{ value: 'changeAddress', label: 'Cambiar su correo' }],
    { value: 'endSessions', label: 'Cerrar todas sus sesiones' },
    ...account === 'usable' && !own
      ? [{ value: 'givePass', label: 'Dar un código de paso: entra una vez sin su segundo factor' }] : [],
    ...factorSince !== null && reset === null && !own
      ? [{ value: 'proposeReset', label: 'Proponer restablecer el segundo factor' }] : [],
    ...reset !== null && !reset.mine && !own ? [{ value: 'confirmReset', label: 'Confirmar el restablecimiento' }] : [],
    ...reset !== null && !own ? [{ value: 'withdrawReset', label: 'Desechar el restablecimiento' }] : [],
  ]
}

export function GrantForm({ scopes, result }: { scopes: Person['scopes'], result: SubmissionResult | null }) {
  const [form, fields] = useForm({
    id: 'rol', lastResult: result, onValidate: ({ formData }) => parseWithZod(formData, { schema: grantSchema }),
  })
  const plain = (list: readonly string[]) => list.map((value) => ({ value, label: value }))
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
      <ErrorSummary errors={form.errors} fields={[fields.role, fields.reason]} />
      <input type="hidden" name="intent" value="grant" />
      <SelectField
        field={fields.role} label="Rol" emptyLabel="Elija"
        choices={ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] }))}
      />
      <SelectField
        field={fields.sedeCode} label="Sede" hint="Supervisión, autoridad educativa y profesor titular la necesitan." emptyLabel="Ninguna" optional
        choices={scopes.sedes.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
      />
      <SelectField
        field={fields.ooad} label="OOAD" hint="Solo para el rol OOAD." emptyLabel="Ninguno" optional
        choices={plain(scopes.ooads)}
      />
      <SelectField
        field={fields.ceme} label="Especialidad" hint="Solo para profesor titular." emptyLabel="Ninguna" optional
        choices={plain(scopes.cemes)}
      />
      <TextArea field={fields.reason} rows={2} label="Motivo" />
      <SubmitButton>Dar el rol</SubmitButton>
    </Form>
  )
}
