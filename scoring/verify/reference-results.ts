// The whole results file once more, from fractions and deferred acceptance. Shares with the selection the reading of
// the package and the byte form of results, and no rule: what both say alike, two programs have found.
import { accept, type Result } from '#exam-engine/kernel/result.ts'
import { formatDecimal, scaled } from '#exam-engine/kernel/decimal.ts'
import type { CandidateResult, Cutoff, Exclusion, ResultsToWrite } from '../package/results.ts'
import type { SeatPool, SelectionPackage } from '../package/schema.ts'
import { deferAcceptance, type Proposer } from './deferred-acceptance.ts'
import { poolFinder } from './find-pool.ts'
import { orderCompetitors, type Competitor } from './reference-order.ts'
import { printedRulesOf, scoreByFractions } from './reference-scores.ts'

/** A competitor with its position and the pools of its list. */
export type Placed = Competitor & Proposer

export type Reference = {
  /** Its rows are made each time they are read. */
  readonly results: ResultsToWrite
  /** In order of position. */
  readonly placed: readonly Placed[]
  /** Per position: the place within the own list of the pool held, or null. */
  readonly held: readonly (number | null)[]
}

/** Recomputes a selection. `inputSha256` is the digest of the package file. Refuses with `TIE_NEEDS_LOTTERY`. */
export function recomputeSelection(
  input: SelectionPackage, inputSha256: string,
): Result<Reference, 'TIE_NEEDS_LOTTERY'> {
  const competitors: Competitor[] = []
  const excluded: { folio: string; exclusion: Exclusion }[] = []
  const printed = printedRulesOf(input.rules)
  for (const candidate of input.candidates) {
    const scores = scoreByFractions(candidate, printed)
    if (typeof scores === 'string') excluded.push({ folio: candidate.folio, exclusion: scores })
    else competitors.push({ candidate, scores })
  }
  const order = orderCompetitors(competitors, input.rules)
  if (!order.ok) return order

  const findPool = poolFinder(input.seats)
  const placed = order.value.map((competitor, index): Placed => ({
    ...competitor,
    position: index + 1,
    foreign: competitor.candidate.category === 'foreign',
    pools: competitor.candidate.preferences.map(findPool),
  }))
  const held = deferAcceptance(placed, input.seats)
  const inCer = countWithinCer(placed)
  excluded.sort((a, b) => (a.folio < b.folio ? -1 : 1))
  const candidates: Iterable<CandidateResult> = {
    *[Symbol.iterator]() {
      for (const [index, one] of placed.entries()) yield rankedRow(one, held[index] ?? null, inCer[index] ?? null)
      for (const one of excluded) yield excludedRow(one)
    },
  }
  return accept({
    placed,
    held,
    results: {
      schema: 'efiser-results/1',
      inputSha256,
      rulesVersion: input.rules.convocatoria,
      candidates,
      cutoffs: cutoffsOf(placed, held, input.seats),
    },
  })
}

function rankedRow(
  { candidate, scores, position }: Placed, choice: number | null, inCer: number | null,
): CandidateResult {
  const place = choice === null ? undefined : candidate.preferences[choice]
  return {
    folio: candidate.folio,
    status: 'ranked',
    exclusion: null,
    efiser: decimal(scores.efiser, 4),
    gradesMean: decimal(scores.gradesMean, 4),
    enarm: decimal(scores.enarm, 4),
    bonus: decimal(scores.bonus, 2),
    piImss: decimal(scores.piImss, 6),
    position,
    positionInCer: inCer,
    assigned: place === undefined || choice === null ? null : { ...place, preference: choice + 1 },
  }
}

function excludedRow({ folio, exclusion }: { folio: string; exclusion: Exclusion }): CandidateResult {
  return {
    folio, status: 'excluded', exclusion, efiser: null, gradesMean: null, enarm: null, bonus: null, piImss: null,
    position: null, positionInCer: null, assigned: null,
  }
}

/** Per candidate: how many down to it name the CER of its first preference. */
function countWithinCer(placed: readonly Placed[]): (number | null)[] {
  const named = new Map<string, number>()
  return placed.map(({ candidate }) => {
    const cers = new Set(candidate.preferences.map((place) => place.cer))
    for (const cer of cers) named.set(cer, (named.get(cer) ?? 0) + 1)
    const first = candidate.preferences[0]
    return first === undefined ? null : named.get(first.cer) ?? null
  })
}

type PoolMembers = { holders: Placed[]; passedOver: Placed[]; rankedBy: number }

/** Cut-offs from the finished assignment alone: who holds each pool, and who wanted it and got worse or nothing. */
function cutoffsOf(placed: readonly Placed[], held: readonly (number | null)[], seats: readonly SeatPool[]): Cutoff[] {
  const members = seats.map((): PoolMembers => ({ holders: [], passedOver: [], rankedBy: 0 }))
  placed.forEach((one, index) => {
    const own = held[index] ?? Infinity
    one.pools.forEach((pool, choice) => {
      const those = pool === null ? undefined : members[pool]
      if (those === undefined) return
      those.rankedBy += 1
      if (choice === own) those.holders.push(one)
      else if (choice < own) those.passedOver.push(one)
    })
  })
  return seats.map(({ cer, sede, subsede, count, foreignMax }, pool): Cutoff => {
    const { holders, passedOver, rankedBy } = members[pool] as PoolMembers
    const last = holders.at(-1)?.scores.piImss
    const full = holders.length === count
    const capped = foreignMax !== null && holders.filter(({ foreign }) => foreign).length === foreignMax
    const tied = passedOver.some(({ scores, foreign }) => scores.piImss === last && !(foreign && capped))
    return {
      cer, sede, subsede, seats: count, filled: holders.length, rankedBy,
      lastPiImss: last === undefined ? null : decimal(last, 6),
      decidedByTieBreak: full && tied,
    }
  })
}

function decimal(units: number, decimals: number): string {
  return formatDecimal(scaled(BigInt(units), decimals), decimals)
}
