/**
 * Runs the check in this browser and shows each finding in words with what to do; then sends it. What could not be sent
 * stays on the page and can be sent again.
 */
import { Form } from '@remix-run/react'
import { useId, useState } from 'react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { Button } from '#app/components/actions/button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { plainField } from '#app/components/fields/form-field.ts'
import { describeSeb } from '#app/lockdown/seb-finding.ts'
import type { SebProof } from '#app/lockdown/seb-proof.ts'
import { CheckReport } from '#app/system-check/check-report.tsx'
import type { MeasureStep } from '#app/system-check/measure-machine.ts'
import { useMachineCheck, type SentState } from '#app/system-check/use-machine-check.ts'

interface CheckThisMachineProps {
  origin: 'pass' | 'staff' | 'candidate'
  sedes: readonly { code: string, name: string }[]
  /** What the loader saw of Safe Exam Browser. */
  seen: SebProof | null
}

const STEPS: Record<MeasureStep, string> = {
  browser: 'Revisando el navegador…', storage: 'Escribiendo en el disco de este equipo…',
  line: 'Midiendo la red y el guardado en el servidor…', download: 'Descargando un paquete como el del examen…',
}

export function CheckThisMachine({ origin, sedes, seen }: CheckThisMachineProps) {
  const { label, problem, running, measured, seb, sent, start, send } = useMachineCheck(seen)
  const lockdown = seb === null ? null : describeSeb(seb)
  const labelField = { ...plainField('label', label), errors: problem === null ? undefined : [problem], maxLength: 60 }
  return (
    <>
      {origin !== 'candidate' ? null : (
        <div className="mb-6">
          <Alert title="Con su cuenta de residente">
            Puede comprobar cualquier equipo. No cuenta como equipo certificado de la sede: eso lo hace su sede.
          </Alert>
        </div>
      )}
      <form className="space-y-6" noValidate onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        start(textOf(form, 'label'), textOf(form, 'sede'))
      }}>
        {/* A field of its own for each remembered label: the browser keeps what was typed. */}
        <TextField key={label} field={labelField} label="Cómo se llama este equipo" autoComplete="off"
          hint="Como lo encontrará su gente: «Aula 2, equipo 14»." />
        {sedes.length === 1 ? <input type="hidden" name="sede" value={sedes[0]?.code} /> : (
          <SelectField field={plainField('sede')} label="Sede"
            choices={sedes.map(({ code, name }) => ({ value: code, label: name }))} />
        )}
        <Button type="submit" size="large" isDisabled={running !== null}>
          {measured === null ? 'Comprobar este equipo' : 'Comprobar otra vez'}
        </Button>
      </form>
      <p role="status" className="mt-4 min-h-7">{running === null ? '' : STEPS[running]}</p>
      {measured === null ? null : (
        <>
          <CheckReport measurements={measured.measurements} />
          {lockdown === null ? null : (
            <div className="mt-6"><Alert tone={lockdown.tone} title={lockdown.title}>{lockdown.text}</Alert></div>
          )}
          <Sent state={sent} onSend={send} />
          <ActRow>
            <ButtonLink look="secondary" to="/ensayo">Hacer un ensayo en este equipo</ButtonLink>
          </ActRow>
        </>
      )}
      {origin === 'pass' ? <LeaveCode /> : null}
    </>
  )
}

/** What a text field holds. */
function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

function Sent({ state, onSend }: { state: SentState, onSend: () => void }) {
  if (state.status === 'sending') return <p role="status" className="mt-6">Guardando el resultado…</p>
  if (state.status === 'sent') {
    return (
      <div className="mt-6">
        <Alert tone="success" announce title="El resultado quedó guardado para su sede y la coordinación" />
      </div>
    )
  }
  return (
    <div className="mt-6 space-y-3">
      <Alert tone="danger" announce title="El resultado no se guardó">{state.message}</Alert>
      <Button look="secondary" onPress={onSend}>Enviar otra vez</Button>
    </div>
  )
}

/** Shared machines: the code goes with whoever brought it. */
function LeaveCode() {
  const id = useId()
  const [asked, setAsked] = useState(false)
  return (
    <Form method="post" className="mt-12 border-t border-line pt-6">
      <input type="hidden" name="intent" value="leave" />
      <p id={id} className="mb-3 max-w-measure text-grey">
        Este equipo recuerda el código de la sede hasta que venza. El código solo sirve para comprobar y ensayar.
      </p>
      {asked ? <Button type="submit" look="secondary" aria-describedby={id}>Sí, olvidar el código</Button>
        : <Button look="quiet" aria-describedby={id} onPress={() => { setAsked(true) }}>Olvidar el código aquí</Button>}
    </Form>
  )
}
