/** Hands out the list of who arrives, to who receives them; who took it, how and how many rows is in the audit. §5.9.3 */
import { appendAudit } from '#db/queries/audit.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { readArriving, type ArrivalsView } from '#app/arrivals/read-arrivals.server.ts'
import type { OpenReceiver } from '#app/arrivals/receiver.server.ts'
import type { CoreServices } from '#app/services.server.ts'

export async function exportArrivals(
  { database: { db } }: Pick<CoreServices, 'database'>, { actor, receiver, addressees }: OpenReceiver, form: 'xlsx' | 'pdf',
): Promise<Result<ArrivalsView, 'NOTICE_UNPUBLISHED'>> {
  return db.transaction().execute(async (trx): Promise<Result<ArrivalsView, 'NOTICE_UNPUBLISHED'>> => {
    const view = await readArriving(trx, receiver)
    if (view === null) return refuse('NOTICE_UNPUBLISHED')
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'ooads' in receiver ? 'ooad' : 'educacion' }, action: 'arrivals.export',
      subjectType: 'convocatoria', subjectId: view.call.id,
      payload: { form, people: view.people.length, addressees: addressees.join(' ') },
    })
    return accept(view)
  })
}
