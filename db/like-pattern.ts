/** Text for LIKE that stands for itself: what was typed searches for what was typed. */
export function escapeLike(text: string): string {
  return text.replaceAll(/[%_\\]/g, '\\$&')
}
