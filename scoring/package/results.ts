// The shape of "efiser-results/1" and its one and only byte form: RFC 8785 canonical JSON, UTF-8, no final newline.
// Two programs that agree on a selection agree on every byte of this file.
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import type { Place } from './schema.ts'

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
  /** The call whose terms the package has. */
  readonly rulesVersion: string
  readonly candidates: readonly CandidateResult[]
  readonly cutoffs: readonly Cutoff[]
}

/** Results whose rows are made while they are written: a million of them need not exist at once. */
export type ResultsToWrite = Omit<SelectionResults, 'candidates'> & { readonly candidates: Iterable<CandidateResult> }

const CANDIDATES_PER_CHUNK = 4_096

/** The bytes of a results file; equal to `canonicalJson(results)` in UTF-8. */
export function resultsBytes(results: ResultsToWrite): Uint8Array {
  return joinBytes([...resultsChunks(results)])
}

/**
 * The bytes of a results file, end to end in chunks.
 * The text of a million candidates does not fit into one JavaScript string.
 */
export function* resultsChunks({ candidates, ...rest }: ResultsToWrite): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  let text = '{"candidates":['
  let count = 0
  for (const candidate of candidates) {
    if (count > 0) text += ','
    text += canonicalJson(candidate)
    count += 1
    if (count % CANDIDATES_PER_CHUNK > 0) continue
    yield encoder.encode(text)
    text = ''
  }
  // "candidates" is the first key in canonical order, so what remains follows it as it is.
  yield encoder.encode(`${text}],${canonicalJson(rest).slice(1)}`)
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
