/** What was typed into a search, as the words that a query looks for: folded, without bytes no text holds, eight at most. */
import { simplifyText } from '#exam-engine/kernel/simplify-text.ts'

const MOST_WORDS = 8

export function searchWords(typed: string): string[] {
  return simplifyText(typed.replaceAll('\0', '')).split(' ').filter((word) => word !== '').slice(0, MOST_WORDS)
}
