/**
 * The exam is sat in Safe Exam Browser and this page is not, or not with the right file: what to do, in order, and that
 * the supervisor can let this one person go on. Nothing is lost meanwhile.
 */
import { ActRow } from '../../components/actions/act-row.tsx'
import { ButtonLink } from '../../components/actions/button-link.tsx'
import { describeRefusal } from '../../labels/refusals.ts'

export function SebNeeded({ refusal }: { refusal: 'SEB_REQUIRED' | 'SEB_WRONG' }) {
  return (
    <div className="mx-auto w-full max-w-reading px-4 py-8">
      <h1 tabIndex={-1} data-focus-target className="text-2xl sm:text-3xl">
        {refusal === 'SEB_REQUIRED' ? 'Abra su examen en Safe Exam Browser' : 'Safe Exam Browser tiene otra configuración'}
      </h1>
      <p className="mt-3 max-w-measure text-lg">{describeRefusal({ refusal })}</p>
      <ol className="mt-4 max-w-measure list-decimal space-y-2 ps-6">
        <li>Cierre esta ventana.</li>
        <li>Abra en este equipo el archivo <strong>efiser.seb</strong> que dejó su sede.</li>
        <li>Inicie sesión ahí: su examen sigue donde estaba y lo guardado está en el servidor.</li>
        <li>Si no abre, levante la mano: su supervisor puede dejarle continuar sin él.</li>
      </ol>
      <ActRow>
        <ButtonLink size="large" to="/examen" reloadDocument>Volver a intentar</ButtonLink>
      </ActRow>
    </div>
  )
}
