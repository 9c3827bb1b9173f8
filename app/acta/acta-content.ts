/**
 * What an acta states: one value, whose canonical JSON is hashed and signed. It holds words, not codes, so that it
 * reads the same whatever later versions call things; and no time of its own making, so that the draft that was read
 * is the content that is signed.
 */
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { Instant, Window } from '#exam-engine/kernel/time.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import type { HandOverOutcome, PendingCounts } from '#exam-engine/sitting/desk-charge.ts'

export const ACTA_VERSION = 1

/** The states that remain when a turno is over. */
export type FinalAttemptState = Exclude<AttemptState, 'expected' | 'admitted' | 'inProgress'>

export interface ActaEntry {
  readonly folio: string
  readonly name: string
  /** "Medicina interna 2" */
  readonly exam: string
  readonly state: FinalAttemptState
  readonly admittedAt: Instant | null
  readonly startedAt: Instant | null
  readonly finishedAt: Instant | null
  readonly answered: number | null
  readonly itemCount: number
  /** Hex SHA-256 of the final answers; null where there are none. */
  readonly answersDigest: string | null
  /** Of a denial that stands: its reason in words, and the supervisor's note. */
  readonly denial: { readonly reason: string; readonly note: string | null } | null
  /** Of a cancellation: what was seen. */
  readonly cancelNote: string | null
  /** In the candidate's words, of the denial that stands; empty: declared nothing. */
  readonly statement: string
  /** Denials that the coordination took back. */
  readonly reversals: readonly ActaReversal[]
  readonly incidents: readonly { readonly at: Instant; readonly what: string; readonly note: string }[]
  readonly exits: readonly ActaExit[]
  /** What the machine last said it had not sent. */
  readonly unsent: number
  /** Operations that wait for the coordination's review. */
  readonly quarantined: number
}

export interface ActaReversal {
  readonly deniedAt: Instant
  readonly reason: string
  readonly statement: string
  readonly at: Instant
  readonly by: string
  readonly note: string
}

export interface ActaExit {
  readonly reason: string
  readonly note: string
  readonly leftAt: Instant
  /** Null: did not come back before the acta. */
  readonly returnedAt: Instant | null
  readonly returnNote: string
}

export interface ActaOutage {
  readonly kind: string
  readonly note: string
  readonly since: Instant
  readonly declaredAt: Instant
  readonly declaredBy: string
  /** Null: its end was not declared. */
  readonly until: Instant | null
  readonly endNote: string
}

export interface ActaHandOver {
  readonly from: string
  readonly to: string
  readonly note: string
  readonly pending: PendingCounts
  readonly offeredAt: Instant
  /** Null: was never answered. */
  readonly outcome: HandOverOutcome | null
  readonly endedAt: Instant | null
}

export interface ActaSigner {
  readonly personId: string
  readonly name: string
  readonly matricula: string
}

export interface ActaContent {
  readonly version: typeof ACTA_VERSION
  readonly isDemo: boolean
  readonly folio: string
  readonly convocatoria: string
  readonly sede: {
    readonly code: string
    readonly name: string
    readonly city: string
    readonly ooad: string
    readonly timeZone: string
  }
  readonly turno: { readonly number: number; readonly startsAt: Instant; readonly endsAt: Instant }
  readonly entries: readonly ActaEntry[]
  readonly charges: readonly {
    readonly name: string
    readonly since: Instant
    readonly how: string
    readonly reason: string
  }[]
  /** From the opening of the doors to the end: when nobody was in charge. */
  readonly gaps: readonly Window[]
  readonly handOvers: readonly ActaHandOver[]
  readonly outages: readonly ActaOutage[]
  readonly observations: readonly { readonly at: Instant; readonly by: string; readonly text: string }[]
  /** Who was on duty, by surname: these sign. */
  readonly onDuty: readonly ActaSigner[]
}

export interface ActaCounts {
  readonly expected: number
  /** Opened the exam, cancelled ones included. */
  readonly present: number
  readonly denied: number
  readonly absent: number
  readonly handedIn: number
  readonly closed: number
  readonly cancelled: number
}

/** Counts of the roster, each state once; `present` is who opened the exam. */
export function countActa(entries: readonly ActaEntry[]): ActaCounts {
  const count = (state: FinalAttemptState): number => entries.filter((entry) => entry.state === state).length
  return {
    expected: entries.length,
    present: entries.filter(({ startedAt }) => startedAt !== null).length,
    denied: count('denied'),
    absent: count('absent'),
    handedIn: count('handedIn'),
    closed: count('closed'),
    cancelled: count('cancelled'),
  }
}

/** The text that is stored and hashed. */
export function writeActa(content: ActaContent): { text: string; sha256: string } {
  const text = canonicalJson(content)
  return { text, sha256: sha256Hex(text) }
}

/** The stored content; null for an acta of before the signatures, of which only the file is left. */
export function readActaText(text: string): ActaContent | null {
  const content = JSON.parse(text) as { version: number }
  return content.version === ACTA_VERSION ? (content as ActaContent) : null
}
