// Tells whether two items are the same question, whatever their code: same words in vignette, stem and options,
// in any order of the options, in any spelling of case, accents, spaces and compatibility characters.
// The image does not count: two items that share every word are one too many in a form.
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { Item } from './item.ts'

/** Text reduced to what makes it the same: NFKC, lower case, without diacritics, invisible marks or extra space. */
export function normaliseForComparison(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    // Marks of letters only: without its stroke, "≠" would read "=".
    .replaceAll(/(\p{L})\p{M}+/gu, '$1')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Lower-case hex SHA-256 of the normalised words, options sorted. Equal for duplicates, and only for them. */
export function itemFingerprint(item: Pick<Item, 'vignette' | 'stem' | 'options'>): string {
  const options = item.options.map((option) => normaliseForComparison(option.text)).sort()
  const vignette = normaliseForComparison(item.vignette ?? '')
  return sha256Hex(canonicalJson([vignette, normaliseForComparison(item.stem), options]))
}
