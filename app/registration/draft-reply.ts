/** What a page of the form hears after it sent a step; the same for the plain form and for the script that saves. */
import type { MissingCode } from '#exam-engine/convocatoria/registration.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'

export interface Problem { field: string, code: MissingCode }

export type DraftReply =
  | { ok: true, revision: number, savedAt: Instant, closed: boolean }
  /** Somebody saved upon the same revision: what stands there now, and its revision. */
  | { ok: false, refusal: 'DRAFT_STALE', text: string, revision: number, stored: Record<string, string> }
  | { ok: false, refusal: string, text: string }

/** After the plain form: what was typed comes back with what is wrong with it. */
export interface StepReply {
  typed: Record<string, string>
  problems: Problem[]
  draft: DraftReply
}
