/**
 * Ids of the demo: drawn from the seed, so that two loads are equal row by row.
 */
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'

/** A UUID (version 8, RFC 9562) from SHA-256 of seed, kind and name. Distinct for distinct arguments. */
export function demoId(seed: string, kind: string, name: string): string {
  const hex = sha256Hex(`${seed}\n${kind}\n${name}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
