/** The sheet as the entry form shows it: each cell signed, written in the chosen base, or empty. §4.2 C */
import { readCourse, requireCourse } from '#app/grades/read-course.server.ts'
import type { RequestArgs } from '#app/http/guards.server.ts'
import type { GradeCell } from '#db/queries/grades.ts'
import { writeInBase, type GradeBase } from '#exam-engine/convocatoria/grade.ts'
import { parseDecimal } from '#exam-engine/kernel/decimal.ts'
import { baseSchema, cellName } from './schema.ts'

export type CaptureCell =
  | { kind: 'signed'; name: string; year: number; grade: string }
  | { kind: 'otherBase'; name: string; year: number; grade: string }
  | { kind: 'open'; name: string; year: number; written: string; grade: string | null }

export interface CaptureResident {
  candidateId: string
  folio: string
  name: string
  grade: number
  cells: CaptureCell[]
}

export async function readCapture(args: RequestArgs) {
  const { course: own } = await requireCourse(args)
  const course = await readCourse(args, own)
  const { searchParams } = new URL(args.request.url)
  const base = baseSchema.safeParse(searchParams.get('base') ?? 100).data ?? 100
  if (course === null) return null
  const residents = course.residents.map(
    ({ candidateId, folio, surnames, givenNames, grade, cells }): CaptureResident => ({
      candidateId,
      folio,
      grade,
      name: `${surnames}, ${givenNames}`,
      cells: cells.map((cell) => describeCell(candidateId, cell, base)),
    })
  )
  return {
    base,
    ceme: course.ceme,
    sede: course.sede,
    search: course.search,
    frozen: course.frozen,
    residents,
    years: Array.from({ length: Math.max(0, ...residents.map(({ grade }) => grade)) }, (_, index) => index + 1),
    open: residents.some(({ cells }) => cells.some(({ kind }) => kind === 'open')),
    saved: searchParams.has('guardadas') ? Number(searchParams.get('guardadas')) || 0 : null,
  }
}

function describeCell(candidateId: string, { year, draft, counts }: GradeCell, base: GradeBase): CaptureCell {
  const name = cellName(candidateId, year)
  if (counts !== null) return { kind: 'signed', name, year, grade: counts }
  if (draft === null) return { kind: 'open', name, year, written: '', grade: null }
  const grade = parseDecimal(draft.mark, 2)
  const written = grade === null ? null : writeInBase(grade, base)
  return written === null
    ? { kind: 'otherBase', name, year, grade: draft.mark }
    : { kind: 'open', name, year, written, grade: draft.mark }
}
