// Who is on medical leave and sits the exam all the same acknowledges that it is of the own will and at the own risk
// (§3.1, Importante). With the registration, or later, for a leave that begins after the last version: until the turno
// begins. Once; it refuses nobody the exam and asks for no diagnosis.
import { accept, refuse, type Result } from '../kernel/result.ts'
import type { Instant } from '../kernel/time.ts'

export interface LeaveStanding {
  /** Said in the valid version. */
  readonly registered: boolean
  /** Said after it. */
  readonly acknowledgedAt: Instant | null
  readonly turnoFrom: Instant
  readonly now: Instant
}

export type AcknowledgeLeaveRefusal = 'LEAVE_ALREADY_ACKNOWLEDGED' | 'LEAVE_TURNO_BEGAN'

export function acknowledgeLeave(
  { registered, acknowledgedAt, turnoFrom, now }: LeaveStanding,
): Result<null, AcknowledgeLeaveRefusal> {
  if (registered || acknowledgedAt !== null) return refuse('LEAVE_ALREADY_ACKNOWLEDGED')
  return now >= turnoFrom ? refuse('LEAVE_TURNO_BEGAN') : accept(null)
}
