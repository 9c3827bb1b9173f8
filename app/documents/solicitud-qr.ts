// What the code of a printed solicitud holds: its form, the folio, the number of the registered version, the first digits
// of that version's hash, and a signature of these three. It finds a row of the roster and proves nothing of a person:
// whoever holds the paper may have copied it.
// Refuses whatever is not such a text: a scanner sees any code that is held before it. §3.1 C
const HASH_DIGITS = 16
const FORM = /^EFISER3:([A-Z0-9-]{4,24}):([1-9]\d{0,5}):([0-9a-f]{16}):([\w-]{86})$/
/** Printed before versions had numbers, and before there was a fingerprint. */
const SECOND_FORM = /^EFISER2:([A-Z0-9-]{4,24}):([0-9a-f]{16})$/
const FIRST_FORM = /^EFISER1:([A-Z0-9-]{4,24})$/

export interface SolicitudCode {
  readonly folio: string
  /** Of what was registered when it was printed; null in the first form. */
  readonly hash: string | null
  /** Number of the registered version; null in the forms before. */
  readonly version: number | null
  /** Of solicitudText, not checked by reading it; null in the forms before. */
  readonly signature: string | null
}

/** What is signed: folio, version and hash, and nothing of the person. `sha256` is the hex hash of the version. */
export function solicitudText(folio: string, version: number, sha256: string): string {
  return `${folio}:${String(version)}:${sha256.slice(0, HASH_DIGITS)}`
}

/** `signature`: of solicitudText, in base64url. */
export function writeSolicitudCode(folio: string, version: number, sha256: string, signature: string): string {
  return `EFISER3:${solicitudText(folio, version, sha256)}:${signature}`
}

/** Null for any other text. */
export function readSolicitudCode(text: string): SolicitudCode | null {
  const [, folio, version, hash, signature] = FORM.exec(text) ?? []
  if (folio !== undefined) return { folio, version: Number(version), hash: hash ?? null, signature: signature ?? null }
  const [, older, digits] = SECOND_FORM.exec(text) ?? FIRST_FORM.exec(text) ?? []
  return older === undefined ? null : { folio: older, version: null, hash: digits ?? null, signature: null }
}
