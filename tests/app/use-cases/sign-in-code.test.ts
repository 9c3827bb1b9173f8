// The single-use sign-in: for one attempt, once, for ten minutes, and for nothing but the sitting.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { createRateLimits } from '#app/http/rate-limits.server.ts'
import { readSession } from '#app/http/sessions.server.ts'
import { admitCandidate } from '#app/use-cases/admit-candidate.server.ts'
import { denyCandidate } from '#app/use-cases/deny-candidate.server.ts'
import { issueSignInCode } from '#app/use-cases/issue-sign-in-code.server.ts'
import { signInWithCode } from '#app/use-cases/sign-in-with-code.server.ts'
import { addDuration, durationMs, minutes } from '#exam-engine/kernel/time.ts'
import { OPENS_AT } from '#tests/db/sitting/sitting-database.ts'
import { nth } from '#tests/app/live/live-server.ts'
import { startUseCaseSitting, type UseCaseSitting } from './sitting-services.ts'

let sitting: UseCaseSitting
let supervisor: Actor, other: Actor
const CHECKS = { solicitudShown: true, idShown: true, identityMatches: true }
const START = addDuration(OPENS_AT, minutes(-20))
const attempt = (index: number) => nth(sitting.attempts, index)
const folioOf = (index: number) => `F-${String(10000 + index)}`
const limits = createRateLimits()

const issue = async (index: number) => {
  const issued = await issueSignInCode(sitting.services, supervisor, { attemptId: attempt(index).id })
  if (!issued.ok) throw new Error(issued.refusal)
  return issued.value.code
}
const signIn = (index: number, code: string, rateLimits = limits) => signInWithCode(
  { database: sitting.services.database, rateLimits },
  { folio: folioOf(index), code, address: '10.0.0.1', userAgent: 'test', secure: false })
const REFUSED = { ok: false, refusal: 'SIGN_IN_CODE_REFUSED' }

beforeAll(async () => {
  sitting = await startUseCaseSitting({ attempts: 12 })
  supervisor = await sitting.actor(sitting.staff.supervisorA.cookie)
  other = await sitting.actor(sitting.staff.supervisorB.cookie)
  await sitting.freezeClock(START)
  for (let index = 0; index < 5; index += 1) {
    await admitCandidate(sitting.services, supervisor, { attemptId: attempt(index).id, checks: CHECKS })
  }
})
afterAll(() => sitting.close())

test('§3.1 C a code is given by the own sede only, and only to who passed the checks', async () => {
  expect(await issueSignInCode(sitting.services, other, { attemptId: attempt(0).id }))
    .toMatchObject({ refusal: 'NOT_YOUR_SEDE' })
  expect(await issueSignInCode(sitting.services, supervisor, { attemptId: attempt(5).id }))
    .toMatchObject({ refusal: 'WRONG_STATE' })
})

test('the code opens the own sitting once; nobody can read it in the database', async () => {
  const code = await issue(0)
  const raced = await Promise.all([signIn(0, code), signIn(0, code), signIn(0, code)])
  expect(raced.map(({ ok }) => ok).sort()).toEqual([false, false, true])
  expect(await signIn(0, code)).toEqual(REFUSED)
  const opened = raced.find(({ ok }) => ok)
  const cookie = opened?.ok === true ? opened.value.split(';')[0] : undefined
  const actor = await readSession(sitting.app, cookie)
  expect(actor).toMatchObject({ personId: attempt(0).personId, sittingOf: attempt(0).id })
  const rows = await sitting.owner.sql`select * from sign_in_code`
  const audit = await sitting.auditOf(attempt(0).id)
  expect(JSON.stringify([rows, audit])).not.toContain(code.replaceAll('-', ''))
  expect(audit.map(({ action }) => action)).toContain('session.openWithCode')
  expect(await sitting.owner.sql`select count(*)::int as sessions from session
    where sitting_attempt_id is not null`).toMatchObject([{ sessions: 1 }])
})

test('the session of a code reaches the exam and nothing else of the person', async () => {
  const opened = await signIn(1, await issue(1))
  if (!opened.ok) throw new Error(opened.refusal)
  await sitting.owner.sql`insert into role_grant (person_id, role) values (${attempt(1).personId}, 'admin')`
  const cookie = opened.value.split(';')[0] ?? ''
  const ask = (path: string, role: 'residente' | 'admin', method = 'GET') => requireRole({
    request: new Request(`http://sitio${path}`, { headers: { Cookie: cookie }, method }),
    context: { services: sitting.services } as never,
  }, role)
  expect(await ask('/examen', 'residente')).toMatchObject({ personId: attempt(1).personId })
  expect(await ask('/examen/estado', 'residente')).toMatchObject({ personId: attempt(1).personId })
  await expect(ask('/resultado/rechazar', 'residente', 'POST')).rejects.toMatchObject({ status: 403 })
  await expect(ask('/examenes', 'residente')).rejects.toMatchObject({ status: 302 })
  await expect(ask('/examen', 'admin')).rejects.toMatchObject({ status: 403 })
})

test('a code lives until its ten minutes are over, and not at that instant', async () => {
  const [early, late] = [await issue(2), await issue(3)]
  await sitting.freezeClock(addDuration(START, durationMs(minutes(10) - 1)))
  expect((await signIn(2, early)).ok).toBe(true)
  await sitting.freezeClock(addDuration(START, minutes(10)))
  expect(await signIn(3, late)).toEqual(REFUSED)
})

test('a new code ends the one before; that of another person opens nothing', async () => {
  const [former, code] = [await issue(3), await issue(3)]
  expect(await signIn(3, former)).toEqual(REFUSED)
  expect(await signIn(4, code)).toEqual(REFUSED)
  expect((await signIn(3, code.toLowerCase().replaceAll('-', ' '))).ok).toBe(true)
})

test('§3.1 C whoever is denied after getting a code does not come in by it', async () => {
  const code = await issue(4)
  await denyCandidate(sitting.services, supervisor, {
    attemptId: attempt(4).id, denial: { reason: 'IDENTITY_DOUBT', note: '' } })
  expect(await signIn(4, code)).toEqual(REFUSED)
})

test('guessing is cut off, by folio and address', async () => {
  const few = createRateLimits()
  const tries = []
  for (let n = 0; n < 11; n += 1) tries.push(await signIn(5, '0000-0000-0000', few))
  expect(tries.at(9)).toEqual(REFUSED)
  expect(tries.at(10)).toMatchObject({ refusal: 'SIGN_IN_RATE_LIMITED' })
})

test('the database itself holds one open code per attempt, one use, and its ten minutes', async () => {
  const insert = (change: string) => sitting.owner.sql.unsafe(`insert into sign_in_code
    (attempt_id, code_sha256, issued_at, issued_by, expires_at)
    select '${attempt(3).id}', sha256('x'), efiser_now(), '${supervisor.personId}', efiser_now() + interval '${change}'`)
  await expect(insert('11 minutes')).rejects.toMatchObject({ constraint_name: 'sign_in_code_ten_minutes' })
  await insert('10 minutes')
  await expect(insert('10 minutes')).rejects.toMatchObject({ constraint_name: 'sign_in_code_one_open' })
  await expect(sitting.owner.sql`update sign_in_code set used_at = null, used_session = null
    where used_at is not null`).rejects.toMatchObject({ constraint_name: 'sign_in_code_used_once' })
})
