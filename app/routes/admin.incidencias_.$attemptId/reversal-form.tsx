/** The one act on an incident: undo a denial, or revert a cancellation with the reason for it. */
import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Form, useActionData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import type { Incident } from '../admin.incidencias/incident.ts'
import type { submitReversal } from './actions.server.ts'
import { reversalSchema } from './schema.ts'

const DENIED_CONSEQUENCE = 'Queda «por llegar» en la lista de su sede, que lo ve en el momento. No se le da tiempo '
  + 'adicional (§3.1 B).'
const CANCELLED_CONSEQUENCE = 'Sus respuestas se conservaron. Si su tiempo ya terminó, el examen se cierra con lo '
  + 'guardado. Con la selección congelada ya no es posible.'

export function ReversalForm({ kind }: Pick<Incident, 'kind'>) {
  const [form, fields] = useForm({
    lastResult: useActionData<typeof submitReversal>() ?? null,
    constraint: getZodConstraint(reversalSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: reversalSchema }),
  })
  const denied = kind === 'denied'
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.note]} />
      <Alert
        tone="attention"
        title={denied ? 'Podrá entrar si pasa de nuevo las comprobaciones' : 'Vuelve a la situación que tenía'}
      >
        {denied ? DENIED_CONSEQUENCE : CANCELLED_CONSEQUENCE}
      </Alert>
      <Form method="post" {...getFormProps(form)} className="mt-6 space-y-6">
        <input type="hidden" name="intent" value={denied ? 'undoDenial' : 'reinstate'} />
        <TextArea
          field={fields.note}
          label="Por qué se revierte"
          hint={denied
            ? 'La sede lo lee en su tablero en este momento; su huella queda en la auditoría.'
            : 'Su huella queda en la auditoría.'}
        />
        <ActRow>
          <SubmitButton>{denied ? 'Deshacer el acceso negado' : 'Revertir la cancelación'}</SubmitButton>
          <ButtonLink to="/admin/incidencias" look="secondary">Volver sin cambiar nada</ButtonLink>
        </ActRow>
      </Form>
    </>
  )
}
