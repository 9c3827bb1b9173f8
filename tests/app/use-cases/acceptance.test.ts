/**
 * The whole path of an assigned seat, on a published selection: the window to the
 * millisecond, each step once, the letter once, and acts that cross.
 */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openSigningKeys } from '#app/keys/signing-keys.server.ts'
import { issueMissingReceipts } from '#app/use-cases/issue-receipts.server.ts'
import { readAnswersThatCount } from '#db/queries/quarantine-decisions.ts'
import { findOwnResult } from '#db/queries/results.ts'
import { answersDigest } from '#exam-engine/sitting/answers-digest.ts'
import { effectiveAnswers } from '#exam-engine/sitting/effective-answers.ts'
import { createKeysRoot } from '#tests/setup/keys-root.ts'
import { startCheapPasswords } from '#tests/setup/cheap-passwords.ts'
import { acceptCommitment, acceptSede } from '#app/use-cases/accept-award.server.ts'
import { exportOwnData } from '#app/use-cases/export-own-data.server.ts'
import { confirmLetter, FETCH_AGAIN_FOR, issueLetter } from '#app/use-cases/issue-letter.server.ts'
import { readOwnCommitment } from '#app/use-cases/own-commitment.server.ts'
import { authenticateRejection, CONFIRM_WITHIN, rejectAward } from '#app/use-cases/reject-award.server.ts'
import { createRateLimits } from '#app/http/rate-limits.server.ts'
import type { Actor } from '#app/http/actor.ts'
import { createSecretBox } from '#app/keys/secret-box.server.ts'
import type { Passwords } from '#app/passwords/passwords.server.ts'
import type { CoreServices } from '#app/services.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { findAward, forgetExpiredLetters } from '#db/queries/awards.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { addDuration, durationMs, minutes, type Instant } from '#exam-engine/kernel/time.ts'
import { clockControls } from '#tests/db/sitting/sitting-database.ts'
import { createDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { TEST_PASSWORD } from '#tests/factories/people.ts'
import { demand, freezeAndRun, markEverything, publishRun } from '#tests/factories/published-selection.ts'
import { sitExam } from '#tests/factories/sat-exam.ts'

const ORIGIN = 'https://efiser.example.mx'

let demo: DemoDatabase
let owner: Database
let passwords: Passwords
let services: CoreServices
let from: Instant
let until: Instant
let holders: string[]
let seatless: string
let keys: Awaited<ReturnType<typeof createKeysRoot>>

beforeAll(async () => {
  passwords = startCheapPasswords()
  demo = await createDemoDatabase(await passwords.hash(TEST_PASSWORD))
  owner = openDatabase({ url: demo.ownerUrl, max: 1 })
  keys = await createKeysRoot()
  services = {
    database: demo.database, passwords, rateLimits: createRateLimits(), demo: true,
    signing: openSigningKeys(demo.database, keys.root), papers: { secrets: createSecretBox(randomBytes(32), 'test') },
  } as unknown as CoreServices
  await sitExam(demo, 'Gineco obstetricia', 4)
  await markEverything(demo)
  await publishRun(demo, await freezeAndRun(demo))
  const { db } = demo.database
  const call = await db.selectFrom('convocatoria').select(['results_from', 'results_until']).executeTakeFirstOrThrow()
  from = call.results_from
  until = call.results_until
  const results = await db.selectFrom('selection_result').innerJoin('candidate', 'candidate.id', 'candidate_id')
    .select(['person_id', 'pool_id']).orderBy('person_id').execute()
  holders = results.filter((row) => row.pool_id !== null).map((row) => row.person_id)
  seatless = results.find((row) => row.pool_id === null)?.person_id ?? ''
}, 120_000)

afterAll(async () => {
  await owner.close()
  await demo.drop()
  await passwords.close()
  await keys.remove()
})

/** Stands still at so many milliseconds from an instant. */
const standAt = (instant: Instant, ms = 0) => clockControls(owner).freezeClock(addDuration(instant, durationMs(ms)))

/** Somebody with a seat that no test has touched. */
async function nextHolder(session?: string): Promise<Actor> {
  const personId = holders.pop()
  if (personId === undefined) throw new Error('every seat is used')
  return demo.actorOf(personId, session)
}

async function stateOf({ personId }: Actor) {
  const row = await demo.database.db.selectFrom('award').innerJoin('candidate', 'candidate.id', 'candidate_id')
    .select('award.state').where('person_id', '=', personId).executeTakeFirstOrThrow()
  return row.state
}

async function actsOf({ personId }: Actor): Promise<string[]> {
  const rows = await demo.database.db.selectFrom('audit_event').select('action').where('actor_id', '=', personId)
    .where('action', 'not like', 'sitting.%').orderBy('seq').execute()
  return rows.map(({ action }) => action)
}

const outcome = (result: Result<unknown, string>) => result.ok ? 'ok' : result.refusal

async function commit(actor: Actor) {
  const shown = await readOwnCommitment(demo.database.db, actor.personId)
  return acceptCommitment(services, actor, shown?.sha256 ?? '')
}

async function acceptWhole(actor: Actor): Promise<Actor> {
  demand(await acceptSede(services, actor))
  demand(await commit(actor))
  return actor
}

const authenticate = (actor: Actor, change: Partial<Parameters<typeof authenticateRejection>[2]> = {}) =>
  authenticateRejection(services, actor, { password: TEST_PASSWORD, address: '10.0.0.1', ...change })

/** Both authentications. */
async function reject(actor: Actor) {
  const proven = await authenticate(actor)
  return proven.ok ? rejectAward(services, actor, { proof: proven.value, confirmed: true }) : proven
}

test('invariant 6: the published result names the digest of the answers that were marked, as the receipt does', async () => {
  const { db } = demo.database
  const keysRoot = await createKeysRoot()
  await issueMissingReceipts({ database: demo.database, signing: openSigningKeys(demo.database, keysRoot.root) })
  await keysRoot.remove()
  const sat = await db.selectFrom('attempt').innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .select(['attempt.id', 'attempt.answers_digest', 'candidate.person_id'])
    .where('attempt.state', '=', 'handedIn').execute()
  expect(sat.length).toBeGreaterThan(0)
  for (const { id, answers_digest: closed, person_id: personId } of sat) {
    const { final, admitted } = await readAnswersThatCount(db, id)
    const result = await findOwnResult(db, personId, from)
    expect(result?.answers_digest).toBe(answersDigest(effectiveAnswers(final, admitted)))
    expect([result?.receipt_digest, closed]).toEqual([result?.answers_digest, result?.answers_digest])
  }
})

test('§5.1 a millisecond before the results open nobody accepts, nor learns whether there is a seat', async () => {
  await standAt(from, -1)
  const holder = await nextHolder()
  const other = await demo.actorOf(seatless)
  for (const actor of [holder, other]) {
    expect(await acceptSede(services, actor)).toMatchObject({ refusal: 'RESULTS_NOT_OPEN' })
    expect(await reject(actor)).toMatchObject({ refusal: 'RESULTS_NOT_OPEN' })
    expect(await acceptCommitment(services, actor, '0'.repeat(64))).toMatchObject({ refusal: 'RESULTS_NOT_OPEN' })
    expect(await issueLetter(services, actor, ORIGIN)).toMatchObject({ refusal: 'RESULTS_NOT_OPEN' })
  }
  await standAt(from)
  expect(await acceptSede(services, holder)).toEqual({ ok: true, value: 'sedeAccepted' })
  expect(await acceptSede(services, other)).toMatchObject({ refusal: 'NO_AWARD' })
})

test('§5.3 §5.7 the last millisecond counts; at the end of the window silence has rejected', async () => {
  await standAt(from)
  const [inTime, half, silent] = [await nextHolder(), await nextHolder(), await nextHolder()]
  demand(await acceptSede(services, half))
  await standAt(until, -1)
  await acceptWhole(inTime)
  for (const ms of [0, 1]) {
    await standAt(until, ms)
    expect(await acceptSede(services, silent)).toMatchObject({ refusal: 'ACCEPTANCE_WINDOW_CLOSED' })
    expect(await commit(half)).toMatchObject({ refusal: 'ACCEPTANCE_WINDOW_CLOSED' })
    expect(await reject(half)).toMatchObject({ refusal: 'ACCEPTANCE_WINDOW_CLOSED' })
    expect(await issueLetter(services, half, ORIGIN)).toMatchObject({ refusal: 'ACCEPTANCE_WINDOW_CLOSED' })
  }
  expect([await stateOf(inTime), await stateOf(half), await stateOf(silent)])
    .toEqual(['commitmentAccepted', 'sedeAccepted', 'assigned'])
  expect(await issueLetter(services, inTime, ORIGIN)).toMatchObject({ ok: true })
})

test('§5.4 §5.6 the steps come in their order, each once, and each leaves its audit row', async () => {
  await standAt(from, 60_000)
  const actor = await nextHolder()
  expect(await commit(actor)).toMatchObject({ refusal: 'STEP_OUT_OF_ORDER' })
  expect(await issueLetter(services, actor, ORIGIN)).toMatchObject({ refusal: 'STEP_OUT_OF_ORDER' })
  demand(await acceptSede(services, actor))
  expect(await acceptSede(services, actor)).toMatchObject({ refusal: 'ALREADY_DONE' })
  expect(await issueLetter(services, actor, ORIGIN)).toMatchObject({ refusal: 'STEP_OUT_OF_ORDER' })
  demand(await commit(actor))
  expect(await commit(actor)).toMatchObject({ refusal: 'ALREADY_DONE' })
  expect(await reject(actor)).toMatchObject({ refusal: 'COMMITMENT_IS_BINDING' })
  demand(await issueLetter(services, actor, ORIGIN))
  expect(await actsOf(actor)).toEqual(['award.acceptSede', 'award.acceptCommitment', 'letter.issue'])
})

test('§5.5 only the text that holds is accepted, and the audit names it', async () => {
  await standAt(from, 60_000)
  const actor = await nextHolder()
  demand(await acceptSede(services, actor))
  expect(await acceptCommitment(services, actor, '0'.repeat(64))).toMatchObject({ refusal: 'COMMITMENT_TEXT_CHANGED' })
  expect(await stateOf(actor)).toBe('sedeAccepted')
  demand(await commit(actor))
  const { payload } = await demo.database.db.selectFrom('audit_event').select('payload')
    .where('actor_id', '=', actor.personId).where('action', '=', 'award.acceptCommitment').executeTakeFirstOrThrow()
  const shown = await readOwnCommitment(demo.database.db, actor.personId)
  expect(JSON.parse(payload)).toEqual({ commitmentSha256: shown?.sha256 })
})

test('§5.13 a rejection takes the password and the confirmation, and then is final', async () => {
  await standAt(from, 60_000)
  const actor = await nextHolder()
  demand(await acceptSede(services, actor))
  expect(await authenticate(actor, { password: 'otra' })).toMatchObject({ refusal: 'PASSWORD_WRONG' })
  const proof = demand(await authenticate(actor))
  expect(await rejectAward(services, actor, { proof, confirmed: false })).toMatchObject({ refusal: 'CONFIRMATION_MISSING' })
  expect(await stateOf(actor)).toBe('sedeAccepted')
  expect(await actsOf(actor)).toEqual(['award.acceptSede'])
  expect(await reject(actor)).toEqual({ ok: true, value: 'rejected' })
  for (const again of [await acceptSede(services, actor), await commit(actor), await reject(actor)]) {
    expect(again).toMatchObject({ refusal: 'REJECTION_IS_FINAL' })
  }
  expect(await actsOf(actor)).toEqual(['award.acceptSede', 'award.reject'])
})

test('§5.13 who guesses the password of a rejection is stopped like who guesses at the sign-in', async () => {
  await standAt(from, 60_000)
  const actor = await nextHolder()
  const address = '10.0.0.2'
  for (let n = 0; n < 10; n += 1) await services.rateLimits.admitSignIn(actor.matricula, address)
  expect(await authenticate(actor, { address })).toMatchObject({ refusal: 'SIGN_IN_RATE_LIMITED' })
  expect(await stateOf(actor)).toBe('assigned')
})

test('§5.13 the confirmation needs the password first: of this session, of this person, within five minutes', async () => {
  await standAt(from, 60_000)
  const [actor, other] = [await nextHolder(), await nextHolder()]
  const proof = demand(await authenticate(actor))
  const confirmAs = async (who: Actor, given = proof) => outcome(await rejectAward(services, who, { proof: given, confirmed: true }))
  expect(await confirmAs(other)).toBe('CONFIRMATION_OVER')
  expect(await confirmAs(await demo.actorOf(actor.personId, 'two'))).toBe('CONFIRMATION_OVER')
  expect(await confirmAs(actor, 'AAAA')).toBe('CONFIRMATION_OVER')
  for (const ms of [0, 1]) {
    await standAt(from, 60_000 + CONFIRM_WITHIN + ms)
    expect(await confirmAs(actor)).toBe('CONFIRMATION_OVER')
  }
  expect([await stateOf(actor), await stateOf(other)]).toEqual(['assigned', 'assigned'])
  await standAt(from, 60_000 + CONFIRM_WITHIN - 1)
  expect(await confirmAs(actor)).toBe('ok')
})

test('§5.10 the letter is issued once: the same session fetches the same bytes for 15 minutes, nobody else', async () => {
  await standAt(from, 60_000)
  const actor = await acceptWhole(await nextHolder())
  const letter = demand(await issueLetter(services, actor, ORIGIN))
  expect(sha256Hex(letter.bytes)).toBe(letter.sha256)
  const elsewhere = await demo.actorOf(actor.personId, 'two')
  expect(await issueLetter(services, elsewhere, ORIGIN)).toMatchObject({ refusal: 'LETTER_ALREADY_ISSUED' })
  const lastMoment = addDuration(addDuration(from, minutes(1)), durationMs(FETCH_AGAIN_FOR - 1))
  await standAt(lastMoment)
  expect(demand(await issueLetter(services, actor, 'https://otro.example.mx')).bytes.equals(letter.bytes)).toBe(true)
  await standAt(lastMoment, 1)
  expect(await issueLetter(services, actor, ORIGIN)).toMatchObject({ refusal: 'LETTER_ALREADY_ISSUED' })
  expect(await actsOf(actor)).toEqual(['award.acceptSede', 'award.acceptCommitment', 'letter.issue'])
})

test('§5.10 once the browser has confirmed the hash, the bytes are gone for everybody', async () => {
  await standAt(from, 60_000)
  const actor = await acceptWhole(await nextHolder())
  const { sha256 } = demand(await issueLetter(services, actor, ORIGIN))
  expect(await confirmLetter(services, actor, '0'.repeat(64))).toBe(false)
  expect(await confirmLetter(services, await demo.actorOf(seatless), sha256)).toBe(false)
  expect(await issueLetter(services, actor, ORIGIN)).toMatchObject({ ok: true })
  expect(await confirmLetter(services, actor, sha256)).toBe(true)
  expect(await confirmLetter(services, actor, sha256)).toBe(false)
  expect(await issueLetter(services, actor, ORIGIN)).toMatchObject({ refusal: 'LETTER_ALREADY_ISSUED' })
  const kept = await demo.database.db.selectFrom('letter').select(['bytes', 'sha256']).where('sha256', '=', sha256).executeTakeFirst()
  expect(kept).toEqual({ bytes: null, sha256 })
  expect((await actsOf(actor)).filter((act) => act === 'letter.deliver')).toHaveLength(1)
})

test('§5.10 letters whose time is over lose their bytes, others keep them', async () => {
  await standAt(from, 120_000)
  const actor = await acceptWhole(await nextHolder())
  const { sha256 } = demand(await issueLetter(services, actor, ORIGIN))
  const issuedAt = addDuration(from, minutes(2))
  const forget = (now: Instant) => demo.database.db.transaction().execute((trx) => forgetExpiredLetters(trx, now))
  const bytes = async () => (await demo.database.db.selectFrom('letter').select('bytes').where('sha256', '=', sha256)
    .executeTakeFirstOrThrow()).bytes
  await forget(addDuration(issuedAt, durationMs(FETCH_AGAIN_FOR - 1)))
  expect(await bytes()).not.toBeNull()
  await forget(addDuration(issuedAt, FETCH_AGAIN_FOR))
  expect(await bytes()).toBeNull()
})

test('§5.10 two requests at once make one letter: the same session gets it twice, another session not', async () => {
  await standAt(from, 60_000)
  const actor = await acceptWhole(await nextHolder())
  const twice = await Promise.all([1, 2, 3].map(() => issueLetter(services, actor, ORIGIN)))
  const hashes = twice.map((one) => demand(one).sha256)
  expect(new Set(hashes).size).toBe(1)

  const other = await acceptWhole(await nextHolder('one'))
  const elsewhere = await demo.actorOf(other.personId, 'two')
  const crossed = await Promise.all([other, elsewhere].map((one) => issueLetter(services, one, ORIGIN)))
  expect(crossed.map(outcome).sort()).toEqual(['LETTER_ALREADY_ISSUED', 'ok'])
  for (const { personId } of [actor, other]) {
    const issued = await demo.database.db.selectFrom('letter').innerJoin('award', 'award.id', 'award_id')
      .innerJoin('candidate', 'candidate.id', 'candidate_id').select('letter.sha256')
      .where('person_id', '=', personId).execute()
    expect(issued).toHaveLength(1)
  }
  expect((await actsOf(actor)).filter((act) => act === 'letter.issue')).toHaveLength(1)
})

test('§5.4 §5.13 an acceptance and a rejection that cross leave one of them, and no half of the other', async () => {
  await standAt(from, 60_000)
  const actor = await nextHolder()
  const accepted = await Promise.all([acceptSede(services, actor), acceptSede(services, actor)])
  expect(accepted.map(outcome).sort()).toEqual(['ALREADY_DONE', 'ok'])

  const torn = await nextHolder()
  demand(await acceptSede(services, torn))
  const [committed, rejected] = await Promise.all([commit(torn), reject(torn)])
  expect([outcome(committed), outcome(rejected)].filter((one) => one === 'ok')).toHaveLength(1)
  expect(await stateOf(torn)).toBe(committed.ok ? 'commitmentAccepted' : 'rejected')
  expect(await actsOf(torn)).toEqual(['award.acceptSede', committed.ok ? 'award.acceptCommitment' : 'award.reject'])
})

test('§5.13 a seat of an earlier call is neither shown nor acted on once a later call has given its result', async () => {
  await standAt(from, 60_000)
  const { db } = demo.database
  const of = await demo.actorOf(seatless)
  const now = addDuration(from, durationMs(60_000))
  const current = await findOwnResult(db, seatless, now)
  await giveSeatInEarlierCall(seatless)
  expect((await findOwnResult(db, seatless, now))?.run_id).toBe(current?.run_id)
  expect(await findAward(db, seatless)).toBeUndefined()
  expect(outcome(await acceptSede(services, of))).toBe('NO_AWARD')
  // Before the hour of the later one the earlier one is the newest that there is.
  await standAt(from, -1)
  expect((await findAward(db, seatless))?.convocatoria_id).toBe('earlier')
})

/** As a copy of the call in force a year before, whatever its triggers and keys would say. */
async function giveSeatInEarlierCall(personId: string): Promise<void> {
  const url = new URL(inject('testServer').superuserUrl)
  url.pathname = new URL(demo.ownerUrl).pathname
  const superuser = openDatabase({ url: url.href, max: 1 })
  await superuser.sql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql`insert into convocatoria select (jsonb_populate_record(c, jsonb_build_object('id', 'earlier',
      'results_from', c.results_from - interval '1 year', 'results_until', c.results_until - interval '1 year'))).*
      from convocatoria c`
    const [run] = await sql<[{ id: string }]>`insert into selection_run
      select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'convocatoria_id', 'earlier'))).*
      from selection_run r where published_at is not null limit 1 returning id`
    const [candidate] = await sql<[{ id: string }]>`insert into candidate
      select (jsonb_populate_record(c, jsonb_build_object(
        'id', gen_random_uuid(), 'convocatoria_id', 'earlier', 'folio', 'R23-000001'))).*
      from candidate c where person_id = ${personId} returning id`
    await sql`insert into selection_result
      select (jsonb_populate_record(r, jsonb_build_object('run_id', ${run.id}::uuid, 'candidate_id', ${candidate.id}::uuid))).*
      from selection_result r where pool_id is not null limit 1`
    await sql`insert into award (run_id, candidate_id, pool_id)
      select run_id, candidate_id, pool_id from selection_result where candidate_id = ${candidate.id}`
  })
  await superuser.close()
}

test('§3.1 B the own data hold the answers as they are stored from the opening of the results, and nothing of the key', async () => {
  const { db } = demo.database
  const { personId, attemptId } = await db.selectFrom('attempt').innerJoin('candidate', 'candidate.id', 'candidate_id')
    .innerJoin('answer', 'answer.attempt_id', 'attempt.id').select(['person_id as personId', 'attempt.id as attemptId'])
    .limit(1).executeTakeFirstOrThrow()
  const own = async () => (await exportOwnData(services, await demo.actorOf(personId))).data
  await standAt(from, -1)
  expect((await own()).respuestas).toEqual([])
  await standAt(from)
  const { respuestas } = await own()
  const stored = await db.selectFrom('answer').select(['item_id', 'option_id']).where('attempt_id', '=', attemptId).execute()
  expect(new Set(respuestas.map(({ pregunta, opcion }) => `${String(pregunta)} ${String(opcion)}`)))
    .toEqual(new Set(stored.map(({ item_id: item, option_id: option }) => `${item} ${String(option)}`)))
  expect(Object.keys(respuestas[0] ?? {}).sort())
    .toEqual(['folio', 'guardada', 'marcada', 'opcion', 'pregunta', 'revision', 'tachadas'])
})
