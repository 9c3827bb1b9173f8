/**
 * Discards a frozen selection that is neither published nor proposed for it, by somebody else than who froze it, with a reason and the password
 * again. What the freeze kept from changing may change again, once no other freeze stands; its package and its results
 * stay on record, and can never be published. §5.2
 */
import { appendAudit } from '#db/queries/audit.ts'
import { discardRunRow, lockRun, lockSelection } from '#db/queries/selection-runs.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import {
  confirmPassword, type ConfirmPasswordRefusal, type OwnPassword, type PasswordServices,
} from './confirm-password.server.ts'

export type DiscardSelectionRefusal =
  | 'ADMIN_ONLY' | 'RUN_UNKNOWN' | 'RUN_DISCARDED' | 'RESULTS_ALREADY_PUBLISHED' | 'DISCARD_NEEDS_REASON'
  | 'FREEZER_CANNOT_DISCARD' | 'PUBLICATION_STILL_PROPOSED' | ConfirmPasswordRefusal

interface Discard extends OwnPassword { reason: string }

export async function discardSelection(
  services: Pick<CoreServices, 'database'> & PasswordServices, actor: Actor, runId: string, { reason, ...own }: Discard,
): Promise<Result<null, DiscardSelectionRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  if (reason.trim() === '') return refuse('DISCARD_NEEDS_REASON')
  const confirmed = await confirmPassword(services, actor, own)
  if (!confirmed.ok) return confirmed
  return services.database.db.transaction().execute(async (trx): Promise<Result<null, DiscardSelectionRefusal>> => {
    const run = await lockRun(trx, runId)
    if (run === undefined) return refuse('RUN_UNKNOWN')
    await lockSelection(trx, run.convocatoria_id)
    if (run.published_at !== null) return refuse('RESULTS_ALREADY_PUBLISHED')
    if (run.discarded_at !== null) return refuse('RUN_DISCARDED')
    if (run.proposed_at !== null) return refuse('PUBLICATION_STILL_PROPOSED')
    if (run.frozen_by === actor.personId) return refuse('FREEZER_CANNOT_DISCARD')
    await discardRunRow(trx, runId, actor.personId, reason.trim())
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'selection.discard', subjectType: 'selectionRun',
      subjectId: runId,
      payload: { inputSha256: run.input_sha256, resultsSha256: run.results_sha256, reason: reason.trim() },
    })
    return accept(null)
  })
}
