/**
 * Whether the lottery decided somebody's place and, if so, all that it takes to repeat that with standard tools: the seed,
 * the own id, the own value. Of the others it says how many there are. Pure. Convocatoria §5.2
 */
import type { TieCriterion } from '#exam-engine/convocatoria/call-document.ts'
import { lotteryKey } from '#scoring/ranking/lottery.ts'

export type OwnLottery =
  | { readonly kind: 'notUsed' }
  | {
    readonly kind: 'used'
    /** What the call looks at before the lottery, beside the PI-IMSS. */
    readonly equalOn: readonly TieCriterion[]
    /** How many others are equal on all of it. */
    readonly others: number
    /** Among those and oneself, from the lowest value up. */
    readonly place: number
    readonly number: number
    readonly seed: string
    readonly selectionId: string
    readonly value: string
  }

interface LotteryFacts { tied: number, place: number, number: number | null, seed: string | null, selectionId: string }

/** Null where the run has no lottery on record to show. */
export function judgeOwnLottery(
  { tied, place, number, seed, selectionId }: LotteryFacts, equalOn: readonly TieCriterion[],
): OwnLottery | null {
  if (tied === 1) return { kind: 'notUsed' }
  if (number === null || seed === null) return null
  return { kind: 'used', equalOn, others: tied - 1, place, number, seed, selectionId, value: lotteryKey(seed, selectionId) }
}
