/** A demo with published results and residents who hold seats: what tests about seats that are left begin with. */
import { randomBytes } from 'node:crypto'
import type { Actor } from '#app/http/actor.ts'
import { createRateLimits } from '#app/http/rate-limits.server.ts'
import { createSecretBox } from '#app/keys/secret-box.server.ts'
import { openSigningKeys } from '#app/keys/signing-keys.server.ts'
import { openFileStorage } from '#app/files/file-storage.server.ts'
import { startPdfPages } from '#app/resignation/pdf-pages.server.ts'
import { acceptCommitment, acceptSede } from '#app/use-cases/accept-award.server.ts'
import { readOwnCommitment } from '#app/use-cases/own-commitment.server.ts'
import type { Services } from '#app/services.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { addDuration, durationMs, type Instant } from '#exam-engine/kernel/time.ts'
import { clockControls } from '#tests/db/sitting/sitting-database.ts'
import { createKeysRoot } from '#tests/setup/keys-root.ts'
import { startCheapPasswords } from '#tests/setup/cheap-passwords.ts'
import { createDemoDatabase, type DemoDatabase } from './demo-database.ts'
import { TEST_PASSWORD } from './people.ts'
import { demand, freezeAndRun, markEverything, publishRun } from './published-selection.ts'
import { sitExam } from './sat-exam.ts'

export interface AwardedResidents extends DemoDatabase {
  owner: Database
  services: Services
  from: Instant
  until: Instant
  /** Stands still at so many milliseconds from an instant. */
  standAt(instant: Instant, ms?: number): Promise<void>
  /** Somebody with a seat that nobody has touched; of this category when given. */
  nextHolder(category?: 'mexican' | 'foreign'): Promise<Actor>
  /** The same, with the carta compromiso accepted; the clock stands at the opening of the results then. */
  nextCommitted(category?: 'mexican' | 'foreign'): Promise<Actor>
  /** Of the published result, without a seat; the first by their id. */
  seatless(): Promise<Actor>
  /** The audited acts of a person but those of the sitting, in their order. */
  actsOf(actor: Actor): Promise<string[]>
  awardOf(actor: Actor): Promise<{ id: string, state: string, pool_id: string, candidate_id: string }>
  /** Two persons of the coordination. */
  admins: [Actor, Actor]
}

export async function createAwardedResidents(): Promise<AwardedResidents> {
  const passwords = startCheapPasswords()
  const demo = await createDemoDatabase(await passwords.hash(TEST_PASSWORD))
  const owner = openDatabase({ url: demo.ownerUrl, max: 1 })
  const keys = await createKeysRoot()
  const pdfs = startPdfPages()
  await sitExam(demo, 'Gineco obstetricia', 4)
  await markEverything(demo)
  await publishRun(demo, await freezeAndRun(demo))
  const { db } = demo.database
  const { results_from: from, results_until: until } = await db.selectFrom('convocatoria')
    .select(['results_from', 'results_until']).executeTakeFirstOrThrow()
  const holders = await db.selectFrom('award').innerJoin('candidate', 'candidate.id', 'candidate_id')
    .select(['person_id', 'category']).orderBy('person_id').execute()
  const [first, second] = await db.selectFrom('role_grant').select('person_id').where('role', '=', 'admin').orderBy('person_id').limit(2).execute()
  const services = {
    database: demo.database, passwords, rateLimits: createRateLimits(), demo: true, env: { publicUrl: null },
    signing: openSigningKeys(demo.database, keys.root), papers: { secrets: createSecretBox(randomBytes(32), 'test') },
    files: await openFileStorage({ filesRoot: `${keys.root}/files`, filesBucket: null }), pdfs,
  } as unknown as Services
  const standAt = (at: Instant, ms = 0) => clockControls(owner).freezeClock(addDuration(at, durationMs(ms)))
  const nextHolder = async (category: 'mexican' | 'foreign' = 'mexican') => {
    const at = holders.findIndex((one) => one.category === category)
    const [found] = at < 0 ? [] : holders.splice(at, 1)
    if (found === undefined) throw new Error(`every seat of a ${category} resident is used`)
    return demo.actorOf(found.person_id)
  }
  return {
    ...demo, owner, services, from, until, standAt, nextHolder,
    async nextCommitted(category) {
      await standAt(from, 60_000)
      const actor = await nextHolder(category)
      demand(await acceptSede(services, actor))
      demand(await acceptCommitment(services, actor, (await readOwnCommitment(db, actor.personId))?.sha256 ?? ''))
      return actor
    },
    async seatless() {
      const row = await db.selectFrom('selection_result').innerJoin('candidate', 'candidate.id', 'candidate_id')
        .select('person_id').where('pool_id', 'is', null).orderBy('person_id').executeTakeFirstOrThrow()
      return demo.actorOf(row.person_id)
    },
    async actsOf({ personId }) {
      const rows = await db.selectFrom('audit_event').select('action').where('actor_id', '=', personId)
        .where('action', 'not like', 'sitting.%').orderBy('seq').execute()
      return rows.map(({ action }) => action)
    },
    async awardOf({ personId }) {
      return db.selectFrom('award').innerJoin('candidate', 'candidate.id', 'candidate_id')
        .select(['award.id', 'state', 'pool_id', 'candidate_id']).where('person_id', '=', personId).executeTakeFirstOrThrow()
    },
    admins: [await demo.actorOf(first?.person_id ?? ''), await demo.actorOf(second?.person_id ?? '')],
    async drop() {
      await pdfs.close()
      await owner.close()
      await demo.drop()
      await passwords.close()
      await keys.remove()
    },
  }
}

