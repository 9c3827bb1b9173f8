/** The exam goes on at this machine by the supervisor's release: what is here, and what may be missing. */
import { ActRow } from '../../components/actions/act-row.tsx'
import { Button } from '../../components/actions/button.tsx'
import { Alert } from '../../components/feedback/alert.tsx'
import { countAnswers } from '../answers/save-status.ts'

interface HandOverProps {
  /** The former machine's last word; null where it never said anything. */
  unsent: number | null
  onContinue: () => void
}

export function HandOver({ unsent, onContinue }: HandOverProps) {
  return (
    <div className="mx-auto w-full max-w-reading px-4 py-8">
      <h1 tabIndex={-1} data-focus-target className="text-2xl sm:text-3xl">Su examen continúa en este equipo</h1>
      <p className="mt-3 max-w-measure text-lg">
        Todo lo que decía «Guardada en el servidor» está aquí, en la misma pregunta en que iba. El tiempo sigue corriendo.
      </p>
      <div className="mt-6">
        {unsent === 0 ? (
          <Alert tone="success" title="El equipo anterior avisó que no le quedaba nada por enviar">
            Lo último que contestó en los segundos antes de la falla puede faltar: compruébelo.
          </Alert>
        ) : (
          <Alert
            tone="attention"
            title={unsent === null
              ? 'El equipo anterior no alcanzó a avisar si le quedaba algo por enviar'
              : `El equipo anterior avisó de ${countAnswers(unsent)} sin enviar`}
          >
            Revise las últimas preguntas que contestó. Lo que llegue después del equipo anterior queda para revisión.
          </Alert>
        )}
      </div>
      <ActRow><Button size="large" onPress={onContinue}>Seguir con mi examen</Button></ActRow>
    </div>
  )
}
