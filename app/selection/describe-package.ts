/**
 * What a selection is made from as the text of its package (SCORING: efiser-selection/2), with the terms of the call as
 * published. Candidates come under the ids given, in their order; nothing in it leads to a person.
 */
import type { FrozenFacts } from './carried-facts.server.ts'
import type { SeatPoolRow, SelectionCandidateRow } from '#db/queries/selection-input.ts'
import { isPublishedInTime } from '#exam-engine/convocatoria/article-points.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { rulesOfCall, type CallTerms } from '#scoring/package/rules-of-call.ts'
import { normaliseDoi } from '#scoring/pi/bonus.ts'

interface PackageRules {
  /** As published. */
  call: CallTerms
  /** 64 lower-case hex of the public lottery; null until it is drawn. */
  lotterySeed: string | null
}

/** `frozen`: what carries over from an earlier selection, as it stood there. */
type Row = SelectionCandidateRow & { readonly frozen?: FrozenFacts }
interface Identified { row: Row, selectionId: string }

/** Canonical JSON; seats in the order of their table. */
export function describePackage(
  { call, lotterySeed }: PackageRules, candidates: readonly Identified[], pools: readonly SeatPoolRow[],
): string {
  return canonicalJson({
    schema: 'efiser-selection/2',
    rules: { ...rulesOfCall(call), lotterySeed },
    candidates: candidates.map(({ row, selectionId }) =>
      describeCandidate(row, selectionId, call.rules.publicationCutoff.before)),
    seats: pools.map((pool) => ({
      cer: pool.cer, sede: pool.sede_code, subsede: pool.subsede, count: pool.seats, foreignMax: pool.foreign_max,
    })),
  })
}

function describeCandidate(row: Row, selectionId: string, publishedBefore: string) {
  const { category, ceme, grade, preferences } = row
  const { efiser, grades, enarm, publications } = row.frozen ?? describeOwn(row, publishedBefore)
  return { folio: selectionId, category, ceme, grade, efiser, grades, enarm, publications, preferences }
}

function describeOwn(row: SelectionCandidateRow, publishedBefore: string) {
  const years = Object.keys(row.grades).map(Number).sort((left, right) => left - right)
  return {
    efiser: row.mark_status === 'present'
      ? { status: 'present', correct: row.correct, counted: row.counted }
      : { status: row.mark_status },
    grades: {
      previous: years.filter((year) => year < row.grade).map((year) => row.grades[year]),
      current: row.grades[row.grade] ?? null,
    },
    enarm: row.enarm,
    publications: withoutNames(row.publications, publishedBefore),
  }
}

/**
 * A DOI leads to its authors, and so does a day of publication. The rules ask only whether two are the same and whether
 * the article was out before the cutoff: the package says that and no more.
 */
function withoutNames(publications: SelectionCandidateRow['publications'], publishedBefore: string) {
  const names = [...new Set(publications.map(({ doi }) => normaliseDoi(doi)))]
  return publications.map((publication) => ({
    ...publication,
    doi: `articulo-${String(names.indexOf(normaliseDoi(publication.doi)) + 1)}`,
    publishedOn: coarseDay(publication.publishedOn, publishedBefore),
  }))
}

/** The first of its month; of the month of the cutoff, the cutoff itself for what was out too late. */
export function coarseDay(publishedOn: string, publishedBefore: string): string {
  const month = publishedOn.slice(0, 7)
  return month === publishedBefore.slice(0, 7) && !isPublishedInTime(publishedOn, publishedBefore)
    ? publishedBefore : `${month}-01`
}
