/** Everything that is kept of who asks; that it was taken is in the audit. */
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { readOwnData, type OwnData } from '#db/queries/own-data.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'

export async function exportOwnData(
  { database: { db } }: Pick<CoreServices, 'database'>, { personId }: Actor,
): Promise<{ at: Instant, data: OwnData }> {
  return db.transaction().execute(async (trx) => {
    const data = await readOwnData(trx, personId)
    await appendAudit(trx, {
      actor: { personId, role: 'self' }, action: 'person.export', subjectType: 'person', subjectId: personId, payload: {},
    })
    return { at: await readNow(trx), data }
  })
}
