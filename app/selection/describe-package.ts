/**
 * What a selection is made from as the text of its package (SCORING: efiser-selection/1). Candidates come under the ids
 * given, in their order; nothing in it leads to a person.
 */
import type { SeatPoolRow, SelectionCandidateRow } from '#db/queries/selection-input.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { normaliseDoi } from '#scoring/pi/bonus.ts'

interface PackageRules {
  convocatoriaId: string
  /** 64 lower-case hex of the public lottery; null until it is drawn. */
  lotterySeed: string | null
}

interface Identified { row: SelectionCandidateRow, selectionId: string }

/** Canonical JSON; seats in the order of their table. */
export function describePackage(
  { convocatoriaId, lotterySeed }: PackageRules, candidates: readonly Identified[], pools: readonly SeatPoolRow[],
): string {
  return canonicalJson({
    schema: 'efiser-selection/1',
    rules: {
      convocatoria: convocatoriaId, maxBonus: '1.00', maxCer: 1,
      tieBreak: ['efiser', 'grades', 'enarm', 'lottery'], lotterySeed,
    },
    candidates: candidates.map(({ row, selectionId }) => describeCandidate(row, selectionId)),
    seats: pools.map((pool) => ({
      cer: pool.cer, sede: pool.sede_code, subsede: pool.subsede, count: pool.seats, foreignMax: pool.foreign_max,
    })),
  })
}

function describeCandidate(row: SelectionCandidateRow, selectionId: string) {
  const years = Object.keys(row.grades).map(Number).sort((left, right) => left - right)
  return {
    folio: selectionId,
    category: row.category,
    ceme: row.ceme,
    grade: row.grade,
    efiser: row.mark_status === 'present'
      ? { status: 'present', correct: row.correct, counted: row.counted }
      : { status: row.mark_status },
    grades: {
      previous: years.filter((year) => year < row.grade).map((year) => row.grades[year]),
      current: row.grades[row.grade] ?? null,
    },
    enarm: row.enarm,
    publications: withoutNames(row.publications),
    preferences: row.preferences,
  }
}

/**
 * A DOI leads to its authors, and so does a day of publication. The rules ask only whether two are the same and whether
 * the month is before December 2023: the package says that and no more.
 */
function withoutNames(publications: SelectionCandidateRow['publications']) {
  const names = [...new Set(publications.map(({ doi }) => normaliseDoi(doi)))]
  return publications.map((publication) => ({
    ...publication,
    doi: `articulo-${String(names.indexOf(normaliseDoi(publication.doi)) + 1)}`,
    publishedOn: `${publication.publishedOn.slice(0, 7)}-01`,
  }))
}
