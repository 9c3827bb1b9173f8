// The fingerprint that a document prints in its footer: a digest of the facts it states, so that a copy on paper can
// be compared with what the platform holds. The file itself is compared by the SHA-256 of its bytes.
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'

export type DocumentKind =
  | 'carta-de-aceptacion' | 'carta-compromiso' | 'acta' | 'solicitud' | 'comprobacion' | 'lista' | 'tarjeta'
  | 'renuncia' | 'llegadas' | 'aceptacion'

/** Lower-case hex SHA-256 of the canonical JSON of [kind, facts]. Throws on facts that JSON cannot hold. */
export function fingerprintOf(kind: DocumentKind, facts: object): string {
  return sha256Hex(canonicalJson([kind, facts]))
}
