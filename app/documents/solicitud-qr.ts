// What the code of a printed solicitud holds: a version, the folio, and the first digits of the fingerprint of what was
// registered. It finds a row of the roster and proves nothing of a person: whoever holds the paper may have copied it.
// Refuses whatever is not such a text: a scanner sees any code that is held before it. §3.1 C
const VERSION = 'EFISER2'
const HASH_DIGITS = 16
const FORM = /^EFISER2:([A-Z0-9-]{4,24}):([0-9a-f]{16})$/
/** Printed before there was a fingerprint in it. */
const FIRST_FORM = /^EFISER1:([A-Z0-9-]{4,24})$/

export interface SolicitudCode {
  readonly folio: string
  /** Of what was registered when it was printed; null in the first version. */
  readonly hash: string | null
}

/** `fingerprint` is the hex SHA-256 of what the solicitud states. */
export function writeSolicitudCode(folio: string, fingerprint: string): string {
  return `${VERSION}:${folio}:${fingerprint.slice(0, HASH_DIGITS)}`
}

/** Null for any other text. */
export function readSolicitudCode(text: string): SolicitudCode | null {
  const [, folio, hash] = FORM.exec(text) ?? FIRST_FORM.exec(text) ?? []
  return folio === undefined ? null : { folio, hash: hash ?? null }
}
