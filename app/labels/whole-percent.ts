/** A share of two decimals, as the call prints its weights, in whole percent: "0.63" is 63. */
export function wholePercent(share: string): number {
  return Number(share.replace('.', ''))
}
