// The text that a professor signs: every grade of one CEME in one sede that the sheet makes count, in the order of
// folios and years, as canonical JSON. The same grades always make the same bytes, whoever asks. §4.2 C
import { canonicalJson } from '../kernel/canonical-json.ts'

export interface SheetGrade {
  readonly candidateId: string
  readonly folio: string
  readonly year: number
  /** Canonical: 87.50. */
  readonly grade: string
}

export interface SheetOf {
  readonly convocatoria: string
  readonly sede: string
  readonly ceme: string
  /** From 1, of its CEME in its sede. */
  readonly number: number
}

export function sheetText({ convocatoria, sede, ceme, number }: SheetOf, grades: readonly SheetGrade[]): string {
  const inOrder = [...grades].sort((left, right) =>
    left.folio === right.folio ? left.year - right.year : left.folio < right.folio ? -1 : 1
  )
  return canonicalJson({
    schema: 'efiser-grade-sheet/1',
    convocatoria,
    sede,
    ceme,
    number,
    grades: inOrder.map(({ candidateId, folio, year, grade }) => ({
      candidate: candidateId,
      folio,
      year,
      mark: grade,
    })),
  })
}
