// What tests read out of a selection: the results of a package that must have some, and who got what.
import { runSelection } from '#scoring/select.ts'
import type { RankedResult, SelectionResults } from '#scoring/package/results.ts'
import type { Place, SelectionPackage } from '#scoring/package/schema.ts'

export function select(input: SelectionPackage): SelectionResults {
  const selected = runSelection(input, '')
  if (!selected.ok) throw new Error(selected.refusal)
  return selected.value
}

export function rankedOf(results: SelectionResults): RankedResult[] {
  return results.candidates.filter((row) => row.status === 'ranked')
}

/** The preference number of the seat that each folio got; null for none or for who is excluded. */
export function choicesOf(results: SelectionResults): Record<string, number | null> {
  return Object.fromEntries(results.candidates.map(({ folio, assigned }) => [folio, assigned?.preference ?? null]))
}

export function samePlace(a: Place, b: Place): boolean {
  return a.cer === b.cer && a.sede === b.sede && a.subsede === b.subsede
}
