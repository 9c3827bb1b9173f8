/** One room: a new one, or another name, capacity or access for one that is there. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import type { RoomsPage } from './queries.server.ts'
import { roomsSchema } from './schema.ts'

interface RoomFormProps {
  sedeCode: string
  /** Null: a new room. */
  room: RoomsPage['edited']
  result: SubmissionResult | null
}

export function RoomForm({ sedeCode, room, result }: RoomFormProps) {
  const [form, { name, capacity, machines, accessible }] = useForm({
    id: room === null ? 'sala-nueva' : `sala-${room.id}`,
    lastResult: result,
    defaultValue: room ?? {},
    onValidate: ({ formData }) => parseWithZod(formData, { schema: roomsSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[name, capacity, machines]} />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <input type="hidden" name="intent" value="save" />
        {room === null ? null : <input type="hidden" name="roomId" value={room.id} />}
        <TextField field={name} label="Nombre de la sala" hint="Como está en la puerta, por ejemplo «Aula 3»." />
        <div className="grid gap-6 sm:grid-cols-2">
          <TextField field={capacity} inputMode="numeric" code label="Lugares" />
          <TextField field={machines} inputMode="numeric" code optional label="Equipos certificados" />
        </div>
        <CheckboxField
          field={accessible} label="Es accesible"
          hint="Sin escalones y con espacio de giro: ahí se sienta primero a quien tiene un ajuste."
        />
        <ActRow>
          <SubmitButton>{room === null ? 'Agregar la sala' : 'Guardar la sala'}</SubmitButton>
          {room === null ? null : (
            <ButtonLink to={`/sede/${sedeCode}/salas`} look="secondary">Volver sin cambiar nada</ButtonLink>
          )}
        </ActRow>
      </Form>
      {room === null ? null : (
        <Form method="post" className="mt-6 border-t border-line pt-6">
          <input type="hidden" name="intent" value="remove" />
          <input type="hidden" name="roomId" value={room.id} />
          <p className="mb-3">Una sala en la que nadie tiene lugar ni supervisor puede quitarse.</p>
          <SubmitButton look="danger">Quitar {room.name}</SubmitButton>
        </Form>
      )}
    </>
  )
}
