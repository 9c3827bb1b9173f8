/** In a demonstration the test beacon's round is offered as text, as a real beacon's page would give it. */
import { testRound } from '#scoring/lottery/test-beacon.ts'
import type { LotteryView } from '#app/selection/describe-lottery.ts'

/** Null before the moment of the round, outside a demonstration, and for a real beacon. */
export function offerTestRound(lottery: LotteryView | null, demo: boolean): string | null {
  if (lottery === null || !demo || !lottery.test || lottery.phase === 'waiting' || lottery.phase === 'drawn') return null
  const { round, signature } = testRound(lottery.commitment.beacon.round)
  return JSON.stringify({ round, signature })
}
