/**
 * Starts to write a call: the next period's as a copy of a published one, with its dates moved by whole days and each to
 * be looked at; or the next version of a published call, its fe de erratas. Of the latter one at a time.
 */
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { copyCall, type CopyWish } from '#exam-engine/convocatoria/copy-call.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { findErrataDraft, insertDraft, type NewDraft } from '#db/queries/call-drafts.ts'
import { readLatestVersion } from '#db/queries/call-versions.ts'
import { lockConvocatoria } from '#db/queries/convocatoria-windows.ts'
import type { Trx } from '#db/client.ts'
import { wordInSpanish } from '#app/call/spanish-wording.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'

export type StartDraftRefusal = 'ADMIN_ONLY' | 'CALL_UNKNOWN'

/** The id of the draft. */
export async function copyCallToDraft(
  { database }: Pick<Services, 'database'>, actor: Actor, { from, ...wish }: CopyWish & { from: string },
): Promise<Result<string, StartDraftRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  return database.db.transaction().execute(async (trx): Promise<Result<string, StartDraftRefusal>> => {
    const source = await readLatestVersion(trx, from)
    if (source === undefined) return refuse('CALL_UNKNOWN')
    const copy = copyCall(wordInSpanish(source.document), wish)
    return accept(await begin(trx, actor, { copiedFrom: from, ...copy, unchecked: ['fechas', 'cronograma'] }))
  })
}

/** The id of the draft of its fe de erratas: the open one where there is one. */
export async function startErrata(
  { database }: Pick<Services, 'database'>, actor: Actor, convocatoriaId: string,
): Promise<Result<string, StartDraftRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  return database.db.transaction().execute(async (trx): Promise<Result<string, StartDraftRefusal>> => {
    const version = await readLatestVersion(trx, convocatoriaId)
    if (version === undefined) return refuse('CALL_UNKNOWN')
    await lockConvocatoria(trx, convocatoriaId)
    const open = await findErrataDraft(trx, convocatoriaId)
    if (open !== null) return accept(open)
    const { document, number } = version
    return accept(await begin(trx, actor, {
      copiedFrom: convocatoriaId, document, undecided: [], unchecked: [], amends: { id: convocatoriaId, number },
    }))
  })
}

async function begin(trx: Trx, actor: Actor, draft: Omit<NewDraft, 'by'>): Promise<string> {
  const id = await insertDraft(trx, { ...draft, by: actor.personId })
  await appendAudit(trx, {
    actor: { personId: actor.personId, role: 'admin' }, action: draft.amends === undefined ? 'call.copy' : 'call.amend',
    subjectType: 'callDraft', subjectId: id, payload: { from: draft.copiedFrom },
  })
  return id
}
