/**
 * The selection of a frozen input, and the same with other numbers of seats, other marks of one form, or both: who moves.
 * Pure. A lottery that is not drawn yet is not anticipated: both sides then use one invented seed. Refuses seats that the
 * input does not offer, and a simulation that asks nothing.
 */
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { Mark } from '#exam-engine/marking/mark.ts'
import { compareStandings, type DryRun, type Standing } from '#app/marking/compare-standings.ts'
import { INVENTED_SEED } from '#app/selection/invented-seed.ts'
import { placeKey } from '#scoring/package/place-key.ts'
import { resultsBytes, type SelectionResults } from '#scoring/package/results.ts'
import type { Place, SelectionPackage, SeatPool } from '#scoring/package/schema.ts'
import { runSelection } from '#scoring/select.ts'
import { compareCutoffs, type CutoffMove } from './compare-cutoffs.ts'

/** A pool whose number of seats is another one. */
export type SeatChange = Place & { readonly from: number, readonly to: number }

export type SimulateRefusal = 'WHAT_IF_POOL_UNKNOWN' | 'WHAT_IF_CHANGES_NOTHING'

export interface WantedChanges {
  /** Seats by pool; a pool that is not named keeps its number. */
  seats: readonly (Place & { readonly seats: number })[]
  /** By selection id, everybody who sat the form whose annulment is another one; null: marks are as frozen. */
  marks: ReadonlyMap<string, Mark> | null
}

export interface Simulation {
  changes: SeatChange[]
  comparison: DryRun
  cutoffs: CutoffMove[]
  inputSha256: string
  resultsSha256: string
  /** No seed is drawn yet: ties fell by an invented one, on both sides. */
  inventedSeed: boolean
}

/** Convocatoria §3.1 B, §5.2 */
export function simulateChanges(
  frozen: SelectionPackage, { seats: wanted, marks }: WantedChanges,
): Result<Simulation, SimulateRefusal> {
  const known = new Set(frozen.seats.map(placeKey))
  if (wanted.some((pool) => !known.has(placeKey(pool)))) return refuse('WHAT_IF_POOL_UNKNOWN')
  const { seats, changes } = changeSeats(frozen.seats, wanted)
  if (changes.length === 0 && marks === null) return refuse('WHAT_IF_CHANGES_NOTHING')

  const inventedSeed = frozen.rules.lotterySeed === null
  const rules = inventedSeed ? { ...frozen.rules, lotterySeed: INVENTED_SEED } : frozen.rules
  const asFrozen: SelectionPackage = { ...frozen, rules }
  const input: SelectionPackage = { ...asFrozen, seats, candidates: withMarks(frozen.candidates, marks) }
  const inputSha256 = sha256Hex(canonicalJson(input))
  const before = select(asFrozen, inputSha256)
  const after = select(input, inputSha256)
  return accept({
    changes, inventedSeed, inputSha256, resultsSha256: sha256Hex(resultsBytes(after)),
    cutoffs: compareCutoffs(before.cutoffs, after.cutoffs),
    comparison: compareStandings(
      { standings: standingsOf(before, asFrozen), placed: true }, { standings: standingsOf(after, input), placed: true },
      new Set(marks?.keys())),
  })
}

function changeSeats(frozen: readonly SeatPool[], wanted: WantedChanges['seats']) {
  const counts = new Map(wanted.map((pool) => [placeKey(pool), pool.seats]))
  const changes: SeatChange[] = []
  const seats = frozen.map((pool) => {
    const { cer, sede, subsede, count: from } = pool
    const to = counts.get(placeKey(pool)) ?? from
    if (to !== from) changes.push({ cer, sede, subsede, from, to })
    return { ...pool, count: to }
  })
  return { seats, changes }
}

function withMarks(
  candidates: SelectionPackage['candidates'], marks: WantedChanges['marks'],
): SelectionPackage['candidates'] {
  return candidates.map((candidate) => {
    const mark = marks?.get(candidate.folio)
    return mark === undefined ? candidate : { ...candidate, efiser: { status: 'present', ...mark } }
  })
}

/** With a seed there is no tie that stops it. */
function select(input: SelectionPackage, inputSha256: string): SelectionResults {
  const selected = runSelection(input, inputSha256)
  if (!selected.ok) throw new Error(selected.refusal)
  return selected.value
}

/** The mark of the exam is the input's, so that who is excluded for another reason has one too. */
function standingsOf({ candidates }: SelectionResults, input: SelectionPackage): Map<string, Standing> {
  const exams = new Map(input.candidates.map(({ folio, efiser }) => [folio, efiser]))
  return new Map(candidates.map(({ folio, efiser, piImss, position, assigned }) => {
    const exam = exams.get(folio)
    const { correct, counted } = exam?.status === 'present' ? exam : { correct: null, counted: null }
    return [folio, { correct, counted, efiser, piImss, position, seat: assigned }]
  }))
}
