import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRateLimits } from '#app/http/rate-limits.server.ts'
import { readSession } from '#app/http/sessions.server.ts'
import { startPasswords, type Passwords } from '#app/passwords/passwords.server.ts'
import { signIn } from '#app/use-cases/sign-in.server.ts'
import { signOut } from '#app/use-cases/sign-out.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { createPerson, TEST_PASSWORD } from '#tests/factories/people.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/test-database.ts'
import { startCheapPasswords } from '#tests/setup/cheap-passwords.ts'
import type { Services } from '#app/services.server.ts'

let created: TestDatabase
let database: Database
let owner: Database
let passwords: Passwords
let passwordHash: string

beforeAll(async () => {
  created = await createTestDatabase()
  database = openDatabase({ url: created.appUrl, max: 4 })
  owner = openDatabase({ url: created.ownerUrl, max: 1 })
  passwords = startCheapPasswords()
  passwordHash = await passwords.hash(TEST_PASSWORD)
  await createPerson(owner.db, {
    matricula: '11111111', email: 'ana@prueba.example', passwordHash, roles: [{ role: 'admin' }],
  })
  await createPerson(owner.db, { matricula: '22222222', passwordHash, disabled: true })
})

afterAll(async () => {
  await passwords.close()
  await database.close()
  await owner.close()
  await created.drop()
})

const attempt = (identifier: string, password: string, limits = createRateLimits()) =>
  signIn({ database, passwords, rateLimits: limits, env: { staffFactor: 'optional' } } as Services,
    { identifier, password, address: '10.0.0.1', userAgent: 'test', secure: false })

test.each(['11111111', 'ana@prueba.example', 'ANA@prueba.example'])('%s opens a session with its actor', async (name) => {
  const opened = await attempt(name, TEST_PASSWORD)
  if (!opened.ok) throw new Error(opened.refusal)
  expect(opened.value.setCookie).toMatch(/HttpOnly; SameSite=Lax$/)
  const actor = await readSession(database, opened.value.setCookie.split(';')[0])
  expect(actor).toMatchObject({ matricula: '11111111', grants: [{ role: 'admin' }] })
})

test('the product hashes a new password at 12 rounds, and still knows one of fewer', async () => {
  const product = startPasswords()
  try {
    expect(await product.hash(TEST_PASSWORD)).toMatch(/^\$2b\$12\$/)
    expect(await product.verify(TEST_PASSWORD, passwordHash)).toEqual({ ok: true, value: true })
  } finally {
    await product.close()
  }
})

test('unknown account, wrong password and disabled account are one and the same refusal', async () => {
  const refused = { ok: false, refusal: 'SIGN_IN_FAILED' }
  expect(await attempt('99999999', TEST_PASSWORD)).toEqual(refused)
  expect(await attempt('11111111', 'otra')).toEqual(refused)
  expect(await attempt('22222222', TEST_PASSWORD)).toEqual(refused)
})

test('the eleventh try after ten failures is refused even with the right password', async () => {
  const limits = createRateLimits()
  for (let n = 0; n < 10; n += 1) await limits.admitSignIn('11111111', '10.0.0.1')
  expect(await attempt('11111111', TEST_PASSWORD, limits)).toMatchObject({ refusal: 'SIGN_IN_RATE_LIMITED' })
})

test('signing out ends the session in the database: a kept cookie opens nothing', async () => {
  const opened = await attempt('11111111', TEST_PASSWORD)
  if (!opened.ok) throw new Error(opened.refusal)
  const cookie = opened.value.setCookie.split(';')[0]
  const actor = await readSession(database, cookie)
  if (actor === null) throw new Error('no session')
  await signOut({ database, live: { sessionEnded: () => undefined } } as unknown as Services, actor)
  expect(await readSession(database, cookie)).toBeNull()
})

test('a session that is over, or a cookie that was tampered with, opens nothing', async () => {
  const opened = await attempt('11111111', TEST_PASSWORD)
  if (!opened.ok) throw new Error(opened.refusal)
  const cookie = opened.value.setCookie.split(';')[0] ?? ''
  expect(await readSession(database, `${cookie}x`)).toBeNull()
  expect(await readSession(database, 'efiser=%%%')).toBeNull()
  await owner.sql`update session set expires_at = clock_timestamp()`
  expect(await readSession(database, cookie)).toBeNull()
})

test('every sign-in and every refusal leaves its audit row, without the identifier in clear', async () => {
  const rows = await database.db.selectFrom('audit_event').select(['action', 'subject_id']).execute()
  expect(rows.some(({ action }) => action === 'session.open')).toBe(true)
  expect(rows.some(({ action }) => action === 'session.refuse')).toBe(true)
  expect(rows.some(({ subject_id: id }) => id.includes('99999999'))).toBe(false)
})

test('a session from HTTPS is none under the plain name, where somebody on the way could have planted it', async () => {
  const opened = await signIn({ database, passwords, rateLimits: createRateLimits(), env: { staffFactor: 'optional' } } as Services,
    { identifier: '11111111', password: TEST_PASSWORD, address: '10.0.0.1', userAgent: 'test', secure: true })
  if (!opened.ok) throw new Error(opened.refusal)
  const cookie = opened.value.setCookie.split(';')[0] ?? ''
  expect(cookie).toMatch(/^__Host-efiser=/)
  expect(await readSession(database, cookie)).not.toBeNull()
  expect(await readSession(database, cookie.replace('__Host-', ''))).toBeNull()
})
