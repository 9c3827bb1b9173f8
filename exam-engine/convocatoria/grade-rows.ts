// The rows of a file of grades against a professor's own residents: every fault with its line, or the grades to enter.
// All or nothing: one fault and nothing of the file is taken. A resident is known by folio; an empty grade says nothing
// and is skipped; a grade that is signed already is a fault unless the file repeats it. §4.2 C
import { formatGrade, readGrade, type GradeBase, type GradeRefusal } from './grade.ts'
import { requiredYears } from './required-grades.ts'

export interface GradeRow {
  /** 1-based line of the file. */
  readonly line: number
  readonly folio: string
  readonly year: string
  readonly grade: string
}

export interface GradedResident {
  readonly candidateId: string
  readonly folio: string
  /** The current year of the CEME. */
  readonly current: number
  /** Grades that count, by year, as canonical text. */
  readonly signed: Readonly<Record<number, string>>
}

export type RowProblem =
  GradeRefusal | 'FOLIO_UNKNOWN' | 'YEAR_UNKNOWN' | 'YEAR_NOT_REACHED' | 'ROW_REPEATED' | 'GRADE_SIGNED'

export interface RowFault {
  readonly line: number
  readonly problem: RowProblem
  /** The line that says it first, for ROW_REPEATED. */
  readonly firstLine?: number
}

export interface GradeEntry {
  readonly line: number
  readonly candidateId: string
  readonly year: number
  /** As it was written, without blanks around it. */
  readonly typed: string
  /** Canonical: 87.50. */
  readonly grade: string
}

export interface ReadRows {
  readonly entries: readonly GradeEntry[]
  readonly faults: readonly RowFault[]
  /** Rows without a grade, and rows that repeat one that counts already. */
  readonly skipped: number
}

export function readGradeRows(
  rows: readonly GradeRow[],
  residents: readonly GradedResident[],
  base: GradeBase
): ReadRows {
  const known = new Map(residents.map((resident) => [resident.folio, resident]))
  const seen = new Map<string, number>()
  const entries: GradeEntry[] = []
  const faults: RowFault[] = []
  let skipped = 0
  for (const { line, folio, year: yearText, grade: typed } of rows) {
    const resident = known.get(folio.trim().toUpperCase())
    if (resident === undefined) {
      faults.push({ line, problem: 'FOLIO_UNKNOWN' })
      continue
    }
    const year = readYear(yearText, resident.current)
    if (typeof year === 'string') {
      faults.push({ line, problem: year })
      continue
    }
    const place = `${resident.folio} ${year}`
    const firstLine = seen.get(place)
    if (firstLine !== undefined) {
      faults.push({ line, problem: 'ROW_REPEATED', firstLine })
      continue
    }
    seen.set(place, line)
    const read = readGrade(typed, base)
    if (!read.ok && read.refusal === 'GRADE_EMPTY') {
      skipped += 1
      continue
    }
    if (!read.ok) {
      faults.push({ line, problem: read.refusal })
      continue
    }
    const grade = formatGrade(read.value)
    const signed = resident.signed[year]
    if (signed === undefined) {
      entries.push({ line, candidateId: resident.candidateId, year, typed: typed.trim(), grade })
    } else if (signed === grade) skipped += 1
    else faults.push({ line, problem: 'GRADE_SIGNED' })
  }
  return { entries, faults, skipped }
}

function readYear(text: string, current: number): number | 'YEAR_UNKNOWN' | 'YEAR_NOT_REACHED' {
  const digits = /^([1-9])(?:\.?[º°])?$/.exec(text.trim())?.[1]
  if (digits === undefined) return 'YEAR_UNKNOWN'
  return requiredYears(current).find((year) => year === Number(digits)) ?? 'YEAR_NOT_REACHED'
}
