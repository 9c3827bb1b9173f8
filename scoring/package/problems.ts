// What can be wrong with a selection package: a closed list of codes, each with the place in the file where it stands.
// Texts for people belong to whoever shows them; here a problem is data.

export const PROBLEM_CODES = [
  'NOT_UTF8', 'BYTE_ORDER_MARK', 'NOT_JSON', 'DUPLICATE_KEY', 'UNKNOWN_KEY', 'MISSING', 'WRONG_TYPE', 'NOT_ALLOWED',
  'EMPTY', 'NOT_NFC', 'NOT_A_FOLIO', 'NOT_A_MARK', 'NOT_A_BONUS', 'NOT_A_SEED', 'NOT_A_DATE', 'NOT_A_CALL', 'NOT_A_SHARE',
  'WEIGHTS_NOT_WHOLE', 'OUT_OF_RANGE',
  'MORE_CORRECT_THAN_COUNTED', 'REPEATED_FOLIO', 'REPEATED_PREFERENCE', 'TOO_MANY_CER', 'REPEATED_POOL',
] as const

export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** `path` names the field as a program would: `candidates[3].grades.current`; empty for the file as a whole. */
export type Problem = { readonly path: string; readonly code: ProblemCode }

/** The refusal of a file that cannot be ranked; every problem that was found, in the order of the file. */
export type UnusableInput = {
  readonly ok: false
  readonly refusal: 'UNUSABLE_INPUT'
  readonly problems: readonly Problem[]
}

const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_]*$/

/** Appends one step: `.key` for a plain key, `["a key"]` for any other, `[3]` for an index. */
export function pathInto(path: string, step: PropertyKey): string {
  if (typeof step === 'number') return `${path}[${String(step)}]`
  const key = String(step)
  if (!PLAIN_KEY.test(key)) return `${path}[${JSON.stringify(key)}]`
  return path === '' ? key : `${path}.${key}`
}
