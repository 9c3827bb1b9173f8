/**
 * Corrections as pages show them: both marks (where the reader may see them), who proposed and why, who decided, and
 * whether the reader may decide: who needs a reason for the marks, once they were shown. §4.2 C
 */
import type { DbOrTrx } from '#db/client.ts'
import { listCorrections } from '#db/queries/grade-corrections.ts'
import type { GradedCourse } from '#exam-engine/convocatoria/grade-sheet.ts'
import type { CorrectionRow } from './correction-list.tsx'

export async function readCorrections(
  db: DbOrTrx,
  convocatoriaId: string,
  { reader, withMarks, shown }: { reader: string, withMarks: boolean, shown?: ReadonlySet<string> },
  course?: GradedCourse
): Promise<CorrectionRow[]> {
  const rows = await listCorrections(db, convocatoriaId, course)
  return rows.map((row) => ({
    id: row.id,
    folio: row.folio,
    resident: `${row.residentSurname}, ${row.residentNames}`,
    ceme: row.ceme,
    sedeCode: row.sedeCode,
    year: row.year,
    marks: withMarks ? { from: trim(row.from), to: trim(row.to) } : null,
    // What was written may name the marks.
    reason: withMarks ? row.reason : '',
    proposedAt: row.proposedAt,
    proposedBy: `${row.proposerNames} ${row.proposerSurname}`,
    own: row.proposedBy === reader,
    decidable: row.proposedBy === reader || shown === undefined || shown.has(row.id),
    outcome: row.outcome,
    decidedAt: row.decidedAt,
    note: withMarks ? row.note : '',
    decidedBy: row.deciderNames === null ? null : `${row.deciderNames} ${row.deciderSurname ?? ''}`,
  }))
}

/** 87.5000 is 87.50; more decimals stay. */
function trim(mark: string): string {
  return mark.replace(/(\.\d\d)0+$/, '$1')
}
