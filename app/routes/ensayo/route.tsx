/** Before a rehearsal: what it is, that it counts for nothing, and the name of the machine on which it is taken. */
import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { plainField } from '#app/components/fields/form-field.ts'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { openDeviceVault } from '#app/exam-client/device-vault.ts'
import { readCheckAccess } from '#app/system-check/check-access.server.ts'
import { readLabel, rememberLabel } from '#app/system-check/remembered-label.ts'
import { beginRehearsal } from './actions.server.ts'
import { startSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Ensayo · EFISER' }]

/** Who may not rehearse is led to where the sede's code is typed. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const access = await readCheckAccess(context.services.database, request.headers.get('Cookie'))
  if (access === null) throw redirect('/comprobacion')
  return { sedes: access.sedes }
}

export const action = (args: ActionFunctionArgs) => beginRehearsal(args)

export default function RehearsalStart() {
  const { sedes } = useLoaderData<typeof loader>()
  const [machine, setMachine] = useState({ deviceId: '', label: '' })
  useEffect(() => {
    void openDeviceVault().then(({ deviceId }) => { setMachine({ deviceId, label: readLabel() }) })
  }, [])
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>() ?? null,
    constraint: getZodConstraint(startSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: startSchema }),
    onSubmit: (_event, { submission }) => {
      if (submission?.status === 'success') rememberLabel(submission.value.label)
    },
  })
  return (
    <Page width="reading">
      <PageHeading title="Ensayo del examen" above={sedes.map(({ name }) => name).join(' · ')}
        lead="La misma pantalla y el mismo guardado del examen, con 12 preguntas públicas y 10 minutos. No cuenta." />
      <ol className="mb-8 max-w-measure list-decimal space-y-2 ps-6">
        <li>Espere 20 segundos en la sala de espera: el examen se abre solo.</li>
        <li>Conteste, marque, tache, vaya y venga con el navegador de preguntas, con ratón o solo con teclado.</li>
        <li>Pruebe a desconectar la red un momento: siga contestando y vea cómo se envía al volver.</li>
        <li>Revise y entregue. El ensayo de la sede se acredita al entregar, con todo guardado.</li>
      </ol>
      <ErrorSummary errors={[...form.errors ?? [], ...fields.deviceId.errors ?? []]} fields={[fields.label, fields.sede]} />
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        <input type="hidden" name="deviceId" value={machine.deviceId} />
        <TextField key={machine.label} label="Cómo se llama este equipo" autoComplete="off"
          field={{ ...plainField('label', machine.label, fields.label.id), errors: fields.label.errors, maxLength: 60 }}
          hint="El mismo nombre que en la comprobación: «Aula 2, equipo 14»." />
        {sedes.length === 1 ? <input type="hidden" name="sede" value={sedes[0]?.code} /> : (
          <SelectField field={fields.sede} label="Sede"
            choices={sedes.map(({ code, name }) => ({ value: code, label: name }))} />
        )}
        <SubmitButton size="large" pendingText="Preparando…">Empezar el ensayo</SubmitButton>
      </Form>
    </Page>
  )
}
