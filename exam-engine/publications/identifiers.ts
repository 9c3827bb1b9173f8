// How an article names itself: DOI, ISSN, PMID. Each reader takes what people paste (an address, "DOI:", blanks) and
// gives one written form; null for what cannot be one. Whether the article exists is for the evaluators to look up.

const DOI_PREFIX = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i
/** ISO 26324: "10.", a registrant of digits (with subdivisions), a slash, and any printable suffix. */
const DOI = /^10\.\d{4,9}(?:\.\d+)*\/[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u
const MOST_DOI_CHARACTERS = 200

/** Trimmed, without the address before it, ASCII capitals lowered, as scores compare it. Convocatoria §4.3.1.4 */
export function readDoi(text: string): string | null {
  const bare = text.trim().replace(DOI_PREFIX, '')
  if (bare.length > MOST_DOI_CHARACTERS || !DOI.test(bare)) return null
  return bare.replace(/[A-Z]/g, (capital) => capital.toLowerCase())
}

export type IssnProblem = 'ISSN_SYNTAX' | 'ISSN_CHECK_DIGIT'

/** `2049-3630`, or what is wrong with it. Convocatoria §4.3.1.3 */
export function readIssn(text: string): { readonly issn: string } | { readonly problem: IssnProblem } {
  const match = /^(?:e?-?ISSN:?\s*)?(\d{4})[-‐–\s]?(\d{3})([\dX])$/i.exec(text.trim())
  if (match === null) return { problem: 'ISSN_SYNTAX' }
  const [, first = '', second = '', check = ''] = match
  if (issnCheckDigit(first + second) !== check.toUpperCase()) return { problem: 'ISSN_CHECK_DIGIT' }
  return { issn: `${first}-${second}${check.toUpperCase()}` }
}

/** ISO 3297: weights 8 … 2 over seven digits, modulo 11; ten is written X. */
export function issnCheckDigit(sevenDigits: string): string {
  const sum = [...sevenDigits].reduce((total, digit, index) => total + Number(digit) * (8 - index), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

/** One to eight digits without leading zeros. Convocatoria §4.3.1.5, §4.3.1.6 */
export function readPmid(text: string): string | null {
  const match = /^(?:https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/|PMID:?\s*)?([1-9]\d{0,7})\/?$/i.exec(text.trim())
  return match?.[1] ?? null
}
