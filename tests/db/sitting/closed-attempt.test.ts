import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveFinishes } from '#db/queries/attempt-save.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/test-database.ts'
import { CLOSES_AT, fillSitting, OPENS_AT, putInProgress, testUuid, type SittingDatabase } from './sitting-database.ts'

let created: TestDatabase
let sitting: SittingDatabase
const [closed, open, unopened] = [testUuid('attempt 0'), testUuid('attempt 1'), testUuid('attempt 2')]

beforeAll(async () => {
  created = await createTestDatabase()
  sitting = await fillSitting(created)
  await putInProgress(sitting, [closed, open])
  await sitting.startClock(instant(OPENS_AT + 60_000))
  for (const attemptId of [closed, open]) await insertAnswer(attemptId, 'before')
  await sitting.app.db.transaction().execute((trx) =>
    saveFinishes(trx, [
      { attemptId: closed, standing: { state: 'closed', stateBeforeCancellation: null }, at: CLOSES_AT }]))
})
afterAll(async () => {
  await sitting.close()
  await created.drop()
})

const insertAnswer = (attemptId: string, item: string) => sitting.app.sql`
  insert into answer (attempt_id, item_id, revision, option_id, flagged, struck, saved_at)
  values (${attemptId}, ${testUuid(item)}, 1, null, false, '{}', efiser_now())`
const insertHistory = (attemptId: string) => sitting.app.sql`
  insert into answer_history (attempt_id, seq, item_id, revision, flagged, struck, epoch, op_id, received_at, hash)
  values (${attemptId}, 1, ${testUuid('before')}, 1, false, '{}', 1, ${testUuid('op')}, efiser_now(), sha256('x'))`

test('no answer is written to an attempt that is closed, not opened or unknown, even by SQL as the app', async () => {
  for (const attemptId of [closed, unopened, testUuid('nobody')]) {
    await expect(insertAnswer(attemptId, 'after'))
      .rejects.toMatchObject({ constraint_name: 'answer_attempt_in_progress' })
    await expect(insertHistory(attemptId))
      .rejects.toMatchObject({ constraint_name: 'answer_history_attempt_in_progress' })
  }
  await expect(sitting.app.sql`update answer set revision = 2 where attempt_id = ${closed}`)
    .rejects.toMatchObject({ constraint_name: 'answer_attempt_in_progress' })
  await expect(sitting.app.sql`delete from answer where attempt_id = ${closed}`)
    .rejects.toMatchObject({ code: '42501' })
})

test('the history of saves changes for nobody: not for the app, and not for the owner', async () => {
  await insertHistory(open)
  await expect(sitting.app.sql`update answer_history set revision = 9`).rejects.toMatchObject({ code: '42501' })
  await expect(sitting.owner.sql`update answer_history set revision = 9`)
    .rejects.toMatchObject({ constraint_name: 'answer_history_append_only' })
  await expect(sitting.owner.sql`delete from answer_history`)
    .rejects.toMatchObject({ constraint_name: 'answer_history_append_only' })
})

test('what a closed attempt committed to stands, and it opens again for nobody', async () => {
  const set = (change: string) => sitting.owner.sql.unsafe(`update attempt set ${change} where id = '${closed}'`)
  for (const change of [
    `answers_digest = 'other'`, 'answered_count = 5', 'chain_length = 7', `chain_head = sha256('x')`,
    'finished_at = now()',
    `closes_at = closes_at + interval '1 hour', accepts_until = accepts_until + interval '1 hour'`,
  ]) await expect(set(change), change).rejects.toMatchObject({ constraint_name: 'attempt_closed_is_immutable' })
  await expect(set(`state = 'inProgress'`)).rejects.toMatchObject({ constraint_name: 'attempt_transition_known' })
})

test('a candidate has one attempt at an exam and one per turno', async () => {
  await expect(sitting.owner.sql`
    insert into attempt (candidate_id, exam_id, turno_id, sede_code, opens_at, closes_at, accepts_until)
    select candidate_id, exam_id, turno_id, sede_code, opens_at, closes_at, accepts_until
    from attempt where id = ${open}`)
    .rejects.toMatchObject({ constraint_name: 'attempt_one_per_candidate_and_exam' })
})
