/** The scanned print is of an earlier version than the valid one: told, and never a ground for denial. §2.2 A, §3.1 C */
import { Alert } from '#app/components/feedback/alert.tsx'
import type { SolicitudCode } from '#app/documents/solicitud-qr.ts'
import type { BoardCandidate } from './board-snapshot.ts'

interface OutdatedPrintProps {
  /** What was scanned last. */
  scanned: Pick<SolicitudCode, 'folio' | 'version'> | null
  chosen: BoardCandidate | undefined
}

export function OutdatedPrint({ scanned, chosen }: OutdatedPrintProps) {
  if (!isOutdated(scanned, chosen)) return null
  return (
    <div className="px-4 py-2">
      <Alert tone="attention" announce title="Hay una versión posterior de esta solicitud">
        <p>
          La hoja es de la versión {scanned?.version} y la válida es la {chosen?.registeredVersion} (§2.2 A). No es motivo
          para negar el ingreso: puede reimprimirla.
        </p>
      </Alert>
    </div>
  )
}

/** Prints from before versions had numbers say nothing of it. */
export function isOutdated(scanned: OutdatedPrintProps['scanned'], chosen: OutdatedPrintProps['chosen']): boolean {
  if (scanned === null || chosen === undefined || scanned.folio !== chosen.folio) return false
  return scanned.version !== null && chosen.registeredVersion !== null && scanned.version < chosen.registeredVersion
}
