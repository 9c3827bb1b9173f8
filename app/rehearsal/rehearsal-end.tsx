/** The end of a rehearsal: what the server has, whether the sede may count it, and that it is no exam. */
import { ActRow } from '../components/actions/act-row.tsx'
import { ButtonLink } from '../components/actions/button-link.tsx'
import { SummaryList } from '../components/data/summary-list.tsx'
import { Alert } from '../components/feedback/alert.tsx'
import type { Saving } from '../exam-room/answers/save-status.ts'
import type { ReceiptFacts } from '../exam-room/states/receipt.tsx'
import { formatTimeWithSeconds, nameZone } from '../labels/format-time.ts'

interface RehearsalEndProps {
  end: ReceiptFacts
  label: string
  zone: string
  saving: Saving
}

export function RehearsalEnd({ end: { how, at, answered, total, digest }, label, zone, saving }: RehearsalEndProps) {
  return (
    <div className="mx-auto max-w-reading px-4 py-8">
      <h1 tabIndex={-1} data-focus-target className="text-2xl sm:text-3xl">
        {how === 'handedIn' ? 'Ensayo entregado' : 'El ensayo cerró a su hora'}
      </h1>
      <p className="mt-3 max-w-measure text-lg">
        Esto fue un ensayo con preguntas públicas: no cuenta, no se califica y no queda en su expediente.
      </p>
      <div className="mt-6">
        {how === 'handedIn' ? (
          <Alert tone="success" title="Todo lo contestado llegó al servidor y se entregó">
            El equipo queda con un ensayo completo.
          </Alert>
        ) : (
          <Alert tone="attention" title="No se entregó">
            Se guardó lo contestado{saving.unsent === 0 ? '' : `, salvo ${String(saving.unsent)} por enviar`}. Para que
            cuente como ensayo completo de la sede, haga otro y entréguelo.
          </Alert>
        )}
      </div>
      <h2 className="mt-8 mb-2 text-xl">Lo que quedó guardado</h2>
      <SummaryList rows={[
        { term: 'Equipo', value: label },
        { term: 'Preguntas contestadas', value: <strong>{answered} de {total}</strong> },
        { term: how === 'handedIn' ? 'Entregado' : 'Cerrado', value: `${formatTimeWithSeconds(at, zone)} (${nameZone(zone)})` },
        { term: 'Huella de las respuestas', value: <code className="font-sans break-all tabular-nums">{digest}</code> },
      ]} />
      <p className="mt-4 max-w-measure text-grey">
        En el examen verá aquí su comprobante, con la huella que identifica sus respuestas finales.
      </p>
      <ActRow>
        <ButtonLink to="/ensayo">Hacer otro ensayo</ButtonLink>
        <ButtonLink look="secondary" to="/comprobacion">Comprobar el equipo</ButtonLink>
      </ActRow>
    </div>
  )
}
