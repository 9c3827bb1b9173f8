/**
 * Publishes what was written: a new call as its first version, or the next version of a published one as its numbered fe
 * de erratas. What is published is what was shown, checked again here, in one transaction with its rows and its trace. It
 * binds everybody and is never taken back: the password again, and a confirmation beside it.
 */
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { changesBetween } from '#exam-engine/convocatoria/call-changes.ts'
import { isBlocked } from '#exam-engine/convocatoria/check-call.ts'
import { callId } from '#exam-engine/convocatoria/call-document.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { carryRoster } from '#db/queries/call-periods.ts'
import { closeDraft, type CallDraft } from '#db/queries/call-drafts.ts'
import { insertVersion, type CallVersion } from '#db/queries/call-versions.ts'
import { lockConvocatoria } from '#db/queries/convocatoria-windows.ts'
import type { Trx } from '#db/client.ts'
import { checkDraft } from '#app/call/check-draft.server.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'
import {
  confirmPassword, type ConfirmPasswordRefusal, type OwnPassword, type PasswordServices,
} from './confirm-password.server.ts'
import { lockOpenDraft, type LockDraftRefusal } from './edit-call-draft.server.ts'

export type PublishCallRefusal =
  | LockDraftRefusal | ConfirmPasswordRefusal | 'CONFIRMATION_MISSING' | 'CALL_REVIEW_CHANGED' | 'CALL_BLOCKED'
  | 'ERRATA_WITHOUT_REASON'

interface PublishInput extends OwnPassword {
  /** The revision whose facts were shown. */
  revision: number
  confirmed: boolean
  /** Of a fe de erratas; ignored for a new call. */
  reason: string
}

export interface PublishedVersion { id: string, number: number, sha256: string }

export async function publishCall(
  services: Pick<Services, 'database'> & PasswordServices, actor: Actor, draftId: string, input: PublishInput,
): Promise<Result<PublishedVersion, PublishCallRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  if (!input.confirmed) return refuse('CONFIRMATION_MISSING')
  const own = await confirmPassword(services, actor, input)
  if (!own.ok) return own
  return services.database.db.transaction().execute(async (trx): Promise<Result<PublishedVersion, PublishCallRefusal>> => {
    const locked = await lockOpenDraft(trx, actor, draftId)
    if (!locked.ok) return locked
    const draft = locked.value
    if (draft.revision !== input.revision) return refuse('CALL_REVIEW_CHANGED')
    await lockConvocatoria(trx, draft.amends ?? draft.copiedFrom)
    const { findings, previous } = await checkDraft(trx, draft)
    if (previous !== null && previous.number !== draft.amendsNumber) throw new Error('another version came between')
    if (isBlocked(findings)) return refuse('CALL_BLOCKED')
    const reason = previous === null ? null : input.reason.trim()
    if (reason === '') return refuse('ERRATA_WITHOUT_REASON')
    const version = await issue(trx, draft, { previous, reason, by: actor.personId })
    await closeDraft(trx, draft, version.id, actor.personId)
    if (previous === null) await carryRoster(trx, draftId, version.id)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' },
      action: previous === null ? 'convocatoria.publish' : 'convocatoria.amend', subjectType: 'convocatoria',
      subjectId: version.id, payload: { number: version.number, sha256: version.sha256, draft: draftId, reason },
    })
    return accept(version)
  })
}

interface Issued { previous: CallVersion | null, reason: string | null, by: string }

async function issue(trx: Trx, { id: draftId, document, amends }: CallDraft, { previous, reason, by }: Issued) {
  const convocatoriaId = amends ?? callId(document)
  if (previous === null) {
    const first = await insertVersion(trx, { convocatoriaId, document, previous, reason, changes: [], draftId, by })
    return { id: convocatoriaId, ...first }
  }
  const changes = changesBetween(previous.document, document)
  // A call that is older than the versions states first what stands.
  const before = previous.number > 0 ? previous : await insertVersion(trx, {
    convocatoriaId, document: previous.document, previous: null, reason: null, changes: [], by,
  })
  const next = await insertVersion(trx, { convocatoriaId, document, previous: before, reason, changes, draftId, by })
  return { id: convocatoriaId, ...next }
}
