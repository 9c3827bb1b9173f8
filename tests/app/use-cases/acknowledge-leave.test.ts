// A medical leave after the registration: recorded once, for oneself, until T0, and in the own data and the audit.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'
import { acknowledgeOwnLeave } from '#app/use-cases/acknowledge-leave.server.ts'
import { exportOwnData } from '#app/use-cases/export-own-data.server.ts'
import { addDuration, minutes, type Instant } from '#exam-engine/kernel/time.ts'
import { createDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'

let demo: DemoDatabase
let people: { candidateId: string, actor: Actor, startsAt: Instant }[]
const services = () => ({ database: demo.database, env: {} as Services['env'] })
const sayOf = async (actor: Actor) => {
  const said = await acknowledgeOwnLeave(services(), actor)
  return said.ok ? 'done' : said.refusal
}

beforeAll(async () => {
  demo = await createDemoDatabase()
  const rows = await demo.database.db.selectFrom('candidate').innerJoin('exam', 'exam.id', 'candidate.exam_id')
    .innerJoin('turno', 'turno.id', 'exam.turno_id').select(['candidate.id', 'candidate.person_id', 'turno.starts_at'])
    .where('turno.number', '=', 2).orderBy('candidate.folio').limit(3).execute()
  people = await Promise.all(rows.map(async ({ id, person_id: personId, starts_at: startsAt }) => (
    { candidateId: id, actor: await demo.actorOf(personId), startsAt })))
}, 120_000)
afterAll(() => demo.drop())

test('§3.1 it is said until the turno, once; the audit and the own data have it', async () => {
  const [one, late] = people
  if (one === undefined || late === undefined) throw new Error('the demo lacks residents')
  await demo.moveTo(addDuration(one.startsAt, minutes(-1)))
  expect(await sayOf(one.actor)).toBe('done')
  expect(await sayOf(one.actor)).toBe('LEAVE_ALREADY_ACKNOWLEDGED')
  const { data } = await exportOwnData(services(), one.actor)
  expect(data.incapacidad_reconocida).toHaveLength(1)
  const audited = await demo.database.db.selectFrom('audit_event').select(['actor_id', 'subject_id'])
    .where('action', '=', 'registration.acknowledgeLeave').execute()
  expect(audited).toEqual([{ actor_id: one.actor.personId, subject_id: one.candidateId }])
  await demo.moveTo(late.startsAt)
  expect(await sayOf(late.actor)).toBe('LEAVE_TURNO_BEGAN')
})

test('§3.1 the database refuses it at the turno, for somebody else, and any change of it', async () => {
  const [one, late, other] = people
  if (one === undefined || late === undefined || other === undefined) throw new Error('the demo lacks residents')
  const insert = (candidateId: string, byId: string) => demo.database.db.insertInto('medical_leave_acknowledgement')
    .values({ candidate_id: candidateId, by_id: byId }).execute()
  await expect(insert(late.candidateId, late.actor.personId)).rejects.toThrow('before the turno')
  await demo.moveTo(addDuration(late.startsAt, minutes(-1)))
  await expect(insert(late.candidateId, other.actor.personId)).rejects.toThrow('own health')
  await expect(sql`delete from medical_leave_acknowledgement`.execute(demo.database.db)).rejects.toThrow()
})
