// From the bytes of a file to a package that can be ranked, or to the list of everything that is wrong with it.
// Bytes must be UTF-8 without BOM and strict JSON without duplicate keys; layout and white space are free.
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { Accepted } from '#exam-engine/kernel/result.ts'
import type { z } from 'zod'
import { crossCheck } from './cross-checks.ts'
import { findDuplicateKeys } from './duplicate-keys.ts'
import { pathInto, PROBLEM_CODES, type Problem, type ProblemCode, type UnusableInput } from './problems.ts'
import { selectionPackageSchema, type SelectionPackage } from './schema.ts'

/** A sound package with the lower-case hex SHA-256 of the very bytes it was read from. */
export type ReadPackage = { readonly input: SelectionPackage; readonly sha256: string }

/** Reads a selection package. Refuses with `UNUSABLE_INPUT` and the path and code of each bad field. */
export function readPackage(bytes: Uint8Array): Accepted<ReadPackage> | UnusableInput {
  const json = decodeUtf8(bytes)
  if (json === null) return unusable([{ path: '', code: 'NOT_UTF8' }])
  if (json.startsWith('\uFEFF')) return unusable([{ path: '', code: 'BYTE_ORDER_MARK' }])

  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return unusable([{ path: '', code: 'NOT_JSON' }])
  }
  const duplicates = findDuplicateKeys(json)
  if (duplicates.length > 0) return unusable(duplicates.map((path) => ({ path, code: 'DUPLICATE_KEY' })))

  const checked = checkPackage(value)
  return checked.ok ? { ok: true, value: { input: checked.value, sha256: sha256Hex(bytes) } } : checked
}

/** Checks an already parsed value; for packages that are built in memory. Same refusal as `readPackage`. */
export function checkPackage(value: unknown): Accepted<SelectionPackage> | UnusableInput {
  const parsed = selectionPackageSchema.safeParse(value, { error: codeOfBuiltInIssue })
  if (!parsed.success) return unusable(parsed.error.issues.flatMap(problemsOfIssue))
  const problems = crossCheck(parsed.data)
  return problems.length === 0 ? { ok: true, value: parsed.data } : unusable(problems)
}

function unusable(problems: readonly Problem[]): UnusableInput {
  return { ok: false, refusal: 'UNUSABLE_INPUT', problems }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Codes for the issues that zod raises by itself; those that the schema names keep their own code. */
function codeOfBuiltInIssue(issue: z.core.$ZodRawIssue): ProblemCode {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'MISSING' : 'WRONG_TYPE'
    case 'unrecognized_keys':
      return 'UNKNOWN_KEY'
    case 'too_big':
    case 'too_small':
      return 'OUT_OF_RANGE'
    default:
      return issue.input === undefined ? 'MISSING' : 'NOT_ALLOWED'
  }
}

function problemsOfIssue(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.reduce<string>(pathInto, '')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: pathInto(path, key), code: 'UNKNOWN_KEY' }))
  }
  const code = PROBLEM_CODES.find((known) => known === issue.message)
  if (code === undefined) throw new Error(`problem without a code at ${path}: ${issue.message}`)
  return [{ path, code }]
}
