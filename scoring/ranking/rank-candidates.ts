// The one order of all who compete: PI-IMSS, then the call's criteria (EFISER, grades, ENARM), and the lottery last.
// A total order of the candidates themselves: a row's place in the package, locale and machine play no part.
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { TIE_CRITERIA, type PackageRules, type TieCriterion } from '../package/schema.ts'
import type { ScoredCandidate } from '../pi/mark-candidates.ts'
import { lotteryKey } from './lottery.ts'

/**
 * Orders candidates by PI-IMSS; ties fall through the criteria in order.
 * Never drops or repeats a candidate. Refuses with `TIE_NEEDS_LOTTERY` (two folios in the detail) when candidates are
 * equal on every criterion and there is no seed. `seedHex` is 64 lower-case hex digits or null; `tieBreak` names the
 * criteria in their order. Convocatoria §4.3, §5.2
 */
export function rankCandidates(
  scored: readonly ScoredCandidate[], seedHex: string | null, tieBreak: PackageRules['tieBreak'] = TIE_CRITERIA,
): Result<ScoredCandidate[], 'TIE_NEEDS_LOTTERY'> {
  const compareSecondaryMarks = byCriteria(tieBreak.filter((criterion) => criterion !== 'lottery'))
  const ranked = sortByPi(scored)
  for (const [from, until] of runsOf(ranked, (a, b) => a.piImss === b.piImss)) {
    const equalOnPi = ranked.slice(from, until).sort(compareSecondaryMarks)
    for (const [first, end] of runsOf(equalOnPi, (a, b) => compareSecondaryMarks(a, b) === 0)) {
      const tied = equalOnPi.slice(first, end)
      if (seedHex === null) return refuseTie(tied)
      replaceRange(equalOnPi, first, drawLots(tied, seedHex))
    }
    replaceRange(ranked, from, equalOnPi)
  }
  return accept(ranked)
}

const MARK_OF = { efiser: 'efiser', grades: 'gradesMean', enarm: 'enarm' } as const

/** Highest first in each mark, in the order of the criteria. Zero means that only the lottery is left. */
function byCriteria(criteria: readonly TieCriterion[]) {
  const marks = criteria.map((criterion) => MARK_OF[criterion])
  return (a: ScoredCandidate, b: ScoredCandidate): number => {
    for (const mark of marks) if (a[mark] !== b[mark]) return b[mark] - a[mark]
    return 0
  }
}

const INDEX_BITS = 25
const MOST_CANDIDATES = 2 ** INDEX_BITS
const PI_CEILING = 2 ** (53 - INDEX_BITS) - 1

/**
 * PI (28 bits, turned round so that the highest comes first) and index (25 bits) share one safe integer, which a typed
 * array sorts without calling back: a million candidates take a tenth of a second.
 */
function sortByPi(scored: readonly ScoredCandidate[]): ScoredCandidate[] {
  if (scored.length > MOST_CANDIDATES) throw new RangeError(`more than ${String(MOST_CANDIDATES)} candidates`)
  const keys = new Float64Array(scored.length)
  scored.forEach(({ piImss }, index) => {
    if (piImss < 0 || piImss > PI_CEILING) throw new RangeError(`not a PI-IMSS: ${String(piImss)}`)
    keys[index] = (PI_CEILING - piImss) * MOST_CANDIDATES + index
  })
  keys.sort()
  return scored.map((_, place) => scored[(keys[place] as number) % MOST_CANDIDATES] as ScoredCandidate)
}

/** The maximal stretches [from, until) of at least two neighbours that are all equal. */
function* runsOf<T>(values: readonly T[], equal: (a: T, b: T) => boolean): Generator<readonly [number, number]> {
  let from = 0
  for (let until = 1; until <= values.length; until += 1) {
    if (until < values.length && equal(values[until - 1] as T, values[until] as T)) continue
    if (until - from > 1) yield [from, until]
    from = until
  }
}

function drawLots(tied: readonly ScoredCandidate[], seedHex: string): ScoredCandidate[] {
  return tied
    .map((scored) => ({ scored, key: lotteryKey(seedHex, scored.folio) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ scored }) => scored)
}

function replaceRange<T>(target: T[], from: number, values: readonly T[]): void {
  values.forEach((value, offset) => {
    target[from + offset] = value
  })
}

function refuseTie(tied: readonly ScoredCandidate[]): Result<never, 'TIE_NEEDS_LOTTERY'> {
  const [one, other] = tied.map(({ folio }) => folio).sort()
  return refuse('TIE_NEEDS_LOTTERY', { folio: one ?? null, otherFolio: other ?? null })
}
