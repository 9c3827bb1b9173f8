/** The verdict on a receipt in plain words, and what it must say when it is genuine. */
import { Alert } from '#app/components/feedback/alert.tsx'
import type { ReceiptVerdict } from '#app/receipts/check-receipt.server.ts'
import { ReceiptFactsList } from '#app/receipts/receipt-facts.tsx'

const INVALID: Record<Extract<ReceiptVerdict, { verdict: 'invalid' }>['why'], string> = {
  KEY_UNKNOWN: 'No lo firmó esta plataforma.',
  SIGNATURE: 'Su contenido cambió después de firmarse.',
  NOT_ISSUED: 'La plataforma no tiene registro de haberlo emitido.',
}

export function VerdictView({ verdict }: { verdict: ReceiptVerdict }) {
  if (verdict.verdict === 'invalid') {
    return (
      <Alert tone="danger" announce title="Comprobante inválido">
        {INVALID[verdict.why]} No lo acepte; si es suyo, descárguelo de nuevo desde su sesión.
      </Alert>
    )
  }
  return (
    <>
      {verdict.verdict === 'valid' ? (
        <Alert tone="success" announce title="Comprobante auténtico y vigente">
          Compare estos datos con los del papel: deben coincidir todos.
        </Alert>
      ) : (
        <Alert tone="attention" announce title="Comprobante auténtico, sustituido por otro">
          La versión {verdict.receipt.version} se emitió, pero ahora vale la {verdict.lastVersion}: se admitieron
          respuestas después del cierre. Pida el comprobante vigente.
        </Alert>
      )}
      <div className="mt-6"><ReceiptFactsList receipt={verdict.receipt} /></div>
    </>
  )
}
