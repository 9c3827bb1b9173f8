/** Another tab or machine of the same person writes now: this one says so, and can take the exam back. */
import { ActRow } from '../../components/actions/act-row.tsx'
import { Button } from '../../components/actions/button.tsx'
import { Alert } from '../../components/feedback/alert.tsx'
import { countAnswers } from '../answers/save-status.ts'

interface LeaseLostProps {
  unsent: number
  onTakeOver: () => void
}

export function LeaseLost({ unsent, onTakeOver }: LeaseLostProps) {
  return (
    <div className="mx-auto w-full max-w-reading px-4 py-8">
      <h1 tabIndex={-1} data-focus-target className="text-2xl sm:text-3xl">
        Su examen está abierto en otra pestaña o equipo
      </h1>
      <p className="mt-3 max-w-measure text-lg">
        Solo un lugar puede escribir a la vez. Todo lo que decía «Guardada» está en el servidor y lo verá donde
        continúe. Si usted no lo abrió en otro lugar, levante la mano ahora.
      </p>
      {unsent === 0 ? null : (
        <div className="mt-6">
          <Alert tone="attention" title={`Aquí quedan ${countAnswers(unsent)} sin enviar`}>
            Revise esas preguntas al continuar.
          </Alert>
        </div>
      )}
      <ActRow><Button size="large" onPress={onTakeOver}>Continuar en esta pestaña</Button></ActRow>
    </div>
  )
}
