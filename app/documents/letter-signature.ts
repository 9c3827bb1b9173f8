// What the platform signs of a carta de aceptación: the hash of what it states, which is printed in it, and the hash of
// its file, which cannot stand in the file. Both name the folio and the moment; neither says anything of the person.
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'

export interface LetterStatement {
  readonly folio: string
  readonly issuedAt: Instant
  /** Lower-case hex. */
  readonly sha256: string
}

/** As it is printed. */
export interface LetterSignature {
  /** 64 lower-case hex. */
  readonly keyId: string
  /** Ed25519, base64url, of the statement about the content. */
  readonly signature: string
}

/** The text that is signed under the purpose `letter`: of what the letter states, or of its file. */
export function letterStatement(of: 'content' | 'file', { folio, issuedAt, sha256 }: LetterStatement): string {
  return canonicalJson({ document: 'carta-de-aceptacion/1', of, folio, issuedAt: toIso(issuedAt), sha256 })
}
