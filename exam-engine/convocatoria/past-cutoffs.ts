// What the cut-offs of an earlier period may say, row by row: a course, a sede, how many seats there were, how many were
// filled, and the last PI-IMSS with which one was. With fewer than three filled seats that figure is one person's score,
// which is nobody else's to know: such a row is refused while it carries one, so that it is never kept, not even hidden.
// A figure of the past is a fact and no promise; which of two sources tells it is decided here too. Convocatoria §5.2
import { formatDecimal, parseDecimal } from '../kernel/decimal.ts'
import { simplifyText } from '../kernel/simplify-text.ts'

/** From this many filled seats on, a cut-off is public: below it, it would be one person's score. */
export const PUBLIC_CUTOFF_FILLED = 3

/** `2023-2024-1`: the cycle and its period, as in the name of a call. */
export const PERIOD_FORM = /^(\d{4})-(\d{4})-([1-9])$/

export type PastCutoff = {
  readonly cer: string
  readonly sede: string
  readonly subsede: string | null
  readonly seats: number
  readonly filled: number
  /** Six decimals; null where none was assigned, or it would be one person's. */
  readonly lastPiImss: string | null
}

export type PastCutoffLine = {
  readonly line: number
  readonly cer: string
  readonly sede: string
  readonly subsede: string
  readonly seats: string
  readonly filled: string
  readonly last: string
}

export type PastCutoffProblem =
  | 'CER_MISSING' | 'SEDE_MISSING' | 'TEXT_TOO_LONG' | 'SEATS_NOT_WHOLE' | 'FILLED_NOT_WHOLE' | 'FILLED_ABOVE_SEATS'
  | 'LAST_NOT_A_SCORE' | 'ONE_PERSONS_SCORE' | 'POOL_REPEATED'

export type PastCutoffFault = {
  readonly line: number
  readonly problem: PastCutoffProblem
  readonly firstLine?: number
}

export type ReadPastCutoffs = {
  readonly rows: readonly PastCutoff[]
  readonly faults: readonly PastCutoffFault[]
}

const SCORE_DECIMALS = 6
/** 100 and the point for publications. §4.3 */
const HIGHEST_SCORE = 101_000_000n
const LONGEST = 300

/** Every line is a row or a fault; in the order of the lines. */
export function readPastCutoffs(lines: readonly PastCutoffLine[]): ReadPastCutoffs {
  const rows: PastCutoff[] = []
  const faults: PastCutoffFault[] = []
  const firstOf = new Map<string, number>()
  for (const one of lines) {
    const read = readLine(one)
    if (!read.ok) {
      faults.push({ line: one.line, problem: read.problem })
      continue
    }
    const key = pastPoolKey(read.row)
    const firstLine = firstOf.get(key)
    if (firstLine !== undefined) faults.push({ line: one.line, problem: 'POOL_REPEATED', firstLine })
    else rows.push(read.row)
    firstOf.set(key, firstLine ?? one.line)
  }
  return { rows, faults }
}

/** The same pool in two years: names are typed anew, so accents and case do not part them. */
export function pastPoolKey({ cer, sede, subsede }: Pick<PastCutoff, 'cer' | 'sede' | 'subsede'>): string {
  return [cer, sede, subsede ?? ''].map(simplifyText).join('\n')
}

/** `rama-2023-2024-1` names the period `2023-2024-1`. */
export function periodOfCall(callId: string): string {
  return callId.replace(/^[a-z]+-/, '')
}

/** Two years that follow each other and a period, before that of `current`. */
export function isEarlierPeriod(period: string, current: string): boolean {
  const [, from, until] = PERIOD_FORM.exec(period) ?? []
  return from !== undefined && Number(until) === Number(from) + 1 && period < current
}

export type PastPeriod = { readonly period: string; readonly source: 'published' | 'imported' }

/**
 * Which period is the last before `current` that anything is known of; what the platform itself published goes before
 * what was brought to it. Null while nothing is known.
 */
export function lastKnownPeriod<Known extends PastPeriod>(known: readonly Known[], current: string): Known | null {
  return known.filter(({ period }) => isEarlierPeriod(period, current))
    .reduce<Known | null>((best, one) => best === null || best.period < one.period
      || (best.period === one.period && one.source === 'published') ? one : best, null)
}

type ReadLine = { ok: true; row: PastCutoff } | { ok: false; problem: PastCutoffProblem }

function readLine({ cer, sede, subsede, seats, filled, last }: PastCutoffLine): ReadLine {
  if (cer === '') return { ok: false, problem: 'CER_MISSING' }
  if (sede === '') return { ok: false, problem: 'SEDE_MISSING' }
  if ([cer, sede, subsede].some((text) => text.length > LONGEST)) return { ok: false, problem: 'TEXT_TOO_LONG' }
  const offered = wholeNumber(seats)
  if (offered === null) return { ok: false, problem: 'SEATS_NOT_WHOLE' }
  const taken = wholeNumber(filled)
  if (taken === null) return { ok: false, problem: 'FILLED_NOT_WHOLE' }
  if (taken > offered) return { ok: false, problem: 'FILLED_ABOVE_SEATS' }
  const score = last === '' ? null : parseDecimal(last.replace(',', '.'), SCORE_DECIMALS)
  if (last !== '' && (score === null || score < 0n || score > HIGHEST_SCORE)) return { ok: false, problem: 'LAST_NOT_A_SCORE' }
  if (score !== null && taken < PUBLIC_CUTOFF_FILLED) return { ok: false, problem: 'ONE_PERSONS_SCORE' }
  return { ok: true, row: {
    cer, sede, subsede: subsede === '' ? null : subsede, seats: offered, filled: taken,
    lastPiImss: score === null ? null : formatDecimal(score, SCORE_DECIMALS),
  } }
}

function wholeNumber(text: string): number | null {
  return /^\d{1,4}$/.test(text) ? Number(text) : null
}
