/** A resignation that was sent: that it waits, or its receipt with the moment from which it counts. Convocatoria §5.14.6 */
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Card } from '#app/components/page/card.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { CONSEQUENCE_WORDS } from '#app/labels/resignation.ts'
import type { OwnResignation } from '#app/resignation/own-resignation.server.ts'

export function SentCard({ resignation: { folio, seat, subject, written, answeredBy, sentConsequence } }: { resignation: OwnResignation }) {
  if (written === null || written.sentAt === null || sentConsequence === null) return null
  const words = CONSEQUENCE_WORDS[sentConsequence]
  return (
    <Card>
      {written.countsFrom === null ? (
        <Alert tone="attention" title="Enviada: espere el acuse de recepción">
          Todavía no cuenta y conserva la plaza (§5.14.6). El acuse llegará a su correo y aparecerá aquí; entonces contará
          desde el momento del envío.
        </Alert>
      ) : (
        <Alert tone="success" title="Acuse de recepción de su renuncia">
          {answeredBy}, de la Coordinación de Educación en Salud, acusó recibo. Cuenta desde
          el <DateTime at={written.countsFrom} /> (§5.14.6).
        </Alert>
      )}
      <div className="mt-6">
        <SummaryList rows={[
          { term: 'Folio', value: folio },
          { term: 'Plaza', value: seat },
          { term: 'Asunto', value: subject },
          { term: 'Enviada', value: <DateTime at={written.sentAt} /> },
          { term: 'Acuse', value: written.answeredAt === null ? 'Pendiente' : <DateTime at={written.answeredAt} /> },
          { term: 'Consecuencia', value: `${words.sentence} (${words.clause})` },
          { term: 'Huella del archivo (SHA-256)', value: <code className="break-all">{written.sha256}</code> },
        ]} />
      </div>
      <p className="mt-4 print:hidden">
        <ButtonLink look="quiet" to={`/renuncias/${written.id}/documento.pdf`} reloadDocument>Ver el documento enviado</ButtonLink>
      </p>
    </Card>
  )
}
