// How far evaluators agree beyond chance: Cohen's kappa over accepted and rejected, as an exact fraction. Names the
// cases in which it does not exist: no article judged by both, or no variation (all in one and the same category).
import { divideHalfUp, formatDecimal, scaled } from '../kernel/decimal.ts'

/** Two first judgements of one article: true is accepted. */
export type Pair = readonly [left: boolean, right: boolean]

export type Kappa =
  | { readonly n: number, readonly agreed: number, readonly kind: 'value', readonly numerator: bigint,
      /** Positive. */ readonly denominator: bigint }
  | { readonly n: number, readonly agreed: number, readonly kind: 'noPairs' | 'noVariation' }

/** (pₒ − pₑ) ÷ (1 − pₑ), written with counts: (n·Σnᵢᵢ − Σrᵢcᵢ) ÷ (n² − Σrᵢcᵢ). */
export function cohensKappa(pairs: readonly Pair[]): Kappa {
  const n = pairs.length
  const agreed = pairs.filter(([left, right]) => left === right).length
  if (n === 0) return { n, agreed, kind: 'noPairs' }
  const acceptedLeft = pairs.filter(([left]) => left).length
  const acceptedRight = pairs.filter(([, right]) => right).length
  const byChance = BigInt(acceptedLeft) * BigInt(acceptedRight) + BigInt(n - acceptedLeft) * BigInt(n - acceptedRight)
  const denominator = BigInt(n) * BigInt(n) - byChance
  if (denominator === 0n) return { n, agreed, kind: 'noVariation' }
  return { n, agreed, kind: 'value', numerator: BigInt(n) * BigInt(agreed) - byChance, denominator }
}

/**
 * Over pairs of different people: each article counts in both orders, since who of two unnamed people comes first means
 * nothing; `n` and `agreed` count articles. (With both orders the formula is Scott's pi.)
 */
export function pooledKappa(pairs: readonly Pair[]): Kappa {
  const both = cohensKappa(pairs.flatMap(([left, right]): Pair[] => [[left, right], [right, left]]))
  return { ...both, n: pairs.length, agreed: both.agreed / 2 }
}

/** With four decimals, half away from zero; null where it does not exist. */
export function formatKappa(kappa: Kappa): string | null {
  if (kappa.kind !== 'value') return null
  const { numerator, denominator } = kappa
  const size = divideHalfUp(numerator < 0n ? -numerator : numerator, denominator, 4)
  return formatDecimal(numerator < 0n ? scaled(-size, 4) : size, 4)
}
