/**
 * An admin gives time back to a sede in a turno, where the convocatoria allows it (§3.1 B: by default it does not).
 * Every attempt that has not ended gets it, in the same transaction, under the next version of its times; each
 * candidate is told and confirms. The same act sent twice gives once.
 */
import { readAllowance, saveTimes } from '#db/queries/adjustments.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import {
  findCompensation, insertCompensation, lockAttemptsOf, lockCompensation, readCompensationLimit,
} from '#db/queries/compensations.ts'
import { hasRoster } from '#db/queries/turnos.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { attemptTimes } from '#exam-engine/sitting/attempt-times.ts'
import { decideCompensation, takesCompensation, type CompensationRefusal } from '#exam-engine/sitting/compensation.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import { storeAnnouncement } from './announce.server.ts'
import type { CoordinationServices } from './coordination-services.ts'

export type CompensateRefusal =
  'ADMIN_ONLY' | 'TURNO_UNKNOWN' | 'SEDE_WITHOUT_ROSTER' | 'COMPENSATION_TAKEN' | CompensationRefusal

interface CompensateInput {
  /** Names the act; drawn by the page that sends it. */
  id: string
  turnoId: string
  sedeCode: string
  /** Whole and positive. */
  minutes: number
  /** Shown to each candidate. */
  reason: string
}

/** Answers with the attempts that were given time; empty when the act was done before. */
export async function compensateSede(
  { database, live }: CoordinationServices, actor: Actor, input: CompensateInput,
): Promise<Result<readonly string[], CompensateRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  const { id, turnoId, sedeCode, minutes } = input
  const reason = input.reason.trim()
  const result = await database.db.transaction().execute(
    async (trx): Promise<Result<readonly string[], CompensateRefusal>> => {
      await lockCompensation(trx, turnoId, sedeCode)
      const limit = await readCompensationLimit(trx, turnoId, sedeCode)
      if (limit === null) return refuse('TURNO_UNKNOWN')
      const before = await findCompensation(trx, id)
      if (before !== undefined) {
        const same = before.turno_id === turnoId && before.sede_code === sedeCode && before.minutes === minutes
          && before.reason === reason
        return same ? accept([]) : refuse('COMPENSATION_TAKEN')
      }
      if (!await hasRoster(trx, turnoId, sedeCode)) return refuse('SEDE_WITHOUT_ROSTER')
      const attempts = await lockAttemptsOf(trx, turnoId, sedeCode)
      const now = await readNow(trx)
      const open = attempts.filter((attempt) => takesCompensation(attempt, now))
      const situation = { allowedMinutes: limit.allowed, givenMinutes: limit.given, open: open.length }
      const decision = decideCompensation(situation, { minutes, reason })
      if (!decision.ok) return decision
      const text = `Se reponen ${minutes === 1 ? '1 minuto' : `${minutes} minutos`} a su sede. Motivo: ${reason}`
      const told = await storeAnnouncement(trx, actor, { id, turnoId, sedeCode, attemptId: null, text }, now)
      if (!told) return refuse('COMPENSATION_TAKEN')
      await insertCompensation(trx, {
        id, turnoId, sedeCode, minutes, reason, announcementId: id, at: now, by: actor.personId,
      })
      for (const attempt of open) {
        const { turno, allowance } = await readAllowance(trx, attempt.id)
        await saveTimes(trx, attempt.id, attemptTimes(turno, allowance))
      }
      await appendAudit(trx, {
        actor: { personId: actor.personId, role: 'admin' }, action: 'turno.compensate', subjectType: 'turno',
        subjectId: turnoId, payload: {
          compensationId: id, sedeCode, minutes, sumMinutes: decision.value, attempts: open.length,
          noteSha256: sha256Hex(reason),
        },
      })
      return accept(open.map((attempt) => attempt.id))
    })
  if (result.ok && result.value.length > 0) {
    live.publishTimes(result.value)
    live.publishAnnouncement(id)
  }
  return result
}
