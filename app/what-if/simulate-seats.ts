/**
 * The selection of a frozen input, and the same with other numbers of seats: who moves. Pure. A lottery that is not drawn
 * yet is not anticipated: both sides then use one invented seed. Refuses seats that the input does not offer.
 */
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { compareStandings, type DryRun, type Standing } from '#app/marking/compare-standings.ts'
import { INVENTED_SEED } from '#app/selection/invented-seed.ts'
import { placeKey } from '#scoring/package/place-key.ts'
import { resultsBytes, type SelectionResults } from '#scoring/package/results.ts'
import type { Place, SelectionPackage } from '#scoring/package/schema.ts'
import { runSelection } from '#scoring/select.ts'

/** A pool whose number of seats is another one. */
export type SeatChange = Place & { readonly from: number, readonly to: number }

export type SimulateRefusal = 'WHAT_IF_POOL_UNKNOWN' | 'WHAT_IF_CHANGES_NOTHING'

export interface Simulation {
  changes: SeatChange[]
  comparison: DryRun
  inputSha256: string
  resultsSha256: string
  /** No seed is drawn yet: ties fell by an invented one, on both sides. */
  inventedSeed: boolean
}

/** `wanted`: seats by pool; a pool that is not named keeps its number. Convocatoria §5.2 */
export function simulateSeats(
  frozen: SelectionPackage, wanted: readonly (Place & { readonly seats: number })[],
): Result<Simulation, SimulateRefusal> {
  const counts = new Map(wanted.map((pool) => [placeKey(pool), pool.seats]))
  const known = new Set(frozen.seats.map(placeKey))
  if ([...counts.keys()].some((key) => !known.has(key))) return refuse('WHAT_IF_POOL_UNKNOWN')
  const seats = frozen.seats.map((pool) => ({ ...pool, count: counts.get(placeKey(pool)) ?? pool.count }))
  const changes = frozen.seats.flatMap(({ cer, sede, subsede, count: from }, index) => {
    const to = seats[index]?.count ?? from
    return to === from ? [] : [{ cer, sede, subsede, from, to }]
  })
  if (changes.length === 0) return refuse('WHAT_IF_CHANGES_NOTHING')

  const inventedSeed = frozen.rules.lotterySeed === null
  const rules = inventedSeed ? { ...frozen.rules, lotterySeed: INVENTED_SEED } : frozen.rules
  const input: SelectionPackage = { ...frozen, rules, seats }
  const inputSha256 = sha256Hex(canonicalJson(input))
  const before = select({ ...frozen, rules }, inputSha256)
  const after = select(input, inputSha256)
  return accept({
    changes, inventedSeed, inputSha256, resultsSha256: sha256Hex(resultsBytes(after)),
    comparison: compareStandings(
      { standings: standingsOf(before, frozen), placed: true }, { standings: standingsOf(after, frozen), placed: true },
      new Set()),
  })
}

/** With a seed there is no tie that stops it. */
function select(input: SelectionPackage, inputSha256: string): SelectionResults {
  const selected = runSelection(input, inputSha256)
  if (!selected.ok) throw new Error(selected.refusal)
  return selected.value
}

function standingsOf({ candidates }: SelectionResults, input: SelectionPackage): Map<string, Standing> {
  const exams = new Map(input.candidates.map(({ folio, efiser }) => [folio, efiser]))
  return new Map(candidates.map(({ folio, efiser, piImss, position, assigned }) => {
    const exam = exams.get(folio)
    const { correct, counted } = exam?.status === 'present' ? exam : { correct: null, counted: null }
    return [folio, { correct, counted, efiser, piImss, position, seat: assigned }]
  }))
}
