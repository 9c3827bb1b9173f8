// Whether an item is harder for one group than for another of the same total: Mantel-Haenszel, Δ = −2.35 · ln α. For the
// review of items only; nobody's mark depends on it. The one grouping is the category of nationality, which the call
// itself fixes (§2.2 D): the platform holds no other trait for this purpose, and asks for none.
// Holland & Thayer 1988.

/** Below it the figure is not made. */
export const LEAST_EXAMINEES_FOR_DIF = 200
/** Large by the convention of the ETS. */
export const LARGE_DELTA = 1.5

/** People of one group with one total, who had the item right or had not. */
export interface GroupedExaminees {
  readonly group: 'reference' | 'focal'
  readonly total: number
  readonly right: boolean
  readonly people: number
}

interface Cells { right: number, wrong: number }

export interface GroupDifference {
  /** Negative: harder for the focal group. Null where no stratum compares the two, or the odds have no bound. */
  readonly delta: number | null
  readonly reference: number
  readonly focal: number
}

/** Null below 200 examinees, and where a group is empty. Strata are the totals, the item included. */
export function groupDifference(examinees: readonly GroupedExaminees[]): GroupDifference | null {
  const count = (wanted: GroupedExaminees['group']) =>
    examinees.reduce((sum, { group, people }) => sum + (group === wanted ? people : 0), 0)
  const [reference, focal] = [count('reference'), count('focal')]
  if (reference + focal < LEAST_EXAMINEES_FOR_DIF || reference === 0 || focal === 0) return null
  const strata = new Map<number, Record<GroupedExaminees['group'], Cells>>()
  for (const { group, total, right, people } of examinees) {
    const stratum = strata.get(total) ?? { reference: { right: 0, wrong: 0 }, focal: { right: 0, wrong: 0 } }
    stratum[group][right ? 'right' : 'wrong'] += people
    strata.set(total, stratum)
  }
  let [agreeing, crossing] = [0, 0]
  for (const stratum of strata.values()) {
    const size = sumOf(stratum.reference) + sumOf(stratum.focal)
    agreeing += (stratum.reference.right * stratum.focal.wrong) / size
    crossing += (stratum.reference.wrong * stratum.focal.right) / size
  }
  const delta = agreeing === 0 || crossing === 0 ? null : -2.35 * Math.log(agreeing / crossing)
  return { delta, reference, focal }
}

function sumOf({ right, wrong }: Cells): number {
  return right + wrong
}
