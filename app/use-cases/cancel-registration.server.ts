/**
 * The coordination cancels a registration for false information, for good: the attempt ends in whatever state it is, the
 * registration is used no more, and the person is barred from later calls. Until the selection is frozen. §2.2 E
 */
import type { Trx } from '#db/client.ts'
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { readClosing, saveCancellation } from '#db/queries/attempt-save.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { queueMail } from '#db/queries/mail.ts'
import { findRegistration, insertCancellation, isBarred } from '#db/queries/registration-cancellations.ts'
import { lockRegistration } from '#db/queries/registration-versions.ts'
import { lockSelection } from '#db/queries/selection-runs.ts'
import {
  cancelRegistration as decide, type CancelRegistrationRefusal as RuleRefusal, type FalseInformation,
} from '#exam-engine/convocatoria/false-information.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import { registrationCancelledMail } from '#app/mail/registration-cancelled-mail.ts'
import { confirmPassword, type ConfirmPasswordRefusal, type PasswordServices } from './confirm-password.server.ts'
import type { SittingServices } from './sitting-services.ts'

export type CancelRegistrationRefusal = RuleRefusal | ConfirmPasswordRefusal | 'ADMIN_ONLY' | 'NO_CONVOCATORIA'

export interface FalseInformationInput {
  personId: string
  reason: FalseInformation
  /** What was found, and how. */
  note: string
  /** Ticked, having read the consequence. */
  confirmed: boolean
  password: string
  address: string
}

/** Of the convocatoria in force. A wrong password changes nothing. */
export async function cancelRegistration(
  services: SittingServices & PasswordServices, actor: Actor, { password, address, ...input }: FalseInformationInput,
): Promise<Result<null, CancelRegistrationRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  const confirmed = await confirmPassword(services, actor, { password, address })
  if (!confirmed.ok) return confirmed
  const done = await services.database.db.transaction().execute((trx) => cancel(trx, actor, input))
  if (!done.ok) return done
  if (done.value !== null) services.live.publishAttemptChanged(done.value)
  return accept(null)
}

/** The attempt that ended, null where none did. */
async function cancel(
  trx: Trx, actor: Actor, { personId, reason, note, confirmed }: Omit<FalseInformationInput, 'password' | 'address'>,
): Promise<Result<string | null, CancelRegistrationRefusal>> {
  const convocatoria = await findCurrentConvocatoria(trx)
  if (convocatoria === undefined) return refuse('NO_CONVOCATORIA')
  await lockRegistration(trx, personId)
  const found = await findRegistration(trx, convocatoria.id, personId)
  const attemptId = found?.attemptId ?? null
  const attempt = attemptId === null ? undefined : await lockAttempt(trx, attemptId)
  await lockSelection(trx, convocatoria.id)
  const now = await readNow(trx)
  const state = await isBarred(trx, personId) ? 'cancelled' : found === undefined ? 'unregistered' : 'registered'
  const decision = decide(
    { state, attempt: attempt ?? null, frozenAt: await findFirstFreeze(trx, convocatoria.id), now },
    { note, confirmedTwice: confirmed, own: actor.personId === personId },
  )
  if (!decision.ok) return decision
  if (found === undefined) return refuse('NOT_REGISTERED')
  const text = note.trim()
  const ends = attempt !== undefined && attempt.state !== 'cancelled' && decision.value !== null
  if (ends) {
    await saveCancellation(trx, attempt.id, decision.value, { at: now, note: 'Información falsa en el registro (§2.2 E)' })
  }
  await insertCancellation(trx, { candidateId: found.candidateId, personId, reason, note: text, by: actor.personId })
  await appendAudit(trx, {
    actor: { personId: actor.personId, role: 'admin' }, action: 'registration.cancel', subjectType: 'person',
    subjectId: personId, payload: {
      folio: found.folio, reason, noteSha256: sha256Hex(text),
      ...(attempt === undefined ? {} : { attemptId: attempt.id, from: attempt.state, ...await readClosing(trx, attempt.id) }),
    },
  })
  await queueMail(trx, [registrationCancelledMail({
    candidateId: found.candidateId, personId, address: found.email, folio: found.folio,
  })])
  return accept(ends ? attempt.id : null)
}
