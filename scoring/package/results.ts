// The shape of "efiser-results/1" and its one and only byte form: RFC 8785 canonical JSON, UTF-8, no final newline.
// Two programs that agree on a selection agree on every byte of this file.
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import type { Place, RulesVersion } from './schema.ts'

/** Why a candidate of the package competes for nothing; the first that applies, in this order. §3.1, §4.2 C */
export type Exclusion = 'CANCELLED' | 'DENIED' | 'ABSENT' | 'NO_CURRENT_GRADE'

/** A seat, and the 1-based place of it in the candidate's list (preferences without a pool keep their number). */
export type AssignedSeat = Place & { readonly preference: number }

/** Decimals are text with all their places: marks four, bonus two, PI-IMSS six. */
export type RankedResult = {
  readonly folio: string
  readonly status: 'ranked'
  readonly exclusion: null
  readonly efiser: string
  readonly gradesMean: string
  readonly enarm: string
  readonly bonus: string
  readonly piImss: string
  /** 1 … n over all ranked candidates. */
  readonly position: number
  /** Among those who list the CER of this candidate's first preference; null for an empty list. */
  readonly positionInCer: number | null
  readonly assigned: AssignedSeat | null
}

export type ExcludedResult = {
  readonly folio: string
  readonly status: 'excluded'
  readonly exclusion: Exclusion
  readonly efiser: null
  readonly gradesMean: null
  readonly enarm: null
  readonly bonus: null
  readonly piImss: null
  readonly position: null
  readonly positionInCer: null
  readonly assigned: null
}

export type CandidateResult = RankedResult | ExcludedResult

/** One per pool of the package, in its order; what may be published without naming anybody. */
export type Cutoff = Place & {
  readonly seats: number
  readonly filled: number
  readonly rankedBy: number
  readonly lastPiImss: string | null
  readonly decidedByTieBreak: boolean
}

export type SelectionResults = {
  readonly schema: 'efiser-results/1'
  readonly inputSha256: string
  readonly rulesVersion: RulesVersion
  readonly candidates: readonly CandidateResult[]
  readonly cutoffs: readonly Cutoff[]
}

const CANDIDATES_PER_CHUNK = 4_096

/**
 * The bytes of a results file; equal to `canonicalJson(results)` in UTF-8.
 * Written in chunks, because the text of a million candidates does not fit into one JavaScript string.
 */
export function resultsBytes(results: SelectionResults): Uint8Array {
  const { candidates, ...rest } = results
  const encoder = new TextEncoder()
  const chunks = [encoder.encode('{"candidates":[')]
  for (let from = 0; from < candidates.length; from += CANDIDATES_PER_CHUNK) {
    const chunk = canonicalJson(candidates.slice(from, from + CANDIDATES_PER_CHUNK)).slice(1, -1)
    chunks.push(encoder.encode(from === 0 ? chunk : `,${chunk}`))
  }
  // "candidates" is the first key in canonical order, so what remains follows it as it is.
  chunks.push(encoder.encode(`],${canonicalJson(rest).slice(1)}`))
  return joinBytes(chunks)
}

function joinBytes(chunks: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    joined.set(chunk, at)
    at += chunk.length
  }
  return joined
}
