/**
 * What is said of the print that was scanned last: not issued by the platform, of another call, not checked, or of an
 * earlier version than the valid one. None of it is a ground for denial or admits anybody. §2.2 A, §3.1 C
 */
import type { AlertTone } from '#app/components/feedback/alert.tsx'
import type { BoardCandidate } from './board-snapshot.ts'
import { leadsToRow, type ScannedPrint } from './printed-verdict.ts'

export interface ScannedWords {
  tone: AlertTone
  title: string
  text: string
}

const NO_GROUND = 'El código no es motivo para admitir ni para negar el ingreso: compruebe la identificación (§3.1 C).'

const NOTICES: Record<Exclude<ScannedPrint['verdict'], 'issued'>, ScannedWords> = {
  notIssued: {
    tone: 'danger', title: 'Este código no lo emitió la plataforma; busque por folio', text: NO_GROUND,
  },
  otherCall: {
    tone: 'attention', title: 'Esta solicitud es de otra convocatoria; busque por nombre o matrícula',
    text: `Los folios comienzan de nuevo en cada convocatoria. ${NO_GROUND}`,
  },
  unsigned: {
    tone: 'info', title: 'Este código es de una impresión sin firma; compare los datos de la hoja', text: NO_GROUND,
  },
  unchecked: {
    tone: 'info', title: 'Sin conexión no se comprobó quién emitió el código; compare los datos de la hoja',
    text: NO_GROUND,
  },
}

/** Of a code that leads to a row only while that row is chosen; null: nothing is to be said. */
export function describeScanned(
  scanned: ScannedPrint | null, chosen: Pick<BoardCandidate, 'folio' | 'registeredVersion'> | undefined,
): ScannedWords | null {
  if (scanned === null) return null
  const { verdict, version, folio } = scanned
  if (!leadsToRow(verdict)) return verdict === 'issued' ? null : NOTICES[verdict]
  if (chosen?.folio !== folio) return null
  const valid = chosen.registeredVersion
  if (version !== null && valid !== null && version < valid) {
    return {
      tone: 'attention', title: 'Hay una versión posterior de esta solicitud',
      text: `La hoja es de la versión ${String(version)} y la válida es la ${String(valid)} (§2.2 A). No es motivo para `
        + 'negar el ingreso: puede reimprimirla.',
    }
  }
  return verdict === 'issued' ? null : NOTICES[verdict]
}
