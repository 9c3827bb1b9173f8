/**
 * A resident changes where the own exam is sat: between adscription and rotation at once, elsewhere by a request to the
 * education authority of that sede; or takes a request back. Until the cutoff, by the database's clock. §3.1 Importante
 */
import type { Trx } from '#db/client.ts'
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import {
  decideSedeRequest, findExamPlace, insertSedeRequest, listOwnSedeRequests, listSedeAuthorities, lockSedeRequest,
  readSedeChangesUntil,
} from '#db/queries/exam-sede-requests.ts'
import { queueMail } from '#db/queries/mail.ts'
import { lockSede } from '#db/queries/rooms.ts'
import {
  askForSede, sedeRequestState, type AskSedeRefusal, type SedeRequestKind, type SedeRequestReason,
} from '#exam-engine/convocatoria/exam-sede.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import type { Actor } from '#app/http/actor.ts'
import { sedeAskedMail } from '#app/mail/sede-mail.ts'
import type { CoreServices } from '#app/services.server.ts'

type SedeServices = Pick<CoreServices, 'database' | 'env'>

export type RequestSedeRefusal = AskSedeRefusal | 'REGISTER_FIRST' | 'SEDE_UNKNOWN'

export interface WantedSede {
  sedeCode: string
  reason: SedeRequestReason
  note: string
}

export async function requestExamSede(
  { database: { db }, env }: SedeServices, actor: Actor, { sedeCode, reason, note }: WantedSede,
): Promise<Result<{ kind: SedeRequestKind }, RequestSedeRefusal>> {
  return db.transaction().execute(async (trx): Promise<Result<{ kind: SedeRequestKind }, RequestSedeRefusal>> => {
    const convocatoria = await findCurrentConvocatoria(trx)
    const found = convocatoria === undefined ? undefined : await findExamPlace(trx, actor.personId, convocatoria.id)
    if (convocatoria === undefined || found === undefined) return refuse('REGISTER_FIRST')
    if (!await lockSedes(trx, found.current, sedeCode)) return refuse('SEDE_UNKNOWN')
    const attempt = await lockAttempt(trx, found.attemptId)
    const place = await findExamPlace(trx, actor.personId, convocatoria.id)
    if (attempt === undefined || place === undefined) return refuse('REGISTER_FIRST')
    const until = await readSedeChangesUntil(trx, convocatoria.id)
    if (until === null) return refuse('REGISTER_FIRST')
    const now = await readNow(trx)
    const waiting = (await listOwnSedeRequests(trx, place.candidateId))
      .some(({ outcome }) => sedeRequestState(outcome, until, now) === 'open')
    const asked = askForSede({
      current: place.current, wanted: sedeCode, own: [place.adscription, ...place.rotation === null ? [] : [place.rotation]],
      note, expected: attempt.state === 'expected', waiting, until, now,
    })
    if (!asked.ok) return asked
    const id = await insertSedeRequest(trx, {
      candidateId: place.candidateId, from: place.current, to: sedeCode, kind: asked.value, reason, note: note.trim(),
      by: actor.personId,
    })
    if (asked.value === 'own') await decideSedeRequest(trx, id, 'approved', actor.personId, '')
    else {
      const request = await lockSedeRequest(trx, id)
      const people = await listSedeAuthorities(trx, sedeCode)
      await queueMail(trx, people.map(({ personId, email }) => sedeAskedMail({
        requestId: id, personId, address: email, sede: request?.sede ?? sedeCode, sedeCode, until, publicUrl: env.publicUrl,
      })))
    }
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'residente' },
      action: asked.value === 'own' ? 'examSede.change' : 'examSede.request',
      subjectType: 'candidate', subjectId: place.candidateId, payload: { request: id, from: place.current, to: sedeCode },
    })
    return accept({ kind: asked.value })
  })
}

export type WithdrawSedeRefusal = 'SEDE_REQUEST_UNKNOWN' | 'SEDE_CHANGES_CLOSED' | 'ALREADY_ANSWERED'

/** Of the own requests only: another's is as if it were not there. */
export async function withdrawExamSede(
  { database: { db } }: Pick<SedeServices, 'database'>, actor: Actor, requestId: string,
): Promise<Result<null, WithdrawSedeRefusal>> {
  return db.transaction().execute(async (trx): Promise<Result<null, WithdrawSedeRefusal>> => {
    const request = await lockSedeRequest(trx, requestId)
    if (request?.personId !== actor.personId) return refuse('SEDE_REQUEST_UNKNOWN')
    const until = await readSedeChangesUntil(trx, request.convocatoriaId)
    const now = await readNow(trx)
    const state = until === null ? 'lapsed' : sedeRequestState(request.outcome, until, now)
    if (state === 'lapsed') return refuse('SEDE_CHANGES_CLOSED', { until: toIso(until ?? now) })
    if (state !== 'open') return refuse('ALREADY_ANSWERED')
    await decideSedeRequest(trx, requestId, 'withdrawn', actor.personId, '')
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'residente' }, action: 'examSede.withdraw', subjectType: 'candidate',
      subjectId: request.candidateId, payload: { request: requestId, from: request.from, to: request.to },
    })
    return accept(null)
  })
}

/** Both, always in the same order: a seat is given and taken away under the lock of its sede. False: one is not there. */
export async function lockSedes(trx: Trx, ...codes: [string, string]): Promise<boolean> {
  for (const code of [...new Set(codes)].sort()) if (await lockSede(trx, code) === undefined) return false
  return true
}
