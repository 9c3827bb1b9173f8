/** A database with the demo convocatoria in it, and the actors that tests act as. */
import { loadDemoIfEmpty } from '#db/demo/load-demo.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { moveClock } from '#db/queries/clock.ts'
import { listGrants } from '#db/queries/people.ts'
import type { Actor } from '#app/http/actor.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/test-database.ts'

export interface DemoDatabase {
  database: Database
  ownerUrl: string
  moveTo(instant: Instant): Promise<void>
  /** The actor of a person, with a session of its own per `session` text. */
  actorOf(personId: string, session?: string): Promise<Actor>
  drop(): Promise<void>
}

export async function createDemoDatabase(passwordHash = 'unusable'): Promise<DemoDatabase> {
  const created = await createTestDatabase()
  await loadDemoIfEmpty({ ownerUrl: created.ownerUrl, passwordHash })
  return openDemoDatabase(created)
}

/** The same over a database that somebody else made and filled, as that of a running server. */
export function openDemoDatabase({ ownerUrl, appUrl, drop }: TestDatabase): DemoDatabase {
  const database = openDatabase({ url: appUrl, max: 6 })
  return {
    database,
    ownerUrl,
    moveTo: (instant) => database.db.transaction().execute((trx) => moveClock(trx, instant)),
    async actorOf(personId, session = 'one') {
      const person = await database.db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirstOrThrow()
      const grants = await listGrants(database.db, personId)
      return {
        personId, matricula: person.matricula, name: `${person.given_names} ${person.first_surname}`,
        grants: grants.map((grant) => ({ role: grant.role, sedeCode: grant.sede_code, ooad: grant.ooad, ceme: grant.ceme })),
        sessionSha256: Buffer.alloc(32, session),
      }
    },
    async drop() {
      await database.close()
      await drop()
    },
  }
}

/** The id of somebody with the role, at the sede when given. */
export async function findByRole({ database: { db } }: DemoDatabase, role: 'admin' | 'supervisor', sede?: string) {
  let query = db.selectFrom('role_grant').select('person_id').where('role', '=', role)
  if (sede !== undefined) query = query.where('sede_code', '=', sede)
  return (await query.limit(1).executeTakeFirstOrThrow()).person_id
}
