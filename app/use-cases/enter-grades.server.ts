/**
 * A professor titular enters grades of the own residents, as drafts: they count once the sheet is signed. What is the
 * same as before leaves no entry. Each cell answers for itself: a wrong one keeps no right one from being stored.
 * §4.2 C
 */
import { actOnCourse, type CourseRefusal } from '#app/grades/open-course.server.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { insertEntries, type GradedRow, type NewEntry } from '#db/queries/grades.ts'
import { formatGrade, readGrade, type GradeBase, type GradeRefusal } from '#exam-engine/convocatoria/grade.ts'
import { readGradeRows, type GradeRow, type ReadRows } from '#exam-engine/convocatoria/grade-rows.ts'
import {
  gradeState,
  stepGrade,
  type GradedCourse,
  type GradeStepRefusal,
} from '#exam-engine/convocatoria/grade-sheet.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'

export interface TypedCell {
  candidateId: string
  year: number
  typed: string
}

export interface CellFault extends TypedCell {
  refusal: GradeRefusal | GradeStepRefusal | 'CANDIDATE_UNKNOWN'
}

export interface EnteredGrades {
  saved: number
  faults: CellFault[]
}

/** An empty cell takes its draft back. */
export async function enterGrades(
  services: Pick<CoreServices, 'database'>,
  actor: Actor,
  course: GradedCourse,
  { base, cells }: { base: GradeBase; cells: readonly TypedCell[] }
): Promise<Result<EnteredGrades, CourseRefusal>> {
  return actOnCourse(services, actor, course, async (trx, { residents }): Promise<Result<EnteredGrades, never>> => {
    const faults: CellFault[] = []
    const entries: NewEntry[] = []
    for (const cell of cells) {
      const read = readCell(cell, residents, base)
      if (!read.ok) faults.push({ ...cell, refusal: read.refusal })
      else if (read.value !== null) entries.push(read.value)
    }
    await insertEntries(trx, entries, { source: 'form', by: actor.personId })
    if (entries.length > 0) await auditEntries(trx, actor, course, { grades: entries.length, source: 'form' })
    return accept({ saved: entries.length, faults })
  })
}

/** Null where nothing changes. */
function readCell(
  { candidateId, year, typed }: TypedCell,
  residents: readonly GradedRow[],
  base: GradeBase
): Result<NewEntry | null, CellFault['refusal']> {
  const cell = residents.find((one) => one.candidateId === candidateId)?.cells.find((one) => one.year === year)
  if (cell === undefined) return refuse('CANDIDATE_UNKNOWN')
  const read = readGrade(typed, base)
  const erases = !read.ok && read.refusal === 'GRADE_EMPTY'
  if (erases && cell.draft === null && cell.counts === null) return accept(null)
  if (!read.ok && !erases) return read
  const mark = read.ok ? formatGrade(read.value) : null
  const state = gradeState({
    frozen: false,
    entered: cell.draft !== null,
    signed: cell.counts !== null,
    correctionOpen: cell.correctionOpen,
  })
  const step = stepGrade(state, erases ? 'erase' : 'enter')
  if (!step.ok) return step
  if (mark === (cell.draft?.mark ?? null)) return accept(null)
  return accept({ candidateId, year, typed: typed.trim(), base, mark })
}

export type ImportedGrades = ReadRows & { saved: boolean }

/** The rows of a file, all or nothing: with one fault nothing is written, and the reading says why. */
export async function importGrades(
  services: Pick<CoreServices, 'database'>,
  actor: Actor,
  course: GradedCourse,
  { base, rows, fileSha256 }: { base: GradeBase; rows: readonly GradeRow[]; fileSha256: string }
): Promise<Result<ImportedGrades, CourseRefusal>> {
  return actOnCourse(services, actor, course, async (trx, { residents }): Promise<Result<ImportedGrades, never>> => {
    const read = readGradeRows(rows, residents.map(describeResident), base)
    if (read.faults.length > 0) return accept({ ...read, saved: false })
    const entries = read.entries.map(({ candidateId, year, typed, grade }) => ({
      candidateId,
      year,
      typed,
      base,
      mark: grade,
    }))
    await insertEntries(trx, entries, { source: 'file', by: actor.personId })
    await auditEntries(trx, actor, course, { grades: entries.length, source: 'file', fileSha256 })
    return accept({ ...read, saved: true })
  })
}

export function describeResident({ candidateId, folio, grade, cells }: GradedRow) {
  const signed = Object.fromEntries(cells.flatMap(({ year, counts }) => (counts === null ? [] : [[year, counts]])))
  return { candidateId, folio, current: grade, signed }
}

async function auditEntries(
  trx: Parameters<typeof appendAudit>[0],
  actor: Actor,
  { sedeCode, ceme }: GradedCourse,
  payload: Readonly<Record<string, unknown>>
): Promise<void> {
  await appendAudit(trx, {
    actor: { personId: actor.personId, role: 'profesor' },
    action: 'grades.enter',
    subjectType: 'gradeSheet',
    subjectId: `${sedeCode} ${ceme}`,
    payload: { ...payload, sedeCode },
  })
}
