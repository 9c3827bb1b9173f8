/** What the check found: whole, or broken and where. */
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCount, formatCounted } from '#app/labels/format-number.ts'
import type { Verdicts } from './verify.server.ts'

type Broken = Extract<Verdicts['audit'], { whole: false }>

const REASONS: Record<Broken['reason'], string> = {
  MISSING: 'falta un registro, o está fuera de orden',
  LINK: 'el registro no enlaza con el anterior',
  CONTENT: 'el contenido del registro no corresponde a su huella',
  TAIL: 'la cadena no termina donde dice su cabeza: faltan registros al final',
}

const ANSWER_FAULTS: Record<Verdicts['answers']['broken'][number]['reason'], string> = {
  CHAIN_GAP: 'falta un guardado',
  CHAIN_BROKEN: 'un guardado no corresponde a su huella',
  CHAIN_END_DIFFERS: 'la cadena no termina como se cerró',
  ANSWER_DIFFERS: 'una respuesta que cuenta no es la última guardada',
  DIGEST_DIFFERS: 'la huella de las respuestas finales no coincide',
  AUDIT_DIFFERS: 'el cierre no está en la auditoría, o con otra huella',
}

export function Verdict({ verdicts: { checkedAt, audit, answers } }: { verdicts: Verdicts }) {
  return (
    <div className="space-y-6">
      {audit.whole ? (
        <Alert tone="success" announce title="La cadena de auditoría está íntegra" />
      ) : (
        <Alert tone="danger" announce title={`La cadena está rota en el registro ${formatCount(audit.brokenAt)}`}>
          {REASONS[audit.reason]}. Conserve la base de datos como está y avise a la coordinación.
        </Alert>
      )}
      {answers.broken.length === 0 ? (
        <Alert tone="success" title="Las cadenas de respuestas están íntegras" />
      ) : (
        <Alert
          tone="danger" announce
          title={`${formatCounted(answers.broken.length, 'examen', 'exámenes')} con la cadena rota`}
        >
          <ul className="list-disc ps-6">
            {answers.broken.map(({ attemptId, reason }) => (
              <li key={attemptId}><code>{attemptId}</code>: {ANSWER_FAULTS[reason]}</li>
            ))}
          </ul>
        </Alert>
      )}
      <SummaryList rows={[
        { term: 'Comprobado', value: <DateTime at={checkedAt} /> },
        { term: 'Registros recorridos', value: formatCount(audit.events) },
        ...(audit.whole ? [{ term: 'Cabeza (SHA-256)', value: <code className="break-all">{audit.head}</code> }] : []),
        {
          term: 'Exámenes abiertos',
          value: `${formatCount(answers.attempts)}, con ${formatCount(answers.saves)} guardados`,
        },
      ]} />
    </div>
  )
}
