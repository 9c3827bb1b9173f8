import { stripAccents } from './strip-accents.ts'

/** A text as searches compare it: case, accents and the width of gaps do not matter. */
export function simplifyText(text: string): string {
  return stripAccents(text).toLowerCase().replaceAll(/\s+/g, ' ').trim()
}
