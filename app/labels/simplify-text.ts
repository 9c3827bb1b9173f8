/** A text as searches compare it: case, accents and the width of gaps do not matter. */
export function simplifyText(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim()
}
