/** The carta de aceptación, issued once: to one session, for 15 minutes or until its hash is confirmed (§5.10). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmLetter, FETCH_AGAIN_FOR, issueLetter } from '#app/use-cases/issue-letter.server.ts'
import { forgetExpiredLetters } from '#db/queries/awards.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { addDuration, durationMs, minutes, type Instant } from '#exam-engine/kernel/time.ts'
import { type AwardedResidents, createAwardedResidents } from '#tests/factories/awarded-residents.ts'
import { demand } from '#tests/factories/published-selection.ts'

const ORIGIN = 'https://efiser.example.mx'

let residents: AwardedResidents

beforeAll(async () => { residents = await createAwardedResidents() }, 120_000)
afterAll(() => residents.drop())

test('§5.10 the letter is issued once: the same session fetches the same bytes for 15 minutes, nobody else', async () => {
  const actor = await residents.nextCommitted()
  const letter = demand(await issueLetter(residents.services, actor, ORIGIN))
  expect(sha256Hex(letter.bytes)).toBe(letter.sha256)
  const elsewhere = await residents.actorOf(actor.personId, 'two')
  expect(await issueLetter(residents.services, elsewhere, ORIGIN)).toMatchObject({ refusal: 'LETTER_ALREADY_ISSUED' })
  const lastMoment = addDuration(addDuration(residents.from, minutes(1)), durationMs(FETCH_AGAIN_FOR - 1))
  await residents.standAt(lastMoment)
  expect(demand(await issueLetter(residents.services, actor, 'https://otro.example.mx')).bytes.equals(letter.bytes)).toBe(true)
  await residents.standAt(lastMoment, 1)
  expect(await issueLetter(residents.services, actor, ORIGIN)).toMatchObject({ refusal: 'LETTER_ALREADY_ISSUED' })
  expect(await residents.actsOf(actor)).toEqual(['award.acceptSede', 'award.acceptCommitment', 'letter.issue'])
})

test('§5.10 once the browser has confirmed the hash, the bytes are gone for everybody', async () => {
  const actor = await residents.nextCommitted()
  const { sha256 } = demand(await issueLetter(residents.services, actor, ORIGIN))
  expect(await confirmLetter(residents.services, actor, '0'.repeat(64))).toBe(false)
  expect(await confirmLetter(residents.services, await residents.seatless(), sha256)).toBe(false)
  const elsewhere = await residents.actorOf(actor.personId, 'two')
  expect(await confirmLetter(residents.services, elsewhere, sha256)).toBe(false)
  expect(await issueLetter(residents.services, actor, ORIGIN)).toMatchObject({ ok: true })
  expect(await confirmLetter(residents.services, actor, sha256)).toBe(true)
  expect(await confirmLetter(residents.services, actor, sha256)).toBe(false)
  expect(await issueLetter(residents.services, actor, ORIGIN)).toMatchObject({ refusal: 'LETTER_ALREADY_ISSUED' })
  const kept = await residents.database.db.selectFrom('letter').select(['bytes', 'sha256']).where('sha256', '=', sha256).executeTakeFirst()
  expect(kept).toEqual({ bytes: null, sha256 })
  expect((await residents.actsOf(actor)).filter((act) => act === 'letter.deliver')).toHaveLength(1)
})

test('§5.10 letters whose time is over lose their bytes, others keep them', async () => {
  const actor = await residents.nextCommitted()
  await residents.standAt(residents.from, 120_000)
  const { sha256 } = demand(await issueLetter(residents.services, actor, ORIGIN))
  const issuedAt = addDuration(residents.from, minutes(2))
  const forget = (now: Instant) => residents.database.db.transaction().execute((trx) => forgetExpiredLetters(trx, now))
  const bytes = async () => (await residents.database.db.selectFrom('letter').select('bytes').where('sha256', '=', sha256)
    .executeTakeFirstOrThrow()).bytes
  await forget(addDuration(issuedAt, durationMs(FETCH_AGAIN_FOR - 1)))
  expect(await bytes()).not.toBeNull()
  await forget(addDuration(issuedAt, FETCH_AGAIN_FOR))
  expect(await bytes()).toBeNull()
})

test('§5.10 two requests at once make one letter: the same session gets it twice, another session not', async () => {
  const actor = await residents.nextCommitted()
  const twice = await Promise.all([1, 2, 3].map(() => issueLetter(residents.services, actor, ORIGIN)))
  const hashes = twice.map((one) => demand(one).sha256)
  expect(new Set(hashes).size).toBe(1)

  const other = await residents.nextCommitted()
  const elsewhere = await residents.actorOf(other.personId, 'two')
  const crossed = await Promise.all([other, elsewhere].map((one) => issueLetter(residents.services, one, ORIGIN)))
  expect(crossed.map((one) => one.ok ? 'ok' : one.refusal).sort()).toEqual(['LETTER_ALREADY_ISSUED', 'ok'])
  for (const { personId } of [actor, other]) {
    const issued = await residents.database.db.selectFrom('letter').innerJoin('award', 'award.id', 'award_id')
      .innerJoin('candidate', 'candidate.id', 'candidate_id').select('letter.sha256')
      .where('person_id', '=', personId).execute()
    expect(issued).toHaveLength(1)
  }
  expect((await residents.actsOf(actor)).filter((act) => act === 'letter.issue')).toHaveLength(1)
})
