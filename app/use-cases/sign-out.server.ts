/** Ends the session in the database, not only in the browser, and cuts the sockets that it opened. */
import { appendAudit } from '#db/queries/audit.ts'
import { revokeSession } from '#db/queries/people.ts'
import type { Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'

export async function signOut({ database: { db }, live }: Pick<Services, 'database' | 'live'>, actor: Actor): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await revokeSession(trx, actor.sessionSha256)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'self' }, action: 'session.close', subjectType: 'person',
      subjectId: actor.personId, payload: { session: actor.sessionSha256.toString('hex') },
    })
  })
  live.sessionEnded(actor.sessionSha256)
}
