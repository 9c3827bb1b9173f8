// The ids of items and options: UUIDs derived from the item's own words, so that one file imported twice, or on two
// machines, gives the same ids. Version 8 (RFC 9562, section 5.8) filled with SHA-256.
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'

/** The id of an item. It does not show the code: a code may tell the candidate where the question comes from. */
export function itemIdOf(code: string): string {
  return uuidOf(`item\n${code}`)
}

/**
 * The id of an option, from the item's code and the option's text. Not from the ordinal: authors favour positions for
 * the right answer, and anybody could compute which ordinal an id in the browser stands for.
 */
export function optionIdOf(code: string, optionText: string): string {
  return uuidOf(`option\n${code}\n${optionText}`)
}

function uuidOf(name: string): string {
  const digest = sha256Hex(name)
  const variant = ((parseInt(digest.slice(16, 17), 16) & 0b0011) | 0b1000).toString(16)
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`, variant + digest.slice(17, 20)]
  return [...parts, digest.slice(20, 32)].join('-')
}
