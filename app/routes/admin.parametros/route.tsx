/** The parameters of the day of the exam: how the coordination is reached, and when the doors open. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { submitParameters } from './actions.server.ts'
import { readPage, type ParametersPage } from './queries.server.ts'
import { parametersSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Parámetros · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readPage(args)
}

export async function action(args: ActionFunctionArgs) {
  return submitParameters(args)
}

export default function Parameters() {
  const { parameters, saved } = useLoaderData<typeof loader>()
  if (parameters === null) {
    return (
      <Page>
        <PageHeading title="Parámetros" />
        <EmptyState title="Aún no hay una convocatoria">Aquí se fijan el teléfono y la hora de entrada.</EmptyState>
      </Page>
    )
  }
  return (
    <Page>
      <PageHeading
        above={parameters.title} title="Parámetros"
        lead="Valen para todas las sedes. Cada cambio queda en la auditoría con su autor."
      />
      {saved ? <div className="mb-8"><Alert tone="success" title="Los parámetros se guardaron" announce /></div> : null}
      <ParametersForm {...parameters} />
    </Page>
  )
}

function ParametersForm({ coordinationPhone, checkInMinutes, sedeChangeLeadHours, lateFirstPrint }: ParametersPage) {
  const [form, fields] = useForm({
    id: 'parametros',
    lastResult: useActionData<typeof submitParameters>() ?? null,
    defaultValue: { coordinationPhone, checkInMinutes, sedeChangeLeadHours, lateFirstPrint },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: parametersSchema }),
  })
  return (
    <>
      <ErrorSummary
        errors={form.errors}
        fields={[fields.coordinationPhone, fields.checkInMinutes, fields.sedeChangeLeadHours, fields.lateFirstPrint]}
      />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <TextField
          field={fields.coordinationPhone} label="Teléfono de la coordinación"
          hint="El que atiende mientras dura el turno. Lo ven los supervisores y lo imprime la tarjeta de emergencia."
        />
        <TextField
          field={fields.checkInMinutes} inputMode="numeric" code label="Minutos antes del turno en que abre la entrada"
          hint="Desde entonces se admite y los lugares ya no cambian. No se mueve mientras un turno está por abrir o en curso."
        />
        <TextField
          field={fields.sedeChangeLeadHours} inputMode="numeric" code label="Horas antes del primer turno en que cierran los cambios de sede"
          hint="Desde entonces nadie cambia de sede (§3.1) y las peticiones sin respuesta quedan sin efecto."
        />
        <RadioGroup
          field={fields.lateFirstPrint} label="Quien no imprimió su solicitud dentro del registro (§2.1 C)"
          choices={[
            { value: 'allowed', label: 'Puede imprimirla después; queda señalado' },
            { value: 'desk', label: 'La recibe impresa en su sede, del supervisor, al ingresar' },
          ]}
        />
        <ActRow><SubmitButton>Guardar los parámetros</SubmitButton></ActRow>
      </Form>
    </>
  )
}
