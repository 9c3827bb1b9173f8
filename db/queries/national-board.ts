/** A turno in the whole country: each attempt with the state that holds now, and what waits at its sede. */
import { sql } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { OutageKind } from '#exam-engine/sitting/outage.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import type { DbOrTrx } from '../client.ts'
import { heldState } from './admin-turnos.ts'

export interface NationalAttempt {
  id: string
  sedeCode: string
  state: AttemptState
  startedAt: Instant | null
}

export async function listAttemptsOfTurno(db: DbOrTrx, turnoId: string, now: Instant): Promise<NationalAttempt[]> {
  return db.selectFrom('attempt')
    .select(['attempt.id', 'attempt.sede_code as sedeCode', heldState(now).as('state'),
      'attempt.started_at as startedAt'])
    .where('attempt.turno_id', '=', turnoId).execute()
}

interface SedeFacts {
  sedeCode: string
  quarantined: number
  supervisors: number
  actaAt: Instant | null
  /** Of the outage that is open. */
  outageKind: OutageKind | null
  outageSince: Instant | null
}

/** Refused saves that wait for review, when the acta was complete, and what fails now, by sede of a turno. */
export async function listSedeFacts(db: DbOrTrx, turnoId: string) {
  const { rows } = await sql<SedeFacts>`
    select sede.code as "sedeCode",
      (select count(*)::integer from answer_quarantine q join attempt a on a.id = q.attempt_id
        where a.turno_id = ${turnoId} and a.sede_code = sede.code) as quarantined,
      (select count(distinct person_id)::integer from role_grant
        where role = 'supervisor' and sede_code = sede.code) as supervisors,
      (select at from acta_completion where turno_id = ${turnoId} and sede_code = sede.code) as "actaAt",
      outage.kind as "outageKind", outage.since as "outageSince"
    from sede left join sede_outage outage
      on outage.turno_id = ${turnoId} and outage.sede_code = sede.code and outage.until is null
    where exists (select 1 from attempt where turno_id = ${turnoId} and sede_code = sede.code)`.execute(db)
  return rows
}
