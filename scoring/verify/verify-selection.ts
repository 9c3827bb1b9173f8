// Is this the selection that the package and the rules lead to? Recomputes it independently, compares the files byte by
// byte, and judges the assignment that the results file states for stability, whatever that file is.
import { accept, type Accepted, type Refused } from '#exam-engine/kernel/result.ts'
import type { UnusableInput } from '../package/problems.ts'
import { readPackage } from '../package/read-package.ts'
import { resultsChunks } from '../package/results.ts'
import type { SeatPool, SelectionPackage } from '../package/schema.ts'
import { findDifferences, type Difference } from './differences.ts'
import { poolFinder } from './find-pool.ts'
import { recomputeSelection, type Placed } from './reference-results.ts'
import { findViolations, type Holder, type Violation } from './stability.ts'
import { readAssignments } from './stated-assignments.ts'

export type Verdict = {
  /** Byte for byte what the package leads to. */
  readonly identical: boolean
  /** Field by field; empty for a file that differs in its layout only, or is not JSON. */
  readonly differences: readonly Difference[]
  /** The first byte that differs, 0-based; null when identical. */
  readonly firstByte: number | null
  /** Against the stated assignment; empty means stable. */
  readonly violations: readonly Violation[]
  readonly seats: readonly SeatPool[]
}

/**
 * Verifies a results file against the package file that it claims to come from.
 * A results file that is not even JSON is a verdict, not a refusal. Refuses with `UNUSABLE_INPUT` for the package,
 * and with `TIE_NEEDS_LOTTERY` when the package cannot have results. Convocatoria §4.1, §5.2, §5.20
 */
export function verifyFiles(
  packageFile: Uint8Array, resultsFile: Uint8Array,
): Accepted<Verdict> | UnusableInput | Refused<'TIE_NEEDS_LOTTERY'> {
  const read = readPackage(packageFile)
  if (!read.ok) return read
  return verifySelection(read.value.input, read.value.sha256, resultsFile)
}

/** As `verifyFiles`, for a package that has been read already. `inputSha256` is the digest of its file. */
export function verifySelection(
  input: SelectionPackage, inputSha256: string, resultsFile: Uint8Array,
): Accepted<Verdict> | Refused<'TIE_NEEDS_LOTTERY'> {
  const reference = recomputeSelection(input, inputSha256)
  if (!reference.ok) return reference
  const { results, placed, held } = reference.value
  const { seats } = input
  const firstByte = findFirstDifference(resultsChunks(results), resultsFile)
  if (firstByte === null) {
    const violations = findViolations(placed.map((one, index) => holderOf(one, one.pools[held[index] ?? -1])), seats)
    return accept({ identical: true, differences: [], firstByte, violations, seats })
  }
  const stated = parseJson(resultsFile)
  return accept({
    identical: false,
    differences: stated === undefined ? [] : findDifferences({ ...results, candidates: [...results.candidates] }, stated),
    firstByte,
    violations: violationsStated(stated, placed, seats),
    seats,
  })
}

/** Judges what the file states, by the recomputed order: a file may lie about positions, not about who came first. */
function violationsStated(stated: unknown, placed: readonly Placed[], seats: readonly SeatPool[]): Violation[] {
  const assigned = readAssignments(stated)
  if (assigned === null) return []
  const findPool = poolFinder(seats)
  return findViolations(placed.map((one) => {
    const place = assigned.get(one.candidate.folio)
    return holderOf(one, place === undefined ? null : findPool(place))
  }), seats)
}

function holderOf({ candidate, position, foreign, pools }: Placed, holds: number | null = null): Holder {
  return { folio: candidate.folio, position, foreign, pools, holds }
}

function findFirstDifference(expected: Iterable<Uint8Array>, found: Uint8Array): number | null {
  let from = 0
  for (const chunk of expected) {
    const same = found.subarray(from, from + chunk.length)
    if (Buffer.compare(chunk, same) !== 0) {
      let at = 0
      while (at < chunk.length && chunk[at] === same[at]) at += 1
      return from + at
    }
    from += chunk.length
  }
  return from === found.length ? null : from
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
