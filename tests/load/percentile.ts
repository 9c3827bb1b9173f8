/** The value below which `share` (0 to 1) of them lie, to one decimal; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return Math.round((sorted[Math.floor(sorted.length * share)] ?? NaN) * 10) / 10
}
