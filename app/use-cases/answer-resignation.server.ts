/**
 * A named person of the coordination answers a resignation: acknowledges its receipt, with which it counts from the moment
 * it was sent and the seat is free; or returns it with a reason, with which nothing has happened. Nobody answers the own.
 * Convocatoria §5.14.6
 */
import { appendAudit } from '#db/queries/audit.ts'
import { lockAwardById, saveAwardState } from '#db/queries/awards.ts'
import { readNow } from '#db/queries/clock.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { readLetterFacts } from '#db/queries/letter-facts.ts'
import { queueMail } from '#db/queries/mail.ts'
import { answerResignationRow, lockResignation, saveMailboxes } from '#db/queries/resignations.ts'
import { decideAcceptance, type AcceptanceRefusal } from '#exam-engine/convocatoria/acceptance.ts'
import { consequenceOf, decideResignation, type ResignationRefusal } from '#exam-engine/convocatoria/resignation.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import { resignationAcknowledgedMail, resignationReturnedMail } from '#app/mail/resignation-mail.ts'
import type { CoreServices } from '#app/services.server.ts'

export type AnswerResignationRefusal =
  | ResignationRefusal | AcceptanceRefusal | 'ADMIN_ONLY' | 'RESIGNATION_UNKNOWN' | 'RESIGNATION_OWN' | 'RESIGNATION_NEEDS_REASON'

type AnswerServices = Pick<CoreServices, 'database' | 'env'>
type Answer = { event: 'acknowledge' } | { event: 'return', reason: string }

export async function answerResignation(
  { database: { db }, env: { publicUrl } }: AnswerServices, actor: Actor, resignationId: string, answer: Answer,
): Promise<Result<null, AnswerResignationRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  return db.transaction().execute(async (trx): Promise<Result<null, AnswerResignationRefusal>> => {
    // The seat first, as every act on it: two of them never wait for each other.
    const award = await lockAwardById(trx, { resignationId })
    const found = award === undefined ? undefined : await lockResignation(trx, resignationId)
    if (award === undefined || found === undefined) return refuse('RESIGNATION_UNKNOWN')
    if (found.personId === actor.personId) return refuse('RESIGNATION_OWN')
    const step = decideResignation(found.state, answer.event)
    if (!step.ok) return step
    if (found.sentAt === null) return refuse('RESIGNATION_NOT_SENT')
    const facts = await readLetterFacts(trx, award.id)
    const to = { resignationId, personId: found.personId, address: facts.email, publicUrl, folio: facts.folio }
    if (answer.event === 'return') {
      const reason = answer.reason.trim()
      if (reason === '') return refuse('RESIGNATION_NEEDS_REASON')
      await answerResignationRow(trx, resignationId, { state: 'returned', by: actor.personId, reason })
      await queueMail(trx, [resignationReturnedMail({ ...to, reason })])
      await appendAudit(trx, {
        actor: { personId: actor.personId, role: 'admin' }, action: 'resignation.return', subjectType: 'resignation',
        subjectId: resignationId, payload: { awardId: award.id, reasonSha256: sha256Hex(reason) },
      })
      return accept(null)
    }
    const now = await readNow(trx)
    const { results } = await readConvocatoriaWindows(trx, facts.convocatoria_id)
    const seat = decideAcceptance(award.state, 'resign', now, results)
    if (!seat.ok) return seat
    const { windows } = await readConvocatoriaRules(trx, facts.convocatoria_id)
    const consequence = consequenceOf(windows, found.sentAt)
    await answerResignationRow(trx, resignationId, { state: 'acknowledged', by: actor.personId })
    await saveAwardState(trx, award.id, seat.value, now)
    await queueMail(trx, [resignationAcknowledgedMail({
      ...to, subject: found.subject, sentAt: found.sentAt, sha256: found.sha256 ?? '', consequence, by: actor.name,
    })])
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'resignation.acknowledge', subjectType: 'resignation',
      subjectId: resignationId, payload: { awardId: award.id, consequence },
    })
    return accept(null)
  })
}

/** Where resignations of a call are sent. §5.14.4 */
export async function setMailboxes(
  { database: { db } }: Pick<CoreServices, 'database'>, actor: Actor, convocatoriaId: string,
  mailboxes: { to: string, cc: string | null },
): Promise<Result<null, 'ADMIN_ONLY'>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  await db.transaction().execute(async (trx) => {
    await saveMailboxes(trx, convocatoriaId, mailboxes)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'convocatoria.setMailboxes', subjectType: 'convocatoria',
      subjectId: convocatoriaId, payload: { to: mailboxes.to, cc: mailboxes.cc },
    })
  })
  return accept(null)
}
