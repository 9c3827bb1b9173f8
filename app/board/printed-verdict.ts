/**
 * What the code of a printed solicitud turned out to be. It says of the paper alone: no verdict authenticates a person,
 * and none is a ground for denial. §2.2 A, §3.1 C
 */
export type PrintedVerdict =
  /** Signed by the platform for this convocatoria; outdated when `version` is below `validVersion`. */
  | { kind: 'issued', version: number, validVersion: number }
  /** Signed by the platform for another convocatoria: its folio is somebody else's here. */
  | { kind: 'otherCall' }
  /** Looks like a solicitud, and the platform did not sign it. */
  | { kind: 'notIssued' }
  /** Printed before codes were signed. */
  | { kind: 'unsigned' }

/** What the board knows of the paper scanned last; `unchecked`: no answer came, for lack of net. */
export interface ScannedPrint {
  folio: string
  version: number | null
  verdict: PrintedVerdict['kind'] | 'unchecked'
}

const OPENING: readonly ScannedPrint['verdict'][] = ['issued', 'unsigned', 'unchecked']

/** Whether the folio of the code leads to a row of the roster; otherwise the supervisor searches by hand. */
export function leadsToRow(verdict: ScannedPrint['verdict']): boolean {
  return OPENING.includes(verdict)
}
