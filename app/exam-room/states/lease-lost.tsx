/** Another tab or machine of the same person writes: who, since when, and what the candidate can do about it. */
import type { HeldView } from '#app/live/protocol.ts'
import { ActRow } from '../../components/actions/act-row.tsx'
import { Button } from '../../components/actions/button.tsx'
import { Alert } from '../../components/feedback/alert.tsx'
import { formatTimeWithSeconds } from '../../labels/format-time.ts'
import { countAnswers } from '../answers/save-status.ts'

interface LeaseLostProps {
  /** Null where this page lost the lease and has not asked since. */
  held: HeldView | null
  zone: string
  /** Not sent from here. */
  unsent: number
  onTakeOver: () => void
}

const WHERE = {
  thisMachine: 'Su examen está abierto en otra pestaña de este equipo',
  otherMachine: 'Su examen está abierto en otro equipo',
  released: 'Su supervisor liberó este equipo',
} as const

export function LeaseLost({ held, zone, unsent, onTakeOver }: LeaseLostProps) {
  return (
    <div className="mx-auto w-full max-w-reading px-4 py-8">
      <h1 tabIndex={-1} data-focus-target className="text-2xl sm:text-3xl">
        {held === null ? 'Su examen se abrió en otro lugar' : WHERE[held.by]}
      </h1>
      {held === null || held.since === null ? null : (
        <p className="mt-3 text-lg">Desde las {formatTimeWithSeconds(held.since, zone)}.</p>
      )}
      <p className="mt-3 max-w-measure text-lg">
        Solo un lugar puede escribir a la vez. Todo lo que decía «Guardada en el servidor» lo verá donde continúe.
        {held !== null && !held.mayTakeOver
          ? ' Para seguir aquí, levante la mano: su supervisor libera el otro equipo y esta página continúa sola.'
          : ' Si usted no lo abrió en otro lugar, levante la mano ahora.'}
      </p>
      {held === null || held.unsent === null || held.unsent === 0 ? null : (
        <p className="mt-3 max-w-measure">El otro lugar avisó de {countAnswers(held.unsent)} por enviar.</p>
      )}
      {unsent === 0 ? null : (
        <div className="mt-6">
          <Alert tone="attention" title={`Aquí quedan ${countAnswers(unsent)} sin enviar`}>
            Revise esas preguntas al continuar.
          </Alert>
        </div>
      )}
      {held !== null && !held.mayTakeOver
        ? null
        : <ActRow><Button size="large" onPress={onTakeOver}>Seguir aquí</Button></ActRow>}
    </div>
  )
}
