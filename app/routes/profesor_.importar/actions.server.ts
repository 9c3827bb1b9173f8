/**
 * Shows every row of a file with its problem before anything is written, and then takes all of it as drafts or nothing.
 * What was read comes back as text, so that a row can be mended on the page. §4.2 C
 */
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { readCsv } from '#app/csv-import/read-csv.server.ts'
import { readImportForm } from '#app/csv-import/read-upload.server.ts'
import { describeTableFault, WORKBOOK_BROKEN } from '#app/csv-import/table-fault.ts'
import { courseSearch, readCourse, requireCourse } from '#app/grades/read-course.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRowFault } from '#app/labels/grade-words.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { describeResident, importGrades } from '#app/use-cases/enter-grades.server.ts'
import type { GradedRow } from '#db/queries/grades.ts'
import type { GradeBase } from '#exam-engine/convocatoria/grade.ts'
import { readGradeRows, type GradeRow, type ReadRows } from '#exam-engine/convocatoria/grade-rows.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { baseSchema } from '../profesor_.captura/schema.ts'

const LARGEST_BYTES = 96 * 1024
const MOST_ROWS = 1_000
const COLUMNS = {
  folio: ['folio'],
  year: ['grado', 'ano', 'anio', 'grado academico'],
  grade: ['calificacion', 'promedio'],
} as const

export interface ShownRow {
  line: number
  folio: string
  name: string
  year: string
  typed: string
  /** On base 100; null where there is a problem, and for a row that says nothing. */
  grade: string | null
  problem: string | null
}

export interface ImportReply {
  error: string | null
  text: string
  base: GradeBase
  rows: ShownRow[]
  faults: number
  entries: number
}

export async function submitImport(args: ActionFunctionArgs) {
  const { actor, course } = await requireCourse(args)
  const form = await readImportForm(args.request, LARGEST_BYTES)
  const base = baseSchema.safeParse(form?.field('base')).data ?? 100
  const answer = (reply: Partial<ImportReply>, status: number) =>
    data<ImportReply>(
      {
        error: null,
        text: form?.text ?? '',
        base,
        rows: [],
        faults: 0,
        entries: 0,
        ...reply,
      },
      { status }
    )
  if (form === null) return answer({ error: 'El archivo pasa de 96 kB: divídalo en varios.' }, 413)
  if (form.fault !== null) return answer({ error: WORKBOOK_BROKEN }, 422)
  const table = readCsv(form.text, COLUMNS, MOST_ROWS)
  if (!table.ok) return answer({ error: describeTableFault(table.fault) }, 422)
  const open = await readCourse(args, course)
  const residents = open?.residents ?? []
  if (form.field('intent') !== 'save') {
    const read = readGradeRows(table.rows, residents.map(describeResident), base)
    return answer(show(table.rows, read, residents, base), read.faults.length === 0 ? 200 : 422)
  }
  const imported = await importGrades(args.context.services, actor, course, {
    base,
    rows: table.rows,
    fileSha256: sha256Hex(form.text),
  })
  if (!imported.ok) return answer({ error: describeRefusal(imported) }, refusalStatus(imported.refusal))
  if (!imported.value.saved) return answer(show(table.rows, imported.value, residents, base), 422)
  throw redirect(`/profesor/firmar${courseSearch(course)}&importadas=${imported.value.entries.length}`)
}

function show(rows: readonly GradeRow[], read: ReadRows, residents: readonly GradedRow[], base: GradeBase) {
  const names = new Map(residents.map(({ folio, surnames, givenNames }) => [folio, `${surnames}, ${givenNames}`]))
  const faults = new Map(read.faults.map((fault) => [fault.line, fault]))
  const entries = new Map(read.entries.map((entry) => [entry.line, entry]))
  return {
    faults: read.faults.length,
    entries: read.entries.length,
    rows: rows.map(({ line, folio, year, grade }): ShownRow => {
      const fault = faults.get(line)
      return {
        line,
        folio,
        year,
        typed: grade,
        name: names.get(folio.toUpperCase()) ?? '',
        grade: entries.get(line)?.grade ?? null,
        problem: fault === undefined ? null : describeRowFault(fault, base),
      }
    }),
  }
}
