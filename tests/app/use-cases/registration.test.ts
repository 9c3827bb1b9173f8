// From an empty form to a candidate: drafts, versions, the window to the second, and what the database holds by itself.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { readRegistration } from '#app/registration/registration-state.server.ts'
import type { CoreServices } from '#app/services.server.ts'
import { recordRegistrationAccess } from '#app/use-cases/record-registration-access.server.ts'
import { registerVersion } from '#app/use-cases/register-version.server.ts'
import { saveRegistrationDraft } from '#app/use-cases/save-registration-draft.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { listTrail } from '#db/queries/registration-drafts.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import type { RegistrationStep } from '#exam-engine/convocatoria/registration-fields.ts'
import { addDuration, durationMs, instant, minutes, type Instant } from '#exam-engine/kernel/time.ts'
import { createDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'

const OPENS = instant('2024-01-12T18:00:00-06:00')
const CLOSES = instant('2024-01-17T10:00:00-06:00')
const ENV = { publicUrl: 'https://efiser.example' } as CoreServices['env']
const ORIGIN = { address: '127.0.0.1', userAgent: 'prueba' }

let demo: DemoDatabase
let newcomer: Actor
let foreigner: Actor
let candidate: Actor
let owner: Database

beforeAll(async () => {
  demo = await createDemoDatabase()
  owner = openDatabase({ url: demo.ownerUrl, max: 1 })
  newcomer = await actorOf('registro1@efiser.demo')
  foreigner = await actorOf('registro2@efiser.demo')
  candidate = await actorOf('residente1@efiser.demo')
}, 120_000)

afterAll(async () => {
  await owner.close()
  await demo.drop()
})

async function actorOf(email: string): Promise<Actor> {
  const { id } = await demo.database.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  return demo.actorOf(id)
}
const at = (moment: Instant) => demo.moveTo(moment)
async function stateOf(actor: Actor) {
  const state = await readRegistration(demo.database.db, actor.personId)
  if (state === undefined) throw new Error('not on the roster')
  return state
}
async function save(actor: Actor, step: RegistrationStep, fields: Record<string, string>, read?: number) {
  const state = await stateOf(actor)
  return saveRegistrationDraft(demo, actor, ORIGIN, {
    step, read: read ?? state.steps[step].revision, fields: { ...state.draft[step], ...fields },
  })
}
const register = async (actor: Actor, seal?: string) =>
  registerVersion({ ...demo, env: ENV }, actor, ORIGIN, { seal: seal ?? (await stateOf(actor)).seal })
async function poolsOpenTo(actor: Actor, cer?: string) {
  const { assessments, pools } = await stateOf(actor)
  const open = cer ?? assessments.find(({ unmet }) => unmet.length === 0)?.course.cer
  return pools.filter((pool) => pool.cer === open).map(({ poolId }) => poolId)
}
async function fill(actor: Actor) {
  const pools = await poolsOpenTo(actor)
  await save(actor, 'contact', { phone1: '55 1234 5678', phone2: '664 765 4321' })
  await save(actor, 'course', { confirmed: 'on' })
  await save(actor, 'enarm', { byEnarm: 'yes', folio: 'E-123456', year: '2020' })
  await save(actor, 'preferences', { pools: pools.slice(0, 3).join(',') })
  await save(actor, 'declarations', {
    criminalProcess: 'no', litigation: 'no', concluded: 'no', medicalLeave: 'no', truthful: 'on', final: 'on',
  })
  return pools.slice(0, 3)
}
const preferencesOf = async (actor: Actor) => (await demo.database.db.selectFrom('preference')
  .innerJoin('candidate', 'candidate.id', 'candidate_id').select('pool_id').where('person_id', '=', actor.personId)
  .orderBy('position').execute()).map(({ pool_id: id }) => id)

test('§2.1 before the window nothing is saved, and a millisecond later it is', async () => {
  await at(addDuration(OPENS, minutes(-5)))
  expect(await save(newcomer, 'contact', { phone1: '1' })).toMatchObject({ refusal: 'REGISTRATION_NOT_OPEN' })
  await at(OPENS)
  expect(await save(newcomer, 'contact', { phone1: '1' })).toMatchObject({ ok: true, value: { revision: 1, closed: false } })
})

test('§2.1 A an incomplete registration is refused whole, and leaves no candidate', async () => {
  expect(await register(newcomer)).toMatchObject({ refusal: 'REGISTRATION_INCOMPLETE' })
  expect(await preferencesOf(newcomer)).toEqual([])
  expect((await stateOf(newcomer)).versions).toEqual([])
})

test('§2.2 A of two pages that typed upon the same revision the second saves nothing', async () => {
  const { revision } = (await stateOf(newcomer)).steps.contact
  expect(await save(newcomer, 'contact', { phone1: 'first' }, revision)).toMatchObject({ ok: true })
  expect(await save(newcomer, 'contact', { phone1: 'second' }, revision)).toMatchObject({ refusal: 'DRAFT_STALE' })
  expect((await stateOf(newcomer)).draft.contact.phone1).toBe('first')
  // Both typed the same: nobody lost anything.
  expect(await save(newcomer, 'contact', { phone1: 'first' }, revision)).toMatchObject({ ok: true })
})

test('§2.1 B, §3.1 C a complete one is registered: folio, preferences in order, attempt at the adscription', async () => {
  const pools = await fill(newcomer)
  expect(await register(newcomer, 'other')).toMatchObject({ refusal: 'REVIEW_CHANGED' })
  expect(await register(newcomer)).toMatchObject({ ok: true, value: { folio: 'R-000401', number: 1 } })
  const [mail] = await demo.database.db.selectFrom('mail_message').select(['kind', 'subject', 'body'])
    .where('person_id', '=', newcomer.personId).execute()
  expect(mail).toMatchObject({ kind: 'versionRegistered', subject: 'EFISER: se registró su versión 1' })
  expect(mail?.body).toContain('R-000401')
  expect(await preferencesOf(newcomer)).toEqual(pools)
  const attempt = await demo.database.db.selectFrom('attempt').innerJoin('candidate', 'candidate.id', 'candidate_id')
    .innerJoin('turno', 'turno.id', 'turno_id').selectAll('attempt').select('turno.starts_at')
    .where('person_id', '=', newcomer.personId).executeTakeFirstOrThrow()
  expect(attempt).toMatchObject({ sede_code: 'HE-CMNSXXI', state: 'expected', opens_at: attempt.starts_at })
  expect(await register(newcomer)).toMatchObject({ refusal: 'NOTHING_CHANGED' })
})

test('§2.2 A a draft counts for nothing until it is registered; then the new version is the valid one', async () => {
  const [first = '', second = '', ...rest] = await preferencesOf(newcomer)
  const turned = [second, first, ...rest]
  await save(newcomer, 'preferences', { pools: turned.join(',') })
  expect(await preferencesOf(newcomer)).toEqual([first, second, ...rest])
  expect(await register(newcomer)).toMatchObject({ ok: true, value: { folio: 'R-000401', number: 2 } })
  expect(await preferencesOf(newcomer)).toEqual(turned)
  expect((await stateOf(newcomer)).versions.map(({ number }) => number)).toEqual([2, 1])
})

test('§2.2 A the trail says who, when, from where, before and after; the audit chain holds', async () => {
  const state = await stateOf(newcomer)
  await recordRegistrationAccess(demo, newcomer, ORIGIN, state)
  await recordRegistrationAccess(demo, newcomer, ORIGIN, state)
  const [access, version, draft] = await listTrail(demo.database.db, state.of, 10)
  expect(access).toMatchObject({ kind: 'access', address: '127.0.0.1', user_agent: 'prueba', by_id: newcomer.personId })
  expect(version).toMatchObject({ kind: 'version', after: expect.stringContaining('R-000401') as string })
  expect(version?.before).not.toBe(version?.after)
  expect(Object.keys(JSON.parse(draft?.after ?? '{}') as object)).toEqual(['pools'])
  expect(await verifyAudit(demo.database.db)).toMatchObject({ whole: true })
})

test('two first registrations at once are one, and two people get two folios', async () => {
  await fill(foreigner)
  const { seal } = await stateOf(foreigner)
  const done = await Promise.all([register(foreigner, seal), register(foreigner, seal)])
  expect(done.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await stateOf(foreigner)).versions[0]?.content).toMatchObject({
    folio: 'R-000402', person: { category: 'foreign' }, exam: { sede: { timeZone: 'America/Tijuana' } },
  })
})

test('a candidate of before goes on from the registered version, and its attempt stays the same', async () => {
  const before = await stateOf(candidate)
  expect(before.versions.map(({ number }) => number)).toEqual([1])
  expect(before.draft.preferences.pools.split(',')).toEqual(await preferencesOf(candidate))
  const attempts = () => demo.database.db.selectFrom('attempt').innerJoin('candidate', 'candidate.id', 'candidate_id')
    .select(['attempt.id', 'attempt.times_version']).where('person_id', '=', candidate.personId).execute()
  const known = await attempts()
  await save(candidate, 'contact', { phone1: '55 9999 0000' })
  expect(await register(candidate)).toMatchObject({ refusal: 'REGISTRATION_INCOMPLETE' })
  await save(candidate, 'declarations', { truthful: 'on', final: 'on' })
  expect(await register(candidate)).toMatchObject({ ok: true, value: { folio: 'R-000001', number: 2 } })
  expect(await attempts()).toEqual(known)
})

test('§2.2 D a category that the roster changed later registers nothing', async () => {
  await owner.sql`update roster_entry set category = 'foreign' where person_id = ${candidate.personId}`
  await save(candidate, 'contact', { phone1: '55 9999 0001' })
  expect(await register(candidate)).toMatchObject({ refusal: 'CATEGORY_UNCHANGEABLE' })
  await owner.sql`update roster_entry set category = 'mexican' where person_id = ${candidate.personId}`
})

test('§2.1, §2.2 B at 10:00 of 17 January the window is closed; what is typed then is kept, and does not count', async () => {
  const valid = await preferencesOf(newcomer)
  await at(addDuration(CLOSES, durationMs(1)))
  expect(await save(newcomer, 'preferences', { pools: valid.toReversed().join(',') }))
    .toMatchObject({ ok: true, value: { closed: true } })
  expect(await register(newcomer)).toMatchObject({ refusal: 'REGISTRATION_CLOSED' })
  expect(await preferencesOf(newcomer)).toEqual(valid)
  expect((await stateOf(newcomer)).draft.preferences.pools.split(',')).toEqual(valid.toReversed())
})

test('§2.1, §2.2 B whatever the app says, the database takes no version outside the window and no preference beside one', async () => {
  const app = demo.database.sql
  const again = () => app`insert into registration_version (candidate_id, number, content, sha256, pools, by_id)
    select candidate_id, 3, content, sha256, pools, by_id from registration_version where number = 2 limit 1`
  await at(addDuration(CLOSES, durationMs(1)))
  await expect(again()).rejects.toMatchObject({ constraint_name: 'registration_version_in_window' })
  await at(addDuration(CLOSES, minutes(-5)))
  await expect(app`insert into registration_version (candidate_id, number, content, sha256, pools, by_id)
    select candidate_id, 5, content, sha256, pools, by_id from registration_version where number = 2 limit 1`)
    .rejects.toMatchObject({ constraint_name: 'registration_version_numbered' })
  await expect(app`insert into preference select candidate_id, 90, pool_id from preference limit 1`)
    .rejects.toMatchObject({ code: '42501' })
  await expect(app`insert into registration_version (candidate_id, number, content, sha256, pools, by_id, registered_at)
    select candidate_id, 3, content, sha256, pools, by_id, registered_at from registration_version limit 1`)
    .rejects.toMatchObject({ code: '42501' })
  await expect(app`insert into candidate (convocatoria_id, person_id, folio, category, ceme, grade, adscription_sede,
      exam_sede, exam_id, registered_at)
    select convocatoria_id, (select person_id from role_grant where role = 'admin' limit 1), 'R-999999', category, ceme,
      grade, adscription_sede, exam_sede, exam_id, registered_at from candidate limit 1`)
    .rejects.toMatchObject({ constraint_name: 'candidate_as_on_roster' })
  await expect(owner.sql`delete from registration_version`).rejects.toMatchObject({ message: /append|change/ })
  await expect(owner.sql`update registration_trail set address = null`).rejects.toMatchObject({ message: /append|change/ })
})
