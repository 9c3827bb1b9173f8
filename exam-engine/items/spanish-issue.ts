// The words for what zod finds in an item file where the schema gives none of its own. Covers the kinds of issue
// that the item schemas can raise; anything else says that the value is not valid.
import type { z } from 'zod'

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'un texto',
  number: 'un número',
  int: 'un número entero',
  array: 'una lista',
  object: 'un objeto',
  null: 'null',
}

/** The Spanish message for one zod issue: what was expected, never what the value was. */
export function describeIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'falta' : `debe ser ${TYPE_NAMES[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `debe ser uno de: ${issue.values.map(String).join(', ')}`
    case 'unrecognized_keys':
      return `campo desconocido: ${issue.keys.join(', ')}`
    default:
      return 'no es válido'
  }
}
