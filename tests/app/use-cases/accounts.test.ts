import { randomBytes } from 'node:crypto'
import { TOTP, Secret } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRateLimits } from '#app/http/rate-limits.server.ts'
import { readSession, readWaiting } from '#app/http/sessions.server.ts'
import { createSecretBox } from '#app/keys/secret-box.server.ts'
import type { Passwords } from '#app/passwords/passwords.server.ts'
import type { Services } from '#app/services.server.ts'
import { confirmPassword } from '#app/use-cases/confirm-password.server.ts'
import { managePerson, type PersonAct } from '#app/use-cases/manage-person.server.ts'
import { enrolFactor, offerFactor } from '#app/use-cases/own-factor.server.ts'
import { changePassword } from '#app/use-cases/own-sessions.server.ts'
import { showFactor } from '#app/use-cases/show-factor.server.ts'
import { signIn } from '#app/use-cases/sign-in.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { createPerson, TEST_PASSWORD } from '#tests/factories/people.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/test-database.ts'
import { startCheapPasswords } from '#tests/setup/cheap-passwords.ts'

let created: TestDatabase
let database: Database
let owner: Database
let passwords: Passwords
let hash: string
const ended: string[] = []

beforeAll(async () => {
  created = await createTestDatabase()
  database = openDatabase({ url: created.appUrl, max: 6 })
  owner = openDatabase({ url: created.ownerUrl, max: 2 })
  passwords = startCheapPasswords()
  hash = await passwords.hash(TEST_PASSWORD)
})
afterAll(async () => {
  await passwords.close()
  await database.close()
  await owner.close()
  await created.drop()
})

const secrets = createSecretBox(randomBytes(32), 'test')
const servicesOf = (staffFactor: 'required' | 'optional' = 'optional') => ({
  database, passwords, rateLimits: createRateLimits(), env: { staffFactor }, papers: { secrets },
  live: { sessionEnded: (session: Buffer) => { ended.push(session.toString('hex')) }, sessionChanged: () => undefined },
}) as unknown as Services
const from = { address: '10.0.0.1', userAgent: 'test', secure: false }

async function enter(matricula: string, password = TEST_PASSWORD, staffFactor: 'required' | 'optional' = 'optional') {
  const opened = await signIn(servicesOf(staffFactor), { identifier: matricula, password, ...from })
  if (!opened.ok) throw new Error(opened.refusal)
  return { ...opened.value, cookie: opened.value.setCookie.split(';')[0] ?? '' }
}
async function actorOf(matricula: string) {
  const actor = await readSession(database, (await enter(matricula)).cookie)
  if (actor === null) throw new Error('no session')
  return actor
}
const codeOf = (secret: Buffer, steps = 0) =>
  new TOTP({ secret: new Secret({ buffer: new Uint8Array(secret).buffer }) }).generate({ timestamp: Date.now() + steps * 30_000 })

async function enrolled(matricula: string) {
  const who = await actorOf(matricula)
  const { secret, offer } = offerFactor(servicesOf().papers, who)
  const made = await enrolFactor(servicesOf(), who, { offer, typed: codeOf(secret, -1), password: TEST_PASSWORD, ...from })
  if (!made.ok) throw new Error(made.refusal)
  return { secret, recovery: made.value.recovery }
}

test('a changed password opens, the former does not, and the other sessions end with their sockets', async () => {
  await createPerson(owner.db, { matricula: '30000001', passwordHash: hash })
  const other = await enter('30000001')
  const actor = await actorOf('30000001')
  const input = { current: TEST_PASSWORD, address: '10.0.0.1' }
  expect(await changePassword(servicesOf(), actor, { ...input, next: 'corta' })).toMatchObject({ refusal: 'PASSWORD_TOO_SHORT' })
  expect(await changePassword(servicesOf(), actor, { ...input, next: '30000001 2024' })).toMatchObject({ refusal: 'PASSWORD_OWN_DATA' })
  expect(await changePassword(servicesOf(), actor, { ...input, next: '30000001 30000001' })).toMatchObject({ refusal: 'PASSWORD_OWN_DATA' })
  expect(await changePassword(servicesOf(), actor, { ...input, next: 'password1234' })).toMatchObject({ refusal: 'PASSWORD_COMMON' })
  const before = ended.length
  expect(await changePassword(servicesOf(), actor, { ...input, next: 'tres palomas grises' })).toMatchObject({ ok: true })
  expect(ended.length).toBe(before + 1)
  expect(await readSession(database, other.cookie)).toBeNull()
  expect((await enter('30000001', 'tres palomas grises')).stage).toBe('full')
  expect(await signIn(servicesOf(), { identifier: '30000001', password: TEST_PASSWORD, ...from })).toMatchObject({ ok: false })
})

test('who has a factor has no session until a code of it was shown, and the code works once', async () => {
  await createPerson(owner.db, { matricula: '30000002', passwordHash: hash })
  const { secret } = await enrolled('30000002')
  const { cookie, stage } = await enter('30000002')
  expect(stage).toBe('factor')
  expect(await readSession(database, cookie)).toBeNull()
  const waiting = await readWaiting(database, cookie)
  if (waiting === null) throw new Error('nobody waits')
  const typed = codeOf(secret)
  // Two at once with one code: one wins.
  const second = await readWaiting(database, (await enter('30000002')).cookie)
  const both = await Promise.all([waiting, second ?? waiting].map((one) => showFactor(servicesOf(), one, { typed, ...from })))
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  const third = await readWaiting(database, (await enter('30000002')).cookie)
  expect(await showFactor(servicesOf(), third ?? waiting, { typed, ...from })).toMatchObject({ refusal: 'CODE_WRONG' })
  const won = both.find(({ ok }) => ok)
  expect(await readSession(database, won?.ok === true ? won.value.split(';')[0] : null)).not.toBeNull()
})

test('a recovery code works once, and a code of the factor confirms an act in the place of the password', async () => {
  await createPerson(owner.db, { matricula: '30000003', passwordHash: hash })
  const { secret, recovery: [first = ''] } = await enrolled('30000003')
  const wait = async () => readWaiting(database, (await enter('30000003')).cookie)
  const [one, two] = [await wait(), await wait()]
  if (one === null || two === null) throw new Error('nobody waits')
  const opened = await showFactor(servicesOf(), one, { typed: first.toLowerCase(), ...from })
  expect(await showFactor(servicesOf(), two, { typed: first, ...from })).toMatchObject({ refusal: 'CODE_WRONG' })
  const actor = await readSession(database, opened.ok ? opened.value.split(';')[0] : null)
  if (actor === null) throw new Error('no session')
  const own = { password: codeOf(secret), address: '10.0.0.1' }
  expect(await confirmPassword(servicesOf(), actor, own)).toMatchObject({ ok: true })
  expect(await confirmPassword(servicesOf(), actor, own)).toMatchObject({ refusal: 'PASSWORD_WRONG' })
})

test('a factor is taken on with the password: a session left open locks nobody out', async () => {
  await createPerson(owner.db, { matricula: '30000013', passwordHash: hash })
  const who = await actorOf('30000013')
  const { secret, offer } = offerFactor(servicesOf().papers, who)
  const input = { offer, typed: codeOf(secret), ...from }
  expect(await enrolFactor(servicesOf(), who, { ...input, password: 'no la sabe' })).toMatchObject({ refusal: 'PASSWORD_WRONG' })
  expect(await enrolFactor(servicesOf(), who, { ...input, password: '' })).toMatchObject({ refusal: 'PASSWORD_WRONG' })
  expect((await enter('30000013')).stage).toBe('full')
})

test('where it is required, staff without a factor reach its enrolment and nothing else; residents sign in as before', async () => {
  await createPerson(owner.db, { matricula: '30000004', passwordHash: hash, roles: [{ role: 'auditor' }] })
  await createPerson(owner.db, { matricula: '30000005', passwordHash: hash, roles: [{ role: 'residente' }] })
  const staff = await enter('30000004', TEST_PASSWORD, 'required')
  expect(staff.stage).toBe('enrolment')
  expect(await readSession(database, staff.cookie)).toBeNull()
  expect((await enter('30000005', TEST_PASSWORD, 'required')).stage).toBe('full')
  expect((await enter('30000004')).stage).toBe('full')
})

test('roles change at once; nobody ends the own administration; of two admins at once one remains', async () => {
  const [a, b] = await Promise.all(['30000006', '30000007'].map((matricula) =>
    createPerson(owner.db, { matricula, passwordHash: hash, roles: [{ role: 'admin' }] })))
  const who = await createPerson(owner.db, { matricula: '30000008', passwordHash: hash })
  if (a === undefined || b === undefined) throw new Error('nobody')
  const [first, second] = [await actorOf('30000006'), await actorOf('30000007')]
  const act = (by: typeof first, person: string, what: PersonAct) => managePerson(servicesOf(), by, person, what, 'motivo')
  const { cookie } = await enter('30000008')
  const nowhere = { sedeCode: null, ooad: null, ceme: null }
  expect(await act(first, who, { kind: 'grant', role: 'supervisor', scope: nowhere })).toMatchObject({ refusal: 'SCOPE_WRONG' })
  expect(await act(first, who, { kind: 'grant', role: 'auditor', scope: nowhere })).toMatchObject({ ok: true })
  expect((await readSession(database, cookie))?.grants).toMatchObject([{ role: 'auditor' }])
  const grantOf = async (person: string) =>
    (await database.db.selectFrom('role_grant').select('id').where('person_id', '=', person).executeTakeFirstOrThrow()).id
  expect(await act(first, who, { kind: 'withdraw', grantId: await grantOf(who) })).toMatchObject({ ok: true })
  expect((await readSession(database, cookie))?.grants).toEqual([])
  const own = await grantOf(a)
  expect(await act(first, a, { kind: 'withdraw', grantId: own })).toMatchObject({ refusal: 'OWN_ADMIN_STAYS' })
  expect(await act(first, a, { kind: 'disable' })).toMatchObject({ refusal: 'OWN_ACCOUNT_STAYS' })
  const other = await grantOf(b)
  const raced = await Promise.all([
    act(first, b, { kind: 'withdraw', grantId: other }), act(second, a, { kind: 'withdraw', grantId: own }),
  ])
  expect(raced.map(({ ok }) => ok).sort()).toEqual([false, true])
})

test('who has no telephone at hand is let in by a pass of another admin: once, after the password, the factor untouched', async () => {
  await createPerson(owner.db, { matricula: '30000010', passwordHash: hash, roles: [{ role: 'admin' }] })
  const who = await createPerson(owner.db, { matricula: '30000011', passwordHash: hash, roles: [{ role: 'auditor' }] })
  const admin = await actorOf('30000010')
  const own = await managePerson(servicesOf(), admin, admin.personId, { kind: 'givePass' }, 'me dejo entrar')
  expect(own).toMatchObject({ refusal: 'PASS_NOT_OWN' })
  const given = await managePerson(servicesOf(), admin, who, { kind: 'givePass' }, 'teléfono descargado, 08:55')
  const pass = given.ok ? given.value.pass ?? '' : ''
  const stranger = await createPerson(owner.db, { matricula: '30000012', passwordHash: hash, roles: [{ role: 'auditor' }] })
  expect(stranger).not.toBe(who)
  const wait = async (matricula: string) => {
    const waiting = await readWaiting(database, (await enter(matricula, TEST_PASSWORD, 'required')).cookie)
    if (waiting === null) throw new Error('nobody waits')
    return waiting
  }
  const refused = { refusal: 'CODE_WRONG' }
  expect(await showFactor(servicesOf(), await wait('30000012'), { typed: pass, ...from })).toMatchObject(refused)
  const opened = await showFactor(servicesOf(), await wait('30000011'), { typed: pass.toLowerCase(), ...from })
  expect(await readSession(database, opened.ok ? opened.value.split(';')[0] : null)).not.toBeNull()
  expect(await showFactor(servicesOf(), await wait('30000011'), { typed: pass, ...from })).toMatchObject(refused)
  const late = await managePerson(servicesOf(), admin, who, { kind: 'givePass' }, 'otra vez')
  await owner.sql`alter table factor_pass disable trigger factor_pass_once`
  await owner.sql`update factor_pass set made_at = made_at - interval '30 minutes', expires_at = expires_at - interval '30 minutes'
    where used_at is null`
  await owner.sql`alter table factor_pass enable trigger factor_pass_once`
  const typed = late.ok ? late.value.pass ?? '' : ''
  expect(await showFactor(servicesOf(), await wait('30000011'), { typed, ...from })).toMatchObject(refused)
})
