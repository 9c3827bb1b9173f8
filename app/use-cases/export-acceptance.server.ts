/** Hands out the acceptance by course and sede, in counts; who took it and how is in the audit. */
import { appendAudit } from '#db/queries/audit.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import { readAcceptanceOf, type Acceptance } from '#app/acceptance/read-acceptance.server.ts'
import type { CoreServices } from '#app/services.server.ts'

export async function exportAcceptance(
  { database: { db } }: Pick<CoreServices, 'database'>, actor: Actor, form: 'xlsx' | 'pdf',
): Promise<Result<Acceptance, 'ADMIN_ONLY' | 'NO_CONVOCATORIA'>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  return db.transaction().execute(async (trx): Promise<Result<Acceptance, 'ADMIN_ONLY' | 'NO_CONVOCATORIA'>> => {
    const acceptance = await readAcceptanceOf(trx)
    if (acceptance === null) return refuse('NO_CONVOCATORIA')
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'acceptance.export', subjectType: 'convocatoria',
      subjectId: acceptance.callId, payload: { form },
    })
    return accept(acceptance)
  })
}
