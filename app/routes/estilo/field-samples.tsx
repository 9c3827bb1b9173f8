/** Fields: empty, with a hint, and in error, with the summary that leads to them. */
import { ActRow } from '#app/components/actions/act-row.tsx'
import { Button } from '#app/components/actions/button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { CheckboxGroup } from '#app/components/fields/checkbox-group.tsx'
import { plainField, type FormField } from '#app/components/fields/form-field.ts'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { Section } from '#app/components/page/section.tsx'

const wrong = (field: FormField, ...errors: string[]): FormField => ({ ...field, errors })

const matricula = wrong(plainField('matricula', '9812'), 'Escriba su matrícula completa: son de 8 a 10 cifras.')
const reason = wrong(plainField('motivo'), 'Elija el motivo por el que niega el acceso.')
const checked = wrong(plainField('identificacion'), 'Confirme que revisó la identificación oficial.')

const REASONS = [
  { value: 'sinSolicitud', label: 'No presentó su solicitud impresa' },
  {
    value: 'sinIdentificacion',
    label: 'No presentó identificación oficial',
    hint: 'INE, pasaporte o cédula profesional vigentes.',
  },
  { value: 'otro', label: 'Otro motivo' },
]

export function FieldSamples() {
  return (
    <Section title="Campos">
      <ErrorSummary fields={[matricula, reason, checked]} />
      <form className="grid gap-8 lg:grid-cols-2">
        <TextField field={matricula} label="Matrícula" inputMode="numeric" code />
        <PasswordField field={plainField('clave')} label="Contraseña" />
        <TextField
          field={plainField('correo')} type="email" label="Correo electrónico" hint="El institucional, si lo tiene."
          optional
        />
        <SelectField
          field={plainField('sede')} label="Sede" emptyLabel="Elija una sede"
          choices={[{ value: 'HE-CMNSXXI', label: 'UMAE Hospital de Especialidades, CMN Siglo XXI' }]}
        />
        <RadioGroup field={reason} label="Motivo" choices={REASONS} />
        <CheckboxGroup
          field={plainField('avisos')} label="Avisos" choices={REASONS.slice(0, 2)} hint="Elija los que correspondan."
        />
        <TextArea
          field={{ ...plainField('nota'), maxLength: 500 }} label="Nota" hint="Lo que vio, con la hora." optional
        />
        <CheckboxField field={checked} label="Revisé la identificación oficial y corresponde a la persona." />
        <ActRow><Button type="submit">Guardar</Button></ActRow>
      </form>
    </Section>
  )
}
