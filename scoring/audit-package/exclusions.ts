// The ledger of exclusions: everybody who competes for nothing, by selection id, with the reason and its clause. Those in
// the package are excluded by the selection itself; those left out of it never came that far.
import type { Exclusion, SelectionResults } from '../package/results.ts'

/** Why somebody is not in the package at all. */
export type LeftOutReason = 'NO_ENARM' | 'FALSE_DATA'

export const EXCLUSION_CLAUSES: Readonly<Record<Exclusion | LeftOutReason, string>> = {
  CANCELLED: '§3.1 D',
  DENIED: '§3.1 C',
  ABSENT: '§3.1 B',
  NO_CURRENT_GRADE: '§4.2 C',
  NO_ENARM: '§1.1 A, §4.2 A',
  FALSE_DATA: '§2.2 E',
}

/** As kept at the freeze. */
export interface LeftOut {
  readonly leftOut: readonly { readonly selectionId: string, readonly reason: LeftOutReason }[]
  /** Of the package's candidates, those whose registration was cancelled; their exclusion is CANCELLED. */
  readonly falseData: readonly string[]
}

export interface ExclusionsLedger {
  readonly schema: 'efiser-exclusions/1'
  readonly exclusions: readonly {
    readonly selectionId: string
    readonly reason: Exclusion | LeftOutReason
    readonly clause: string
    readonly inPackage: boolean
  }[]
}

/** By selection id. */
export function describeExclusions(
  candidates: SelectionResults['candidates'], { leftOut, falseData }: LeftOut,
): ExclusionsLedger {
  const cancelled = new Set(falseData)
  const within = candidates.flatMap(({ folio, exclusion }) => {
    if (exclusion === null) return []
    return [{ selectionId: folio, reason: cancelled.has(folio) ? 'FALSE_DATA' as const : exclusion, inPackage: true }]
  })
  const without = leftOut.map(({ selectionId, reason }) => ({ selectionId, reason, inPackage: false }))
  return {
    schema: 'efiser-exclusions/1',
    exclusions: [...within, ...without]
      .sort((left, right) => (left.selectionId < right.selectionId ? -1 : 1))
      .map((one) => ({ ...one, clause: EXCLUSION_CLAUSES[one.reason] })),
  }
}
