/** The controls of each step. What the roster says is shown and cannot be typed. Convocatoria §2.1 A, §2.2 D */
import type { ReactNode } from 'react'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import type { FormField } from '#app/components/fields/form-field.ts'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { BIRTH_STATES } from '#exam-engine/convocatoria/curp.ts'
import type { StepPageData } from './queries.server.ts'

interface StepControlsProps {
  page: StepPageData
  fields: Readonly<Record<string, FormField>>
}

export function StepControls({ page, fields }: StepControlsProps): ReactNode {
  const of = (name: string): FormField => {
    const field = fields[name]
    if (field === undefined) throw new Error(`the step ${page.step} has no field ${name}`)
    return field
  }
  switch (page.step) {
    case 'identity': return <Identity page={page} of={of} />
    case 'contact': return <Contact of={of} />
    case 'course': return <Course page={page} of={of} />
    case 'enarm': return <Enarm of={of} />
    case 'declarations': return <Declarations page={page} of={of} />
  }
}

interface Controls { page: StepPageData, of: (name: string) => FormField }

const YES_NO = [{ value: 'no', label: 'No' }, { value: 'yes', label: 'Sí' }]

function Identity({ page: { roster }, of }: Controls) {
  const foreign = roster.category === 'foreign'
  return (
    <>
      <SummaryList rows={[
        { term: 'Nombre', value: roster.name },
        { term: 'Matrícula', value: <span className="tabular-nums">{roster.matricula}</span> },
        { term: 'Categoría', value: `${foreign ? 'Extranjera' : 'Mexicana'}: no cambia durante el proceso (§2.2 D)` },
      ]} />
      <p className="text-grey">
        Son los del padrón de residentes. Si algo está mal, avise a su autoridad educativa antes del cierre.
      </p>
      <TextField
        field={of('curp')} label="CURP" code optional={foreign} autoComplete="off"
        hint={foreign ? '18 letras y números, si ya la tiene.' : '18 letras y números, como está en su constancia.'}
      />
      <RadioGroup
        field={of('sex')} label="Sexo, como está en su CURP"
        choices={[{ value: 'M', label: 'Mujer' }, { value: 'H', label: 'Hombre' }, { value: 'X', label: 'No binario' }]}
      />
      <TextField field={of('bornOn')} type="date" label="Fecha de nacimiento" autoComplete="bday" />
      <SelectField
        field={of('birthState')} label="Entidad de nacimiento" emptyLabel="Elija una entidad"
        choices={Object.entries(BIRTH_STATES).map(([value, label]) => ({ value, label }))}
      />
    </>
  )
}

function Contact({ of }: Pick<Controls, 'of'>) {
  return (
    <>
      <TextField field={of('email')} type="email" label="Correo electrónico" autoComplete="email" />
      <TextField
        field={of('phone1')} type="tel" code label="Teléfono principal" hint="10 dígitos con lada." autoComplete="tel"
      />
      <TextField field={of('phone2')} type="tel" code label="Otro teléfono" hint="10 dígitos, distinto del primero." />
    </>
  )
}

function Course({ page: { roster, carries }, of }: Controls) {
  return (
    <>
      {roster.enrolled ? null : (
        <Alert tone="danger" title={`No está inscrito en el ciclo ${roster.cycle}`}>
          <p>Así está en el padrón (§1.1 B). Si es un error, avise hoy mismo a su autoridad educativa.</p>
        </Alert>
      )}
      <SummaryList rows={[
        { term: 'Especialidad (CEME)', value: roster.ceme },
        { term: 'Grado', value: roster.grade },
        { term: 'Adscripción', value: roster.adscription },
        carries === null
          ? { term: 'Presenta el examen en', value: `${roster.examSede} (${roster.rotates ? 'su rotación' : 'su adscripción'}, §3.1 C)` }
          : {
              term: 'Examen EFISER', value: carries.from === null ? 'No lo presentó en este ciclo, y en este periodo no hay examen (§5.13)'
                : `Presentado en ${carries.from}: vale esa calificación (§4.2 B, §5.13)`,
            },
      ]} />
      <TextField field={of('subsede')} label="Subsede" optional hint="Si su curso tiene una." />
      <CheckboxField
        field={of('confirmed')} label="Estos datos son correctos"
        hint="Si alguno está mal no lo confirme: avise a su autoridad educativa antes del cierre."
      />
    </>
  )
}

function Enarm({ of }: Pick<Controls, 'of'>) {
  return (
    <>
      <RadioGroup
        field={of('byEnarm')} label="¿Ingresó a su especialidad por el ENARM?" hint="Lo pide la Convocatoria §1.1 A."
        choices={[{ value: 'yes', label: 'Sí' }, { value: 'no', label: 'No' }]}
      />
      <TextField field={of('folio')} code label="Folio del ENARM" hint="Como está en su constancia." />
      <TextField field={of('year')} code inputMode="numeric" label="Año en que lo presentó" hint="Cuatro dígitos." />
    </>
  )
}

function Declarations({ page: { cers, carries }, of }: Controls) {
  return (
    <>
      <p>
        Declara bajo protesta de decir verdad. La información falsa cancela la solicitud e impide participar en procesos
        futuros (§2.2 E).
      </p>
      <RadioGroup field={of('criminalProcess')} label="¿Está sujeto a un proceso penal federal o estatal? (§1.2 A)" choices={YES_NO} />
      <RadioGroup field={of('litigation')} label="¿Tiene un litigio judicial en curso contra el IMSS? (§1.2 A)" choices={YES_NO} />
      <RadioGroup
        field={of('concluded')} label="¿Ya cursó y concluyó un curso de rama (CER)? (§1.2 B)" choices={YES_NO}
        hint="Solo Neurocirugía pediátrica, Terapia Endovascular Neurológica y Neurofisiología clínica lo admiten."
      />
      <SelectField
        field={of('concludedCer')} label="Cuál concluyó" optional hint="Si respondió que sí." emptyLabel="Ninguno"
        choices={[...cers, 'Otro curso de rama'].map((cer) => ({ value: cer, label: cer }))}
      />
      {carries === null ? (
        <>
          <RadioGroup
            field={of('medicalLeave')} label="¿Tiene una incapacidad médica vigente? (§3.1)" choices={YES_NO}
            hint="No le impide participar. No escriba diagnósticos: solo se registra su respuesta."
          />
          <CheckboxField
            field={of('leaveAcknowledged')} label="Si la tengo: presento el examen por mi voluntad y asumo la responsabilidad por mi salud"
            hint="Exime al Instituto de la responsabilidad vinculada con la evaluación de su condición de salud (§3.1)."
          />
        </>
      ) : null}
      <CheckboxField field={of('truthful')} label="La información que registro es verdadera (§2.2 E)" />
      <CheckboxField
        field={of('final')} label="Elegí mi curso y mis sedes con cuidado, y sé que después no hay cambios (§2.2 B)"
      />
    </>
  )
}
