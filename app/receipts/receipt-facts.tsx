/** What a receipt states, line by line, as its owner and whoever checks it see it. */
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { instant } from '#exam-engine/kernel/time.ts'
import type { Receipt } from '#exam-engine/sitting/receipt.ts'

export function ReceiptFactsList({ receipt }: { receipt: Receipt }) {
  const { exam, turno, ended, chain } = receipt
  return (
    <SummaryList rows={[
      { term: 'Folio', value: receipt.folio },
      { term: 'Examen', value: `${exam.ceme} ${String(exam.grade)}, turno ${String(turno.number)}` },
      { term: 'Preguntas contestadas', value: <strong>{receipt.answered} de {receipt.total}</strong> },
      {
        term: ended.how === 'handedIn' ? 'Entregado' : 'Cerrado a su hora',
        value: <DateTime at={instant(ended.at)} />,
      },
      { term: 'Huella de las respuestas', value: <Hash hex={receipt.answersDigest} /> },
      { term: 'Huella del cuadernillo', value: <Hash hex={receipt.formSha256} /> },
      { term: 'Guardados', value: <>{chain.length}, hasta <Hash hex={chain.head} /></> },
      {
        term: 'Versión',
        value: receipt.supersedes === null ? '1'
          : `${String(receipt.version)}; respuestas admitidas después del cierre: ${String(receipt.admittedOperations)}`,
      },
      { term: 'Emitido', value: <DateTime at={instant(receipt.issuedAt)} /> },
      { term: 'Llave', value: <Hash hex={receipt.keyId} /> },
    ]} />
  )
}

function Hash({ hex }: { hex: string }) {
  return <code className="break-all">{hex}</code>
}
