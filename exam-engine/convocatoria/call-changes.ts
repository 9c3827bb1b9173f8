// What differs between two documents of one call, field by field, as a fe de erratas shows it. Rows of a list are
// known by what names them (a clause, a course, a pool), so that one more row is one change and not a shift of all.
import type { CallDocument } from './call-document.ts'

/** `path` names the field: `texts/5.1/text`, `rules/windows/registration/until`, `pools/Urología · HGR1-TIJ/seats`. */
export type CallChange = {
  readonly path: string
  /** Null where the field was not there before, or is not there after. */
  readonly before: string | null
  readonly after: string | null
}

type Leaves = ReadonlyMap<string, string>

/** Every field that differs, in the order of the document before, added fields last. */
export function changesBetween(before: CallDocument, after: CallDocument): CallChange[] {
  const [old, young] = [leavesOf(before), leavesOf(after)]
  const paths = new Set([...old.keys(), ...young.keys()])
  return [...paths].flatMap((path) => {
    const [was, is] = [old.get(path) ?? null, young.get(path) ?? null]
    return was === is ? [] : [{ path, before: was, after: is }]
  })
}

function leavesOf(document: CallDocument): Leaves {
  const leaves = new Map<string, string>()
  collect(document, '', leaves)
  return leaves
}

function collect(value: unknown, path: string, leaves: Map<string, string>): void {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) collect(one, join(path, nameOf(one, index)), leaves)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) collect(one, join(path, key), leaves)
  } else if (value !== undefined) {
    leaves.set(path, String(value))
  }
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`
}

/** What names a row of a list; its place where nothing does. */
function nameOf(row: unknown, index: number): string {
  if (typeof row !== 'object' || row === null) return String(index + 1)
  const { clause, cer, sede, subsede, code, ceme, grade } = row as Readonly<Record<string, unknown>>
  const names = [ceme, grade, cer, sede, subsede, code].filter((part) => typeof part === 'string' || typeof part === 'number')
  if (names.length > 0) return names.join(' · ')
  return typeof clause === 'string' ? clause : String(index + 1)
}
