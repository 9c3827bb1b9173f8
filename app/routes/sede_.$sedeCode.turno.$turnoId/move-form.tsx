/** One person to another room or seat; the numbers that are free are said for each room. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import type { SeatingPage } from './queries.server.ts'
import { seatingSchema } from './schema.ts'

interface MoveFormProps extends Pick<SeatingPage, 'rooms'> {
  person: NonNullable<SeatingPage['moved']>
  backTo: string
  result: SubmissionResult | null
}

export function MoveForm({ person, rooms, backTo, result }: MoveFormProps) {
  const [form, { roomId, number }] = useForm({
    id: `mover-${person.attemptId}`,
    lastResult: result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: seatingSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[roomId, number]} />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <input type="hidden" name="intent" value="move" />
        <input type="hidden" name="attemptId" value={person.attemptId} />
        <SelectField
          field={roomId} label="Sala" emptyLabel="Elija una sala"
          choices={rooms.map(({ id, name, capacity, people, accessible }) => ({
            value: id,
            label: `${name}: ${describeFree(capacity - people.length)}${accessible ? ', accesible' : ''}`,
          }))}
        />
        <TextField
          field={number} inputMode="numeric" code optional label="Número de lugar"
          hint="Vacío: el primero que esté libre en la sala."
        />
        <ActRow>
          <SubmitButton>Cambiar de lugar</SubmitButton>
          <ButtonLink to={backTo} look="secondary" preventScrollReset>Volver sin cambiar nada</ButtonLink>
        </ActRow>
      </Form>
    </>
  )
}

function describeFree(free: number): string {
  if (free <= 0) return 'llena'
  return free === 1 ? '1 lugar libre' : `${free} lugares libres`
}
