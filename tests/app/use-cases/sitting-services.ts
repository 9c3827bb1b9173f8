/** What use-cases of the sitting need, over a test sitting; `told` lists the attempts that the sockets were told of. */
import type { Actor } from '#app/http/actor.ts'
import { readSession } from '#app/http/sessions.server.ts'
import type { LiveHub } from '#app/live/live-hub.ts'
import type { Database } from '#db/client.ts'
import { fillSitting, type SittingDatabase } from '#tests/db/sitting/sitting-database.ts'
import { createTestDatabase } from '#tests/setup/test-database.ts'

export interface UseCaseSitting extends SittingDatabase {
  services: { database: Database; live: LiveHub }
  told: string[]
  actor(cookie: string): Promise<Actor>
  /** Actions of the audit on one attempt, oldest first. */
  auditOf(attemptId: string): Promise<{ action: string; actor_role: string | null; payload: Record<string, unknown> }[]>
  stateOf(attemptId: string): Promise<string>
}

/** A sitting without sockets; the hub only notes what it is told. */
export async function startUseCaseSitting(options: { attempts?: number } = {}): Promise<UseCaseSitting> {
  const created = await createTestDatabase()
  const sitting = await fillSitting(created, options)
  const told: string[] = []
  const live: LiveHub = {
    publishAttemptChanged: (attemptId) => { told.push(attemptId) },
    publishTimes: (attemptIds) => { told.push(...attemptIds.map((attemptId) => `times ${attemptId}`)) },
    publishAnnouncement: (announcementId) => { told.push(`announcement ${announcementId}`) },
    clockMoved: () => undefined,
    leaseReleased: () => undefined, unsentOf: () => null, sessionEnded: () => undefined, sessionChanged: () => undefined,
    presence: () => [], saveRate: () => 0, takeBatches: () => [], nodes: () => ({ linked: true, others: 0 }),
    save: () => Promise.resolve({ ok: false, refusal: 'BUSY_RETRY' }),
    stats: () => ({ sockets: 0, saved: 0, duplicates: 0, batches: 0, largestBatch: 0, waiting: 0, refused: {} }),
    moveAway: () => Promise.resolve(), drain: () => Promise.resolve(),
  }
  return {
    ...sitting, told, services: { database: sitting.app, live },
    async actor(cookie) {
      const actor = await readSession(sitting.app, cookie)
      if (actor === null) throw new Error('the session is unknown')
      return actor
    },
    async auditOf(attemptId) {
      const rows = await sitting.app.db.selectFrom('audit_event').select(['action', 'actor_role', 'payload'])
        .where('subject_id', '=', attemptId).orderBy('seq').execute()
      return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) as Record<string, unknown> }))
    },
    async stateOf(attemptId) {
      const { state } = await sitting.app.db.selectFrom('attempt').select('state')
        .where('id', '=', attemptId).executeTakeFirstOrThrow()
      return state
    },
    async close() {
      await sitting.close()
      await created.drop()
    },
  }
}
