/**
 * The steps of an assigned seat, on a published selection: the window to the millisecond, each step once, the rejection
 * by password and confirmation, and acts that cross.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { acceptCommitment, acceptSede } from '#app/use-cases/accept-award.server.ts'
import { issueLetter } from '#app/use-cases/issue-letter.server.ts'
import { readOwnCommitment } from '#app/use-cases/own-commitment.server.ts'
import { authenticateRejection, CONFIRM_WITHIN, rejectAward } from '#app/use-cases/reject-award.server.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { type AwardedResidents, createAwardedResidents } from '#tests/factories/awarded-residents.ts'
import { TEST_PASSWORD } from '#tests/factories/people.ts'
import { demand } from '#tests/factories/published-selection.ts'

const ORIGIN = 'https://efiser.example.mx'

let residents: AwardedResidents

beforeAll(async () => { residents = await createAwardedResidents() }, 120_000)
afterAll(() => residents.drop())

const stateOf = async (actor: Actor) => (await residents.awardOf(actor)).state

const outcome = (result: Result<unknown, string>) => result.ok ? 'ok' : result.refusal

async function commit(actor: Actor) {
  const shown = await readOwnCommitment(residents.database.db, actor.personId)
  return acceptCommitment(residents.services, actor, shown?.sha256 ?? '')
}

async function acceptWhole(actor: Actor): Promise<Actor> {
  demand(await acceptSede(residents.services, actor))
  demand(await commit(actor))
  return actor
}

const authenticate = (actor: Actor, change: Partial<Parameters<typeof authenticateRejection>[2]> = {}) =>
  authenticateRejection(residents.services, actor, { password: TEST_PASSWORD, address: '10.0.0.1', ...change })

/** Both authentications. */
async function reject(actor: Actor) {
  const proven = await authenticate(actor)
  return proven.ok ? rejectAward(residents.services, actor, { proof: proven.value, confirmed: true }) : proven
}

test('§5.1 a millisecond before the results open nobody accepts, nor learns whether there is a seat', async () => {
  await residents.standAt(residents.from, -1)
  const holder = await residents.nextHolder()
  const other = await residents.seatless()
  for (const actor of [holder, other]) {
    expect(await acceptSede(residents.services, actor)).toMatchObject({ refusal: 'RESULTS_NOT_OPEN' })
    expect(await reject(actor)).toMatchObject({ refusal: 'RESULTS_NOT_OPEN' })
    expect(await acceptCommitment(residents.services, actor, '0'.repeat(64))).toMatchObject({ refusal: 'RESULTS_NOT_OPEN' })
    expect(await issueLetter(residents.services, actor, ORIGIN)).toMatchObject({ refusal: 'RESULTS_NOT_OPEN' })
  }
  await residents.standAt(residents.from)
  expect(await acceptSede(residents.services, holder)).toEqual({ ok: true, value: 'sedeAccepted' })
  expect(await acceptSede(residents.services, other)).toMatchObject({ refusal: 'NO_AWARD' })
})

test('§5.3 §5.7 the last millisecond counts; at the end of the window silence has rejected', async () => {
  await residents.standAt(residents.from)
  const [inTime, half, silent] = [await residents.nextHolder(), await residents.nextHolder(), await residents.nextHolder()]
  demand(await acceptSede(residents.services, half))
  await residents.standAt(residents.until, -1)
  await acceptWhole(inTime)
  for (const ms of [0, 1]) {
    await residents.standAt(residents.until, ms)
    expect(await acceptSede(residents.services, silent)).toMatchObject({ refusal: 'ACCEPTANCE_WINDOW_CLOSED' })
    expect(await commit(half)).toMatchObject({ refusal: 'ACCEPTANCE_WINDOW_CLOSED' })
    expect(await reject(half)).toMatchObject({ refusal: 'ACCEPTANCE_WINDOW_CLOSED' })
    expect(await issueLetter(residents.services, half, ORIGIN)).toMatchObject({ refusal: 'ACCEPTANCE_WINDOW_CLOSED' })
  }
  expect([await stateOf(inTime), await stateOf(half), await stateOf(silent)])
    .toEqual(['commitmentAccepted', 'sedeAccepted', 'assigned'])
  expect(await issueLetter(residents.services, inTime, ORIGIN)).toMatchObject({ ok: true })
})

test('§5.4 §5.6 the steps come in their order, each once, and each leaves its audit row', async () => {
  await residents.standAt(residents.from, 60_000)
  const actor = await residents.nextHolder()
  expect(await commit(actor)).toMatchObject({ refusal: 'STEP_OUT_OF_ORDER' })
  expect(await issueLetter(residents.services, actor, ORIGIN)).toMatchObject({ refusal: 'STEP_OUT_OF_ORDER' })
  demand(await acceptSede(residents.services, actor))
  expect(await acceptSede(residents.services, actor)).toMatchObject({ refusal: 'ALREADY_DONE' })
  expect(await issueLetter(residents.services, actor, ORIGIN)).toMatchObject({ refusal: 'STEP_OUT_OF_ORDER' })
  demand(await commit(actor))
  expect(await commit(actor)).toMatchObject({ refusal: 'ALREADY_DONE' })
  expect(await reject(actor)).toMatchObject({ refusal: 'COMMITMENT_IS_BINDING' })
  demand(await issueLetter(residents.services, actor, ORIGIN))
  expect(await residents.actsOf(actor)).toEqual(['award.acceptSede', 'award.acceptCommitment', 'letter.issue'])
})

test('§5.5 only the text that holds is accepted, and the audit names it', async () => {
  await residents.standAt(residents.from, 60_000)
  const actor = await residents.nextHolder()
  demand(await acceptSede(residents.services, actor))
  expect(await acceptCommitment(residents.services, actor, '0'.repeat(64))).toMatchObject({ refusal: 'COMMITMENT_TEXT_CHANGED' })
  expect(await stateOf(actor)).toBe('sedeAccepted')
  demand(await commit(actor))
  const { payload } = await residents.database.db.selectFrom('audit_event').select('payload')
    .where('actor_id', '=', actor.personId).where('action', '=', 'award.acceptCommitment').executeTakeFirstOrThrow()
  const shown = await readOwnCommitment(residents.database.db, actor.personId)
  expect(JSON.parse(payload)).toEqual({ commitmentSha256: shown?.sha256 })
})

test('§5.13 a rejection takes the password and the confirmation, and then is final', async () => {
  await residents.standAt(residents.from, 60_000)
  const actor = await residents.nextHolder()
  demand(await acceptSede(residents.services, actor))
  expect(await authenticate(actor, { password: 'otra' })).toMatchObject({ refusal: 'PASSWORD_WRONG' })
  const proof = demand(await authenticate(actor))
  expect(await rejectAward(residents.services, actor, { proof, confirmed: false })).toMatchObject({ refusal: 'CONFIRMATION_MISSING' })
  expect(await stateOf(actor)).toBe('sedeAccepted')
  expect(await residents.actsOf(actor)).toEqual(['award.acceptSede'])
  expect(await reject(actor)).toEqual({ ok: true, value: 'rejected' })
  for (const again of [await acceptSede(residents.services, actor), await commit(actor), await reject(actor)]) {
    expect(again).toMatchObject({ refusal: 'REJECTION_IS_FINAL' })
  }
  expect(await residents.actsOf(actor)).toEqual(['award.acceptSede', 'award.reject'])
})

test('§5.13 who guesses the password of a rejection is stopped like who guesses at the sign-in', async () => {
  await residents.standAt(residents.from, 60_000)
  const actor = await residents.nextHolder()
  const address = '10.0.0.2'
  for (let n = 0; n < 10; n += 1) await residents.services.rateLimits.admitSignIn(actor.matricula, address)
  expect(await authenticate(actor, { address })).toMatchObject({ refusal: 'SIGN_IN_RATE_LIMITED' })
  expect(await stateOf(actor)).toBe('assigned')
})

test('§5.13 the confirmation needs the password first: of this session, of this person, within five minutes', async () => {
  await residents.standAt(residents.from, 60_000)
  const [actor, other] = [await residents.nextHolder(), await residents.nextHolder()]
  const proof = demand(await authenticate(actor))
  const confirmAs = async (who: Actor, given = proof) => outcome(await rejectAward(residents.services, who, { proof: given, confirmed: true }))
  expect(await confirmAs(other)).toBe('CONFIRMATION_OVER')
  expect(await confirmAs(await residents.actorOf(actor.personId, 'two'))).toBe('CONFIRMATION_OVER')
  expect(await confirmAs(actor, 'AAAA')).toBe('CONFIRMATION_OVER')
  for (const ms of [0, 1]) {
    await residents.standAt(residents.from, 60_000 + CONFIRM_WITHIN + ms)
    expect(await confirmAs(actor)).toBe('CONFIRMATION_OVER')
  }
  expect([await stateOf(actor), await stateOf(other)]).toEqual(['assigned', 'assigned'])
  await residents.standAt(residents.from, 60_000 + CONFIRM_WITHIN - 1)
  expect(await confirmAs(actor)).toBe('ok')
})

test('§5.4 §5.13 an acceptance and a rejection that cross leave one of them, and no half of the other', async () => {
  await residents.standAt(residents.from, 60_000)
  const actor = await residents.nextHolder()
  const accepted = await Promise.all([acceptSede(residents.services, actor), acceptSede(residents.services, actor)])
  expect(accepted.map(outcome).sort()).toEqual(['ALREADY_DONE', 'ok'])

  const torn = await residents.nextHolder()
  demand(await acceptSede(residents.services, torn))
  const [committed, rejected] = await Promise.all([commit(torn), reject(torn)])
  expect([outcome(committed), outcome(rejected)].filter((one) => one === 'ok')).toHaveLength(1)
  expect(await stateOf(torn)).toBe(committed.ok ? 'commitmentAccepted' : 'rejected')
  expect(await residents.actsOf(torn)).toEqual(['award.acceptSede', committed.ok ? 'award.acceptCommitment' : 'award.reject'])
})
