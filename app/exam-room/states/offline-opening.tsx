/**
 * T0 has come and the net has not: the candidate types the code that the supervisor
 * reads out, and the paper that waits on this machine opens. What is mistyped is
 * said at the field before anything is tried.
 */
import { KeyRound } from 'lucide-react'
import { useId, useState, type FormEvent } from 'react'
import type { Result } from '#exam-engine/kernel/result.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { CodeRefusal } from '#app/exam-client/offline-room.ts'
import { Button } from '../../components/actions/button.tsx'
import { plainField } from '../../components/fields/form-field.ts'
import { TextField } from '../../components/fields/text-field.tsx'
import { formatTime } from '../../labels/format-time.ts'
import { describeCodeRefusal } from './offline-words.ts'

interface OfflineOpeningProps {
  /** T0 while it has not come by this machine's estimate; null once it has. */
  from: Instant | null
  onOpen: (typed: string) => Promise<Result<null, CodeRefusal>>
}

export function OfflineOpening({ from, onOpen }: OfflineOpeningProps) {
  const id = useId()
  const [problem, setProblem] = useState<string | null>(null)
  const [opening, setOpening] = useState(false)
  const field = { ...plainField('codigo', undefined, id), maxLength: 80, errors: problem === null ? [] : [problem] }

  const submit = async (form: HTMLFormElement) => {
    setOpening(true)
    const typed = new FormData(form).get('codigo')
    const opened = await onOpen(typeof typed === 'string' ? typed : '')
    setOpening(false)
    setProblem(opened.ok ? null : describeCodeRefusal(opened))
    if (!opened.ok) form.querySelector('input')?.focus()
  }

  return (
    <section aria-labelledby={`${id}-titulo`} className="mt-6 border-2 border-gold bg-gold-wash px-4 py-5">
      <h2 id={`${id}-titulo`} className="text-xl">Abrir su examen sin red</h2>
      <p className="mt-2 max-w-measure">
        Levante la mano: su supervisor le da un código que abre aquí el examen que ya está en este equipo. Sus
        respuestas se guardan en el equipo y se envían solas cuando vuelva la red. Si la red vuelve antes, el examen se abre solo.
      </p>
      {from === null ? null : (
        <p className="mt-2 max-w-measure font-semibold">
          El código existe desde las {formatTime(from)} (hora del centro). La hora de este equipo es una estimación.
        </p>
      )}
      <form
        noValidate
        className="mt-4 space-y-4"
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault()
          if (!opening) void submit(event.currentTarget)
        }}
      >
        <TextField
          field={field} label="Código de apertura sin red" autoComplete="off" code
          hint="28 letras y números en siete grupos de cuatro. Los guiones y las mayúsculas no importan."
        />
        <Button type="submit" size="large" icon={KeyRound} isDisabled={opening}>
          {opening ? 'Abriendo…' : 'Abrir el examen'}
        </Button>
        <p role="status" className="sr-only">{problem ?? ''}</p>
      </form>
    </section>
  )
}
