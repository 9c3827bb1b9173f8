// A whole selection as pure functions: mark, rank, assign, and write down the outcome. The application and
// `efiser rank` both call them, so what is published can be recomputed from one file by anybody who holds it.
// Refuses a package that is not sound, and a full tie without a lottery seed; it never half-decides.
import { accept, type Accepted, type Refused, type Result } from '#exam-engine/kernel/result.ts'
import { readApplications } from './assignment/applications.ts'
import { assignSeats } from './assignment/assign-seats.ts'
import { findCutoffs } from './cutoffs/find-cutoffs.ts'
import { positionsInCer } from './cutoffs/positions-in-cer.ts'
import type { Decision } from './decision.ts'
import { describeSelection } from './describe-selection.ts'
import type { UnusableInput } from './package/problems.ts'
import { readPackage } from './package/read-package.ts'
import { resultsBytes, type SelectionResults } from './package/results.ts'
import type { SelectionPackage } from './package/schema.ts'
import { markCandidates } from './pi/mark-candidates.ts'
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
 * The results of a sound package. `inputSha256` is the digest of the package file. Ranked candidates come in order of
 * position, excluded ones after them by folio. Refuses with `TIE_NEEDS_LOTTERY`. Convocatoria §4.2, §4.3, §5.2
 */
export function runSelection(
  input: SelectionPackage, inputSha256: string,
): Result<SelectionResults, 'TIE_NEEDS_LOTTERY'> {
  const decided = decideSelection(input)
  return decided.ok ? accept(describeSelection(decided.value, input, inputSha256)) : decided
}

/**
 * Marks, ranks and assigns. A candidate that is excluded changes nothing for the others.
 * Refuses with `TIE_NEEDS_LOTTERY`. Convocatoria §4.2, §4.3, §5.2
 */
export function decideSelection(input: SelectionPackage): Result<Decision, 'TIE_NEEDS_LOTTERY'> {
  const { scored, excluded } = markCandidates(input)
  const ranking = rankCandidates(scored, input.rules.lotterySeed, input.rules.tieBreak)
  if (!ranking.ok) return ranking
  const ranked = ranking.value
  const applications = readApplications(ranked, input)
  const assignment = assignSeats(applications, input.seats)
  return accept({
    ranked,
    excluded,
    assignment,
    inCer: positionsInCer(applications),
    cutoffs: findCutoffs(ranked, applications, assignment, input.seats),
  })
}
