/**
 * What somebody saw before editing a part, or a row of it, in 64 figures: whoever saves says it, and saves only while it
 * still stands. So two people write two parts of one call at once, and neither takes the other's words back.
 */
import type { CallDocument } from '#exam-engine/convocatoria/call-document.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { AnyPart } from './parts/part.ts'

export function baseOf(part: AnyPart, document: CallDocument, key: string | null): string {
  return sha256Hex(canonicalJson(part.read(document, key) ?? null))
}
