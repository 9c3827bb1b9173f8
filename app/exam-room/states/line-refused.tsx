/** The server does not let this session in any more: what that means, and the way back. */
import { ActRow } from '../../components/actions/act-row.tsx'
import { ButtonLink } from '../../components/actions/button-link.tsx'
import { countAnswers } from '../answers/save-status.ts'
import { SebNeeded } from './seb-needed.tsx'

interface LineRefusedProps {
  /** NO_SESSION, ROLE_MISSING, ATTEMPT_UNKNOWN, or of Safe Exam Browser. */
  refusal: string
  unsent: number
}

export function LineRefused({ refusal, unsent }: LineRefusedProps) {
  const ended = refusal === 'NO_SESSION'
  if (refusal === 'SEB_REQUIRED' || refusal === 'SEB_WRONG') return <SebNeeded refusal={refusal} />
  return (
    <div className="mx-auto w-full max-w-reading px-4 py-8">
      <h1 tabIndex={-1} data-focus-target className="text-2xl sm:text-3xl">
        {ended ? 'Su sesión terminó' : 'El servidor no reconoce su examen'}
      </h1>
      <p className="mt-3 max-w-measure text-lg">
        {ended
          ? 'Entre de nuevo: volverá a la misma pregunta, con todo lo guardado.'
          : 'Levante la mano: su supervisor puede comprobar su situación en la lista del turno.'}
      </p>
      {unsent === 0 ? null : (
        <p className="mt-3 max-w-measure text-lg font-semibold">{countAnswers(unsent)} sin enviar.</p>
      )}
      <ActRow>
        {ended
          ? <ButtonLink size="large" to="/acceso?destino=/examen" reloadDocument>Entrar de nuevo</ButtonLink>
          : <ButtonLink size="large" look="secondary" to="/residente" reloadDocument>Ir a mi inicio</ButtonLink>}
      </ActRow>
    </div>
  )
}
