/**
 * The education authority of the sede that is asked, or the coordination, answers a request to sit the exam there, with
 * its reason. With consent the attempt moves at once, the seat at the other sede becomes free, and a place here must be
 * given; the resident and the sede that is left are written to. §3.1 Importante
 */
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { findSeat } from '#db/queries/exam-seats.ts'
import {
  decideSedeRequest, findExamPlace, listSedeAuthorities, lockSedeRequest, readSedeChangesUntil, readSedeRoom,
} from '#db/queries/exam-sede-requests.ts'
import { queueMail } from '#db/queries/mail.ts'
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { decideSede, sedeRequestState, type DecideSedeRefusal } from '#exam-engine/convocatoria/exam-sede.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { Actor } from '#app/http/actor.ts'
import { sedeDecidedMail, sedeLeftMail } from '#app/mail/sede-mail.ts'
import { arrangingRole } from '#app/rooms/may-arrange.ts'
import type { CoreServices } from '#app/services.server.ts'
import { lockSedes } from './request-exam-sede.server.ts'

export type AnswerSedeRefusal = DecideSedeRefusal | 'SEDE_NOT_YOURS' | 'SEDE_REQUEST_UNKNOWN' | 'WRONG_STATE'

export interface SedeAnswer {
  /** The sede that answers: a request for another one is as if it were not there. */
  sedeCode: string
  requestId: string
  verdict: 'approved' | 'rejected'
  reason: string
}

export async function decideExamSede(
  { database: { db }, env }: Pick<CoreServices, 'database' | 'env'>, actor: Actor, answer: SedeAnswer,
): Promise<Result<null, AnswerSedeRefusal>> {
  const { sedeCode, requestId, verdict } = answer
  const role = arrangingRole(actor, sedeCode)
  if (role === null) return refuse('SEDE_NOT_YOURS')
  const { publicUrl } = env
  return db.transaction().execute(async (trx): Promise<Result<null, AnswerSedeRefusal>> => {
    const known = await lockSedeRequest(trx, requestId)
    if (known?.to !== sedeCode) return refuse('SEDE_REQUEST_UNKNOWN')
    await lockSedes(trx, known.from, known.to)
    const place = await findExamPlace(trx, known.personId, known.convocatoriaId)
    const attempt = place === undefined ? undefined : await lockAttempt(trx, place.attemptId)
    const until = await readSedeChangesUntil(trx, known.convocatoriaId)
    if (attempt === undefined || until === null) return refuse('SEDE_REQUEST_UNKNOWN')
    const state = sedeRequestState(known.outcome, until, await readNow(trx))
    const reason = answer.reason.trim()
    const decided = decideSede({
      state, verdict, reason, until, ...await readSedeRoom(trx, known.turnoId, known.to),
    })
    if (!decided.ok) return decided
    if (verdict === 'approved' && attempt.state !== 'expected') return refuse('WRONG_STATE')
    const freed = await findSeat(trx, attempt.id)
    await decideSedeRequest(trx, requestId, verdict, actor.personId, reason)
    const about = { requestId, sede: `${known.sede}, ${known.city}`, publicUrl }
    const left = verdict === 'rejected' ? [] : await listSedeAuthorities(trx, known.from)
    await queueMail(trx, [
      sedeDecidedMail({ ...about, personId: known.personId, address: known.email, verdict, reason }),
      ...left.map(({ personId, email }) => sedeLeftMail({ ...about, personId, address: email, sedeCode: known.from })),
    ])
    await appendAudit(trx, {
      actor: { personId: actor.personId, role }, action: verdict === 'approved' ? 'examSede.approve' : 'examSede.reject',
      subjectType: 'candidate', subjectId: known.candidateId, payload: {
        request: requestId, from: known.from, to: known.to,
        freedSeat: verdict === 'approved' && freed !== undefined ? `${freed.room} ${String(freed.number)}` : null,
      },
    })
    return accept(null)
  })
}
