// Letters without what stands above or below them: á is a, ñ is n, ü is u.

export function stripAccents(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '')
}
