// What an author should look at before a bank is used, though nothing is wrong in form: the same question twice
// (a form never contains both), and options that name the position of others (each candidate has another order).
import { itemFingerprint, normaliseForComparison } from './item-fingerprint.ts'
import type { Item } from './item.ts'

export type ItemWarning =
  | { readonly warning: 'DUPLICATE_ITEM'; readonly line: number; readonly firstLine: number }
  | { readonly warning: 'POSITIONAL_OPTION'; readonly line: number; readonly optionText: string }

// On normalised text (no accents, lower case): "todas las anteriores", "ninguna de las anteriores", "A y C son
// correctas", "las respuestas 1 y 3". "Hepatitis A y B" or "ligamento cruzado anterior" are medicine, not positions.
const POSITIONAL = [
  /\b(tod[ao]s|ningun[ao]|amb[ao]s)\b.*\banteriores\b/,
  /^(las? )?(respuestas?|opcion(es)?|incisos?) [a-e1-5]\b/,
  /^[a-e1-5]( ?, ?[a-e1-5])* [ye] [a-e1-5]( son (correct|ciert|verdader|fals)[ao]s)?\.?$/,
]

/** Warnings in the order of the lines. A duplicate names the first line with the same fingerprint. */
export function findItemWarnings(lines: readonly { readonly item: Item; readonly line: number }[]): ItemWarning[] {
  const firstLines = new Map<string, number>()
  const warnings: ItemWarning[] = []
  for (const { item, line } of lines) {
    const fingerprint = itemFingerprint(item)
    const firstLine = firstLines.get(fingerprint)
    if (firstLine === undefined) firstLines.set(fingerprint, line)
    else warnings.push({ warning: 'DUPLICATE_ITEM', line, firstLine })
    for (const { text } of item.options) {
      if (isPositional(text)) warnings.push({ warning: 'POSITIONAL_OPTION', line, optionText: text })
    }
  }
  return warnings
}

function isPositional(optionText: string): boolean {
  const words = normaliseForComparison(optionText)
  return POSITIONAL.some((pattern) => pattern.test(words))
}
