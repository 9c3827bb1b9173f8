// A decided selection as the results file states it: decimals as text with all their places, so that no reader has to
// round, and seats by name. Decides nothing.
import { UNASSIGNED } from './assignment/assign-seats.ts'
import type { PoolCutoff } from './cutoffs/find-cutoffs.ts'
import { NO_CER } from './cutoffs/positions-in-cer.ts'
import type { Decision } from './decision.ts'
import type { AssignedSeat, Cutoff, ExcludedResult, RankedResult, SelectionResults } from './package/results.ts'
import type { Place, SeatPool, SelectionPackage } from './package/schema.ts'
import { BONUS_DECIMALS, PI_DECIMALS, type ExcludedCandidate } from './pi/mark-candidates.ts'
import { MARK_DECIMALS } from './pi/marks.ts'

/** The results of `decision`, which must stem from `input`; `inputSha256` is the digest of its file. */
export function describeSelection(
  decision: Decision, input: SelectionPackage, inputSha256: string,
): SelectionResults {
  const ranked = decision.ranked.map((_, index) => describeRanked(decision, index, input))
  const excluded = decision.excluded.toSorted((a, b) => (a.folio < b.folio ? -1 : 1)).map(describeExcluded)
  return {
    schema: 'efiser-results/1',
    inputSha256,
    rulesVersion: input.rules.convocatoria,
    candidates: [...ranked, ...excluded],
    cutoffs: decision.cutoffs.map((cutoff, pool) => {
      return describeCutoff(cutoff, input.seats[pool] as SeatPool, decision.assignment.filled[pool] as number)
    }),
  }
}

function describeRanked({ ranked, inCer, assignment }: Decision, index: number, input: SelectionPackage): RankedResult {
  const scored = ranked[index] as Decision['ranked'][number]
  const chosen = assignment.chosen[index] as number
  const positionInCer = inCer[index] as number
  return {
    folio: scored.folio,
    status: 'ranked',
    exclusion: null,
    efiser: formatUnits(scored.efiser, MARK_DECIMALS),
    gradesMean: formatUnits(scored.gradesMean, MARK_DECIMALS),
    enarm: formatUnits(scored.enarm, MARK_DECIMALS),
    bonus: formatUnits(scored.bonus, BONUS_DECIMALS),
    piImss: formatUnits(scored.piImss, PI_DECIMALS),
    position: index + 1,
    positionInCer: positionInCer === NO_CER ? null : positionInCer,
    assigned: chosen === UNASSIGNED ? null : describeSeat(input.candidates[scored.row]?.preferences[chosen], chosen),
  }
}

function describeSeat(place: Place | undefined, chosen: number): AssignedSeat {
  if (place === undefined) throw new Error('a seat that stands on no list')
  return { cer: place.cer, sede: place.sede, subsede: place.subsede, preference: chosen + 1 }
}

/** The reason, and nothing that could be read as a result. */
function describeExcluded({ folio, exclusion }: ExcludedCandidate): ExcludedResult {
  return {
    folio, status: 'excluded', exclusion, efiser: null, gradesMean: null, enarm: null, bonus: null, piImss: null,
    position: null, positionInCer: null, assigned: null,
  }
}

function describeCutoff(
  { rankedBy, lastPiImss, decidedByTieBreak }: PoolCutoff, { cer, sede, subsede, count }: SeatPool, filled: number,
): Cutoff {
  return {
    cer, sede, subsede, seats: count, filled, rankedBy,
    lastPiImss: lastPiImss === null ? null : formatUnits(lastPiImss, PI_DECIMALS),
    decidedByTieBreak,
  }
}

/** Whole 10^-decimals units, 0 or more, as decimal text. */
function formatUnits(units: number, decimals: number): string {
  const digits = String(units).padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
