/** Hands out the list of the registered; who took it, when, and how many rows is in the audit. */
import { appendAudit } from '#db/queries/audit.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { listRegistered, type RegisteredRow } from '#db/queries/registered-numbers.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'

export async function exportRegistered(
  { database: { db } }: Pick<CoreServices, 'database'>, actor: Actor,
): Promise<Result<RegisteredRow[], 'ADMIN_ONLY' | 'NO_CONVOCATORIA'>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  return db.transaction().execute(async (trx): Promise<Result<RegisteredRow[], 'ADMIN_ONLY' | 'NO_CONVOCATORIA'>> => {
    const convocatoria = await findCurrentConvocatoria(trx)
    if (convocatoria === undefined) return refuse('NO_CONVOCATORIA')
    const rows = await listRegistered(trx, convocatoria.id)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'registered.export', subjectType: 'convocatoria',
      subjectId: convocatoria.id, payload: { candidates: rows.length },
    })
    return accept(rows)
  })
}
