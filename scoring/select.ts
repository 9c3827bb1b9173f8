// A whole selection as one pure function: mark, rank, assign, and write down the outcome. The application and
// `efiser rank` both call it, so what is published can be recomputed from one file by anybody who holds it.
// Refuses a package that is not sound, and a full tie without a lottery seed; it never half-decides.
import { accept, type Accepted, type Refused, type Result } from '#exam-engine/kernel/result.ts'
import { assignSeats, UNASSIGNED } from './assignment/assign-seats.ts'
import { resolvePreferences } from './assignment/preference-lists.ts'
import { findCutoffs } from './cutoffs/find-cutoffs.ts'
import type { UnusableInput } from './package/problems.ts'
import { readPackage } from './package/read-package.ts'
import { resultsBytes, type AssignedSeat, type Cutoff, type SelectionResults } from './package/results.ts'
import type { Place, SelectionPackage } from './package/schema.ts'
import { describeExcluded, describeScores, formatPi } from './describe-scores.ts'
import { markCandidates } from './pi/mark-candidates.ts'
import { positionsInCer } from './ranking/position-in-cer.ts'
import { rankCandidates } from './ranking/rank-candidates.ts'

/** The results of a selection and the only bytes that state them. */
export type SelectionOutcome = { readonly results: SelectionResults; readonly bytes: Uint8Array }

/**
 * Runs the selection of one package file, from its bytes to those of the results.
 * Refuses with `UNUSABLE_INPUT` (the path of each bad field) or `TIE_NEEDS_LOTTERY`.
 */
export function selectFromFile(
  file: Uint8Array,
): Accepted<SelectionOutcome> | UnusableInput | Refused<'TIE_NEEDS_LOTTERY'> {
  const read = readPackage(file)
  if (!read.ok) return read
  const selected = runSelection(read.value.input, read.value.sha256)
  if (!selected.ok) return selected
  return accept({ results: selected.value, bytes: resultsBytes(selected.value) })
}

/**
 * Ranks the candidates of a sound package and assigns its seats. `inputSha256` is the digest of the package file.
 * Ranked candidates come in order of position, excluded ones after them by folio; a candidate that is excluded changes
 * nothing for the others. Refuses with `TIE_NEEDS_LOTTERY`.
 * Convocatoria §4.2, §4.3, §5.2
 */
export function runSelection(
  input: SelectionPackage, inputSha256: string,
): Result<SelectionResults, 'TIE_NEEDS_LOTTERY'> {
  const { scored, excluded } = markCandidates(input)
  const ranking = rankCandidates(scored, input.rules.lotterySeed)
  if (!ranking.ok) return ranking
  const ranked = ranking.value
  const lists = resolvePreferences(ranked, input.seats)
  const assignment = assignSeats(ranked, lists, input.seats)
  const inCer = positionsInCer(ranked)

  const rankedResults = ranked.map((candidate, index) => describeScores(candidate, {
    position: index + 1,
    positionInCer: inCer[index] ?? null,
    assigned: seatChosen(candidate.candidate.preferences, assignment.chosen[index] ?? UNASSIGNED),
  }))
  const excludedResults = excluded.sort((a, b) => (a.folio < b.folio ? -1 : 1)).map(describeExcluded)
  const cutoffs = findCutoffs(ranked, lists, assignment, input.seats)
    .map(({ rankedBy, lastPiImss, decidedByTieBreak }, pool): Cutoff => {
      const { cer, sede, subsede, count } = input.seats[pool] as SelectionPackage['seats'][number]
      const filled = assignment.filled[pool] ?? 0
      const last = lastPiImss === null ? null : formatPi(lastPiImss)
      return { cer, sede, subsede, seats: count, filled, rankedBy, lastPiImss: last, decidedByTieBreak }
    })

  return accept({
    schema: 'efiser-results/1',
    inputSha256,
    rulesVersion: input.rules.convocatoria,
    candidates: [...rankedResults, ...excludedResults],
    cutoffs,
  })
}

function seatChosen(preferences: readonly Place[], chosen: number): AssignedSeat | null {
  const place = preferences[chosen]
  if (place === undefined) return null
  return { cer: place.cer, sede: place.sede, subsede: place.subsede, preference: chosen + 1 }
}
