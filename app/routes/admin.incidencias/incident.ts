/**
 * A denial or a cancellation as its page shows it, and until when it can be taken back. Pure; the use-cases decide
 * again.
 */
import type { IncidentRow } from '#db/queries/admin-incidents.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { describeDenial } from '#app/board/state-words.ts'

export interface Incident {
  attemptId: string
  kind: 'denied' | 'cancelled'
  folio: string
  name: string
  matricula: string
  exam: string
  turno: number
  startsAt: Instant
  sede: string
  /** Of a denial, in words; null for a cancellation. */
  reason: string | null
  note: string | null
  /** Of a denial, in the candidate's words; empty when nothing was declared. */
  statement: string | null
  by: string | null
  at: Instant | null
  /** Whether an admin may take it back now: a denial while the turno lasts, a cancellation until the freeze. §3.1 */
  reversible: boolean
  /** Of a denial: when that ends. */
  until: Instant | null
}

interface Circumstances {
  now: Instant
  marksFrozenAt: Instant | null
}

export function describeIncident(row: IncidentRow, { now, marksFrozenAt }: Circumstances): Incident {
  const denied = row.state === 'denied'
  return {
    attemptId: row.id,
    kind: denied ? 'denied' : 'cancelled',
    folio: row.folio,
    name: fullName(row.given_names, row.first_surname, row.second_surname),
    matricula: row.matricula,
    exam: `${row.ceme} ${row.grade}`,
    turno: row.turno_number,
    startsAt: row.starts_at,
    sede: row.sede_name,
    reason: denied && row.denial_reason !== null ? describeDenial(row.denial_reason) : null,
    note: denied ? row.denial_note : row.cancel_note,
    statement: denied ? row.statement ?? '' : null,
    by: row.decider_names === null ? null : `${row.decider_names} ${row.decider_surname ?? ''}`,
    at: row.decided_at,
    reversible: denied ? now < row.closes_at : marksFrozenAt === null,
    until: denied ? row.closes_at : null,
  }
}
