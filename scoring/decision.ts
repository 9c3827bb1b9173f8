// What a selection decides, in numbers: the meeting point of ranking, assignment and cut-offs on one side and of
// everything that reports them on the other.
import type { Assignment } from './assignment/assign-seats.ts'
import type { PoolCutoff } from './cutoffs/find-cutoffs.ts'
import type { ExcludedCandidate, ScoredCandidate } from './pi/mark-candidates.ts'

/** Who stands where, who holds what, and the cut-off of each pool. */
export type Decision = {
  /** In order of position. */
  readonly ranked: readonly ScoredCandidate[]
  readonly excluded: readonly ExcludedCandidate[]
  readonly assignment: Assignment
  /** Per position; NO_CER for who lists nothing. */
  readonly inCer: Int32Array
  /** Per pool. */
  readonly cutoffs: readonly PoolCutoff[]
}
