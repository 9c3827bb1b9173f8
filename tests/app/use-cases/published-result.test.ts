/** What a published result is tied to: the answers that were marked, the newest call, and the own data of the resident. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openSigningKeys } from '#app/keys/signing-keys.server.ts'
import { acceptSede } from '#app/use-cases/accept-award.server.ts'
import { exportOwnData } from '#app/use-cases/export-own-data.server.ts'
import { issueMissingReceipts } from '#app/use-cases/issue-receipts.server.ts'
import { openDatabase } from '#db/client.ts'
import { findAward } from '#db/queries/awards.ts'
import { readAnswersThatCount } from '#db/queries/quarantine-decisions.ts'
import { findOwnResult } from '#db/queries/results.ts'
import { addDuration, durationMs } from '#exam-engine/kernel/time.ts'
import { answersDigest } from '#exam-engine/sitting/answers-digest.ts'
import { effectiveAnswers } from '#exam-engine/sitting/effective-answers.ts'
import { type AwardedResidents, createAwardedResidents } from '#tests/factories/awarded-residents.ts'
import { createKeysRoot } from '#tests/setup/keys-root.ts'

let residents: AwardedResidents

beforeAll(async () => { residents = await createAwardedResidents() }, 120_000)
afterAll(() => residents.drop())

test('invariant 6: the published result names the digest of the answers that were marked, as the receipt does', async () => {
  const { db } = residents.database
  const keysRoot = await createKeysRoot()
  await issueMissingReceipts({ database: residents.database, signing: openSigningKeys(residents.database, keysRoot.root) })
  await keysRoot.remove()
  const sat = await db.selectFrom('attempt').innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .select(['attempt.id', 'attempt.answers_digest', 'candidate.person_id'])
    .where('attempt.state', '=', 'handedIn').execute()
  expect(sat.length).toBeGreaterThan(0)
  for (const { id, answers_digest: closed, person_id: personId } of sat) {
    const { final, admitted } = await readAnswersThatCount(db, id)
    const result = await findOwnResult(db, personId, residents.from)
    expect(result?.answers_digest).toBe(answersDigest(effectiveAnswers(final, admitted)))
    expect([result?.receipt_digest, closed]).toEqual([result?.answers_digest, result?.answers_digest])
  }
})

test('§5.13 a seat of an earlier call is neither shown nor acted on once a later call has given its result', async () => {
  await residents.standAt(residents.from, 60_000)
  const { db } = residents.database
  const of = await residents.seatless()
  const now = addDuration(residents.from, durationMs(60_000))
  const current = await findOwnResult(db, of.personId, now)
  await giveSeatInEarlierCall(of.personId)
  expect((await findOwnResult(db, of.personId, now))?.run_id).toBe(current?.run_id)
  expect(await findAward(db, of.personId)).toBeUndefined()
  expect(await acceptSede(residents.services, of)).toMatchObject({ refusal: 'NO_AWARD' })
  // Before the hour of the later one the earlier one is the newest that there is.
  await residents.standAt(residents.from, -1)
  expect((await findAward(db, of.personId))?.convocatoria_id).toBe('earlier')
})

/** As a copy of the call in force a year before, whatever its triggers and keys would say. */
async function giveSeatInEarlierCall(personId: string): Promise<void> {
  const url = new URL(inject('testServer').superuserUrl)
  url.pathname = new URL(residents.ownerUrl).pathname
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
  const { db } = residents.database
  const { personId, attemptId } = await db.selectFrom('attempt').innerJoin('candidate', 'candidate.id', 'candidate_id')
    .innerJoin('answer', 'answer.attempt_id', 'attempt.id').select(['person_id as personId', 'attempt.id as attemptId'])
    .limit(1).executeTakeFirstOrThrow()
  const own = async () => (await exportOwnData(residents.services, await residents.actorOf(personId))).data
  await residents.standAt(residents.from, -1)
  expect((await own()).respuestas).toEqual([])
  await residents.standAt(residents.from)
  const { respuestas } = await own()
  const stored = await db.selectFrom('answer').select(['item_id', 'option_id']).where('attempt_id', '=', attemptId).execute()
  expect(new Set(respuestas.map(({ pregunta, opcion }) => `${String(pregunta)} ${String(opcion)}`)))
    .toEqual(new Set(stored.map(({ item_id: item, option_id: option }) => `${item} ${String(option)}`)))
  expect(Object.keys(respuestas[0] ?? {}).sort())
    .toEqual(['folio', 'guardada', 'marcada', 'opcion', 'pregunta', 'revision', 'tachadas'])
})
