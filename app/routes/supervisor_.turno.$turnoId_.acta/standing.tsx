/** Where the acta stands, in a sentence: not yet, a draft, frozen with signatures missing, complete with its file. */
import { FileText } from 'lucide-react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import { useRefresh } from '#app/coordination/use-refresh.ts'
import type { ActaPage } from './queries.server.ts'

const LOOK_AGAIN_MS = 3000

export function Standing({ page: { turno, acta, completion, pdf, inCharge } }: { page: ActaPage }) {
  if (acta === null) return <NotYet overAt={turno.overAt} />
  switch (acta.state) {
    case 'running':
    case 'draft':
      return (
        <Alert tone="attention" title="Borrador: la primera firma fija el contenido y después no cambia">
          Léalo completo. Lo que falte se agrega como observación antes de firmar.
        </Alert>
      )
    case 'signing':
      return (
        <Alert tone="attention" title="El contenido está fijo y faltan firmas">
          <p>
            {formatCounted(acta.missing, 'persona de guardia falta', 'personas de guardia faltan')} por firmar. Si no
            puede hacerlo, {inCharge ?? 'quien ya firmó'} cierra el acta con el motivo.
          </p>
          <p className="text-sm break-all">SHA-256 {acta.sha256}</p>
        </Alert>
      )
    case 'complete':
      return (
        <>
          <Alert tone="success" title="El acta está completa y ya no cambia">
            {completion === null ? null : (
              <>
                <p>Completa desde el <DateTime at={completion.at} />.</p>
                {completion.reason === null ? null : (
                  <p className="break-words">Cerrada por {completion.by} con firmas faltantes: «{completion.reason}»</p>
                )}
                <p className="text-sm break-all">SHA-256 del contenido {acta.sha256}</p>
                <p className="text-sm break-all">SHA-256 del archivo {completion.sha256}</p>
              </>
            )}
          </Alert>
          <ActRow>
            <ButtonLink to={pdf} icon={FileText} reloadDocument>
              Abrir el acta (PDF)
            </ButtonLink>
          </ActRow>
        </>
      )
  }
}

/** The rule closes at its instant and is recorded a moment later: whoever waits here is not told to come back. */
function NotYet({ overAt }: { overAt: ActaPage['turno']['overAt'] }) {
  useRefresh(LOOK_AGAIN_MS)
  return (
    <Alert tone="attention" title="El turno aún no termina">
      El acta se redacta y se firma cuando todos los exámenes han terminado: el <DateTime at={overAt} />. Esta página
      la muestra sola.
    </Alert>
  )
}
