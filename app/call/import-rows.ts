/**
 * Rows of a file as sedes or seats of a draft: each judged by the same fields as the form, and against the draft and the
 * rows before it. Every row's problem is named; what the rows would add, change and take is counted. Writes nothing.
 */
import type { ZodError } from 'zod'
import type { CallDocument, CallPool, CallSede } from '#exam-engine/convocatoria/call-document.ts'
import { poolName } from '#exam-engine/convocatoria/check-seats.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { poolSchema } from './parts/seats-part.ts'
import { sedeSchema } from './parts/sedes-part.ts'

export const IMPORTS = {
  sedes: {
    title: 'Sedes', heads: ['clave', 'nombre', 'ciudad', 'ooad', 'zona horaria'],
    columns: {
      code: ['clave', 'sede'], name: ['nombre'], city: ['ciudad'], ooad: ['ooad'],
      timeZone: ['zona horaria', 'zona', 'huso horario'],
    },
  },
  plazas: {
    title: 'Plazas', heads: ['curso', 'sede', 'subsede', 'plazas', 'extranjeros'],
    columns: {
      cer: ['curso', 'cer'], sede: ['sede', 'clave'], subsede: ['subsede'], seats: ['plazas'],
      foreignMax: ['extranjeros', 'maximo de extranjeros'],
    },
  },
} as const

export type ImportKind = keyof typeof IMPORTS
export type ImportMode = 'merge' | 'replace'
export type SentRow = Readonly<Record<string, string>> & { readonly line: number }

export interface ReadImport {
  faults: { line: number, problem: string }[]
  added: number
  changed: number
  same: number
  /** Rows that the file does not name, and that `replace` takes away. */
  removed: number
  document: CallDocument
}

export function isImportKind(name: string | undefined): name is ImportKind {
  return name !== undefined && Object.hasOwn(IMPORTS, name)
}

interface ImportContext {
  mode: ImportMode
  /** As the institute knows them. */
  knownSedes: readonly CallSede[]
}

export function readImport(
  kind: ImportKind, rows: readonly SentRow[], document: CallDocument, { mode, knownSedes }: ImportContext,
): ReadImport {
  if (kind === 'sedes') {
    const read = readRows(rows, readSede, ({ code }) => code, (sede) => sedeProblem(sede, knownSedes))
    const merged = merge(document.sedes, read.good, ({ code }) => code, mode)
    return { ...merged.counts, faults: read.faults, document: { ...document, sedes: merged.rows } }
  }
  const read = readRows(rows, readPool, poolName, (pool) => poolProblem(pool, document))
  const merged = merge(document.pools, read.good, poolName, mode)
  return { ...merged.counts, faults: read.faults, document: { ...document, pools: merged.rows } }
}

type Parsed<Row> = { row: Row } | { problems: string[] }

function readSede({ code, name, city, ooad, timeZone }: SentRow): Parsed<CallSede> {
  const parsed = sedeSchema.safeParse({ code, name, city, ooad, timeZone })
  return parsed.success ? { row: parsed.data } : { problems: problemsOf(parsed.error) }
}

function readPool({ cer, sede, subsede, seats, foreignMax }: SentRow): Parsed<CallPool> {
  const parsed = poolSchema.safeParse({
    cer, sede, subsede: subsede === '' ? undefined : subsede, seats: wholeNumber(seats),
    foreignMax: foreignMax === '' ? undefined : wholeNumber(foreignMax),
  })
  if (!parsed.success) return { problems: problemsOf(parsed.error) }
  const { subsede: part = null, foreignMax: most = null, ...pool } = parsed.data
  return { row: { ...pool, subsede: part, foreignMax: most } }
}

/** NaN, which no schema takes, for anything that is not written as a whole number. */
function wholeNumber(text = ''): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
}

function problemsOf(error: ZodError): string[] {
  return error.issues.map(({ message }) => message)
}

function sedeProblem(sede: CallSede, knownSedes: readonly CallSede[]): string | null {
  const known = knownSedes.find(({ code }) => code === sede.code)
  if (known === undefined || canonicalJson(known) === canonicalJson(sede)) return null
  return `El Instituto conoce ${sede.code} como ${known.name}, ${known.city}, ${known.ooad}, ${known.timeZone}`
}

function poolProblem({ cer, sede, seats, foreignMax }: CallPool, { rules, sedes }: CallDocument): string | null {
  if (!rules.courses.some((course) => course.cer === cer)) return `«${cer}» no es un curso de esta convocatoria`
  if (!sedes.some(({ code }) => code === sede)) return `La sede ${sede} no está en esta convocatoria: cárguela antes`
  return foreignMax !== null && foreignMax > seats ? 'El máximo de extranjeros pasa de las plazas' : null
}

function readRows<Row>(
  rows: readonly SentRow[], read: (row: SentRow) => Parsed<Row>, keyOf: (row: Row) => string,
  judge: (row: Row) => string | null,
) {
  const good: Row[] = []
  const faults: ReadImport['faults'] = []
  const lines = new Map<string, number>()
  for (const sent of rows) {
    const { line } = sent
    const parsed = read(sent)
    if ('problems' in parsed) {
      faults.push({ line, problem: parsed.problems.join('. ') })
      continue
    }
    const key = keyOf(parsed.row)
    const before = lines.get(key)
    const problem = before === undefined ? judge(parsed.row) : `Repite el renglón ${before}`
    lines.set(key, before ?? line)
    if (problem === null) good.push(parsed.row)
    else faults.push({ line, problem })
  }
  return { good, faults }
}

/** In the order of the draft; new rows at the end, in the order of the file. */
function merge<Row>(old: readonly Row[], young: readonly Row[], keyOf: (row: Row) => string, mode: ImportMode) {
  const sent = new Map(young.map((row) => [keyOf(row), row]))
  const known = new Map(old.map((row) => [keyOf(row), row]))
  const kept = old.flatMap((row) => sent.get(keyOf(row)) ?? (mode === 'merge' ? [row] : []))
  const added = young.filter((row) => !known.has(keyOf(row)))
  const same = young.filter((row) => canonicalJson(known.get(keyOf(row)) ?? null) === canonicalJson(row)).length
  return {
    rows: [...kept, ...added],
    counts: {
      added: added.length, same, changed: young.length - added.length - same,
      removed: mode === 'merge' ? 0 : old.filter((row) => !sent.has(keyOf(row))).length,
    },
  }
}
