/** What the check found: whole, or broken and where. */
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCount, formatCounted } from '#app/labels/format-number.ts'
import { AUDIT_FAULTS, describeAnchorFault, describeFields } from '#app/audit/audit-fault-words.ts'
import type { Verdicts } from './verify.server.ts'

const ANSWER_FAULTS: Record<Verdicts['answers']['broken'][number]['reason'], string> = {
  CHAIN_GAP: 'falta un guardado',
  CHAIN_BROKEN: 'un guardado no corresponde a su huella',
  CHAIN_END_DIFFERS: 'la cadena no termina como se cerró',
  ANSWER_DIFFERS: 'una respuesta que cuenta no es la última guardada',
  DIGEST_DIFFERS: 'la huella de las respuestas finales no coincide',
  AUDIT_DIFFERS: 'el cierre no está en la auditoría, o con otra huella',
}

export function Verdict({ verdicts: { checkedAt, audit, anchors, answers } }: { verdicts: Verdicts }) {
  return (
    <div className="space-y-6">
      {audit.whole ? (
        <Alert tone="success" announce title="La cadena de auditoría está íntegra" />
      ) : (
        <Alert tone="danger" announce title={`La cadena está rota en el registro ${formatCount(audit.brokenAt)}`}>
          {AUDIT_FAULTS[audit.reason]}; falla {describeFields(audit.fields)}. Conserve la base de datos como está y
          avise a la coordinación.
        </Alert>
      )}
      {anchors.faults.length === 0 ? (
        <Alert tone="success" title={anchors.stored === 0 ? 'La cadena aún no tiene anclas' : 'La cadena coincide con sus anclas'} />
      ) : (
        <Alert tone="danger" announce title={`${formatCounted(anchors.faults.length, 'ancla', 'anclas')} sin corresponder`}>
          <ul className="list-disc ps-6">
            {anchors.faults.map((fault) => (
              <li key={`${String(fault.number)} ${fault.reason}`}>{describeAnchorFault(fault)}</li>
            ))}
          </ul>
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
          term: 'Última ancla que coincide',
          value: anchors.lastGood === null ? 'Ninguna'
            : `${formatCount(anchors.lastGood.number)}, hasta el registro ${formatCount(anchors.lastGood.seq)}`,
        },
        {
          term: 'Exámenes abiertos',
          value: `${formatCount(answers.attempts)}, con ${formatCount(answers.saves)} guardados`,
        },
      ]} />
    </div>
  )
}
