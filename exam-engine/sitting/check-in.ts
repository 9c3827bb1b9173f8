// The door: the supervisor compares the printed solicitud, the official identification and the person, and admits or
// denies (§3.1 C). A denial is a record with a reason, and an admin can undo it while the turno lasts.
// Refuses: outside the check-in window, with a check that failed, without a reason that can be read later.
import { z } from 'zod'
import { accept, refuse } from '#exam-engine/kernel/result.ts'
import type { Refused, Result } from '#exam-engine/kernel/result.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import type { DurationMs, Instant } from '#exam-engine/kernel/time.ts'
import type { AttemptStanding } from './attempt-machine.ts'
import { checkInWindow } from './attempt-times.ts'
import { step } from './attempt.ts'
import type { Attempt } from './attempt.ts'

/** Why somebody may not enter. INFECTIOUS_DISEASE: §3.1, last paragraph. OTHER says it in the note. */
export const DENIAL_REASONS = ['NO_SOLICITUD', 'NO_ID', 'IDENTITY_DOUBT', 'INFECTIOUS_DISEASE', 'OTHER'] as const
export type DenialReason = (typeof DENIAL_REASONS)[number]

export const denialSchema = z.strictObject({
  reason: z.enum(DENIAL_REASONS, 'Elija el motivo'),
  note: z.string().trim().max(2_000, 'Use como máximo 2000 caracteres'),
  /** In the candidate's own words; empty or missing: declared nothing. */
  statement: z.string().trim().max(2_000, 'Use como máximo 2000 caracteres').optional(),
})
export type Denial = Readonly<z.infer<typeof denialSchema>>

/** What the supervisor saw, each to be ticked. §3.1 C */
export type EntryChecks = {
  readonly solicitudShown: boolean
  readonly idShown: boolean
  readonly identityMatches: boolean
}

export type CheckInRefusal = 'CHECK_IN_NOT_OPEN' | 'TURNO_OVER' | 'WRONG_STATE'

/**
 * Lets the candidate in, from `leadMs` before T0 until the end of the turno: who is late has the time that is left.
 * CHECK_INCOMPLETE names in `detail.missing` the first check that failed, as its denial reason. §3.1 B, C
 */
export function admitCandidate(
  attempt: Attempt,
  checks: EntryChecks,
  leadMs: DurationMs,
  now: Instant,
): Result<AttemptStanding, CheckInRefusal | 'CHECK_INCOMPLETE'> {
  const outside = refuseOutsideCheckIn(attempt, leadMs, now)
  if (outside !== null) return outside
  const next = step(attempt, 'admit')
  if (!next.ok) return next
  const missing = findFailedCheck(checks)
  return missing === null ? next : refuse('CHECK_INCOMPLETE', { missing })
}

/** Keeps the candidate out, also after admission as long as the exam was not opened. OTHER needs a note. §3.1 */
export function denyCandidate(
  attempt: Attempt,
  denial: Denial,
  leadMs: DurationMs,
  now: Instant,
): Result<AttemptStanding & { denial: Denial }, CheckInRefusal | 'DENIAL_NEEDS_NOTE'> {
  const outside = refuseOutsideCheckIn(attempt, leadMs, now)
  if (outside !== null) return outside
  const next = step(attempt, 'deny')
  if (!next.ok) return next
  if (denial.reason === 'OTHER' && denial.note.trim() === '') return refuse('DENIAL_NEEDS_NOTE')
  return accept({ ...next.value, denial })
}

/**
 * An admin takes a denial back, until the turno closes; the candidate goes through the checks again. REVERSAL_NEEDS_NOTE
 * without a reason that the supervisor can read. §3.1 B, C
 */
export function undoDenial(
  attempt: Attempt,
  note: string,
  now: Instant,
): Result<AttemptStanding, 'TURNO_OVER' | 'WRONG_STATE' | 'REVERSAL_NEEDS_NOTE'> {
  const { closesAt } = attempt.times
  if (now >= closesAt) return refuse('TURNO_OVER', { until: toIso(closesAt) })
  const next = step(attempt, 'undoDenial')
  if (!next.ok) return next
  return note.trim() === '' ? refuse('REVERSAL_NEEDS_NOTE') : next
}

/** What a denial says of each check: the one that failed is false, what it says nothing of is null. §3.1 C */
export function checksOfDenial(reason: DenialReason): Readonly<Record<keyof EntryChecks, false | null>> {
  return {
    solicitudShown: reason === 'NO_SOLICITUD' ? false : null,
    idShown: reason === 'NO_ID' ? false : null,
    identityMatches: reason === 'IDENTITY_DOUBT' ? false : null,
  }
}

function refuseOutsideCheckIn(
  attempt: Attempt,
  leadMs: DurationMs,
  now: Instant,
): Refused<'CHECK_IN_NOT_OPEN' | 'TURNO_OVER'> | null {
  const { from, until } = checkInWindow(attempt.times, leadMs)
  const detail = { from: toIso(from), until: toIso(until) }
  if (now < from) return refuse('CHECK_IN_NOT_OPEN', detail)
  if (now >= until) return refuse('TURNO_OVER', detail)
  return null
}

function findFailedCheck(checks: EntryChecks): DenialReason | null {
  if (!checks.solicitudShown) return 'NO_SOLICITUD'
  if (!checks.idShown) return 'NO_ID'
  return checks.identityMatches ? null : 'IDENTITY_DOUBT'
}
