/**
 * What somebody who has taken over the app's connection still cannot do: each
 * statement is tried as the app's role, on a selection that is published.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptSede } from '#app/use-cases/accept-award.server.ts'
import type { CoreServices } from '#app/services.server.ts'
import { openDatabase } from '#db/client.ts'
import { addDuration, durationMs } from '#exam-engine/kernel/time.ts'
import { createDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { demand, freezeAndRun, markEverything, publishRun } from '#tests/factories/published-selection.ts'
import { sitExam } from '#tests/factories/sat-exam.ts'
import { createTestDatabase } from '#tests/setup/test-database.ts'

let demo: DemoDatabase

beforeAll(async () => {
  demo = await createDemoDatabase()
  await sitExam(demo, 'Gineco obstetricia', 4)
  await markEverything(demo)
  await publishRun(demo, await freezeAndRun(demo))
  const { db } = demo.database
  const { results_from: from } = await db.selectFrom('convocatoria').select('results_from').executeTakeFirstOrThrow()
  await demo.moveTo(addDuration(from, durationMs(1)))
  const { person_id: holder } = await db.selectFrom('award').innerJoin('candidate', 'candidate.id', 'candidate_id')
    .select('person_id').limit(1).executeTakeFirstOrThrow()
  demand(await acceptSede({ database: demo.database } as CoreServices, await demo.actorOf(holder)))
}, 120_000)

afterAll(() => demo.drop())

const handedIn = `(select id from attempt where state = 'handedIn' order by id limit 1)`
const absent = `(select id from attempt where state = 'absent' order by id limit 1)`

test.each([
  // The convocatoria as published.
  [`update convocatoria set results_from = now()`],
  [`update convocatoria set rules = '{}'`],
  [`update turno set starts_at = now()`],
  [`update exam set item_count = 1`],
  [`update seat_pool set seats = seats + 1`],
  [`insert into course_prerequisite select id, 'Otra', 1 from course limit 1`],
  // Of rooms, seats and posts only what moves.
  [`update sede set name = 'x'`],
  [`update room set sede_code = 'HGR1-TIJ'`],
  [`update exam_seat set turno_id = turno_id`],
  [`update exam_seat set attempt_id = attempt_id`],
  [`update supervisor_post set room_id = null`],
  // People and what they may do.
  [`insert into role_grant (person_id, role) select id, 'admin' from person limit 1`],
  [`delete from role_grant`],
  [`update account set password_hash = 'x'`],
  [`update person set email = 'x@x'`],
  [`update candidate set enarm = 100`],
  [`insert into grade_mark select id, 6, 100 from candidate limit 1`],
  [`update grade_mark set mark = 100`],
  [`delete from grade_mark`],
  [`update grade_entry set mark = 100`],
  [`update grade_sheet set sha256 = sha256`],
  [`delete from grade_sheet_line`],
  [`update grade_correction set to_mark = 100`],
  [`insert into grade_sheet (convocatoria_id, sede_code, ceme, number, content, sha256, signed_by)
    select convocatoria_id, sede_code, ceme, 2, content, sha256, signed_by from grade_sheet limit 1`],
  [`insert into enarm_import (convocatoria_id, file_sha256, exact, suggested, by_id)
    select id, repeat('0', 64), 0, 0, (select person_id from role_grant where role = 'admin' limit 1) from convocatoria`],
  [`delete from enarm_mark`],
  [`update mail_message set address = 'x@x.example'`],
  [`delete from mail_message`],
  [`update publication set accepted = true`],
  // What was declared and decided of publications, and whose work is whose.
  [`delete from publication`],
  [`update publication_file set sharpness = 0`],
  [`delete from publication_declaration`],
  [`update declared_article set doi = '10.5555/x'`],
  [`update publication_evaluation set evaluator_id = (select id from person limit 1)`],
  [`delete from publication_evaluation`],
  [`update publication_decision set accepted = true`],
  [`delete from preference`],
  [`delete from session`],
  [`update session set expires_at = now() + interval '1 year'`],
  // What machines measured, when, and who may go on without Safe Exam Browser.
  [`update machine_check set result = 'pass'`],
  [`insert into machine_check (id, sede_code, device_sha256, label, at, result, measurements, origin, by_id) select
    gen_random_uuid(), code, sha256('x'), 'x', now(), 'pass', '{}', 'staff', (select id from person limit 1) from sede`],
  [`update check_pass set expires_at = now()`],
  [`delete from rehearsal_answer`],
  [`update rehearsal set closes_at = now()`],
  [`update lockdown_requirement set required = false`],
  [`update lockdown_setting set quit_password_sha256 = ''`],
  [`delete from lockdown_waiver`],
  // The paper and its key.
  [`update item_key set option_id = option_id`],
  [`update item set stem = 'x'`],
  [`update item_option set text = 'x'`],
  [`delete from exam_item`],
  [`update form set content = '{}'`],
  [`update form_key set key = '{}'`],
  [`insert into form_key select gen_random_uuid(), content_sha256, key, key_sha256 from form_key limit 1`],
  // The sitting.
  [`update attempt set closes_at = closes_at + interval '1 hour', accepts_until = accepts_until + interval '1 hour' where id = ${absent}`],
  [`update attempt set opens_at = opens_at - interval '1 day'`],
  [`update attempt set candidate_id = candidate_id`],
  [`update attempt set sede_code = 'X'`],
  [`insert into attempt (candidate_id, exam_id, turno_id, sede_code, opens_at, closes_at, accepts_until)
    select candidate_id, exam_id, turno_id, sede_code, opens_at, closes_at, accepts_until from attempt limit 1`],
  [`delete from attempt`],
  [`update attempt set state = 'inProgress' where id = ${handedIn}`],
  [`update attempt set answers_digest = null where id = ${handedIn}`],
  [`update attempt set state = 'handedIn' where id = ${absent}`],
  [`update attempt set state = 'cancelled', state_before_cancel = 'inProgress' where id = ${absent}`],
  [`update attempt set form_id = (select id from form where id <> attempt.form_id limit 1) where id = ${handedIn}`],
  [`update answer set option_id = null where attempt_id = ${handedIn}`],
  [`update answer set item_id = gen_random_uuid()`],
  [`delete from answer`],
  [`insert into answer_history (attempt_id, seq, item_id, revision, flagged, struck, epoch, op_id, received_at, hash)
    values (${handedIn}, 9999, gen_random_uuid(), 1, false, '{}', 0, gen_random_uuid(), now(), '\\x00')`],
  [`update answer_history set option_id = null`],
  [`delete from answer_quarantine`],
  [`update acta set content = '{}'`],
  [`update acta_completion set bytes = '\\x00'`],
  [`delete from acta_signature`],
  [`update acta_observation set text = 'x'`],
  [`update room_exit set left_at = now()`],
  [`update sede_outage set ended_at = now()`],
  [`update desk_charge set since = now()`],
  [`update desk_hand_over set offered_at = now()`],
  [`update offline_key set secret = secret`],
  [`delete from offline_key`],
  [`update offline_code set shown_at = now()`],
  [`insert into offline_code (key_id, shown_at, shown_by, told_at) select gen_random_uuid(), now(), id, now() from person limit 1`],
  // Marks and the selection.
  [`update mark set correct = counted, efiser = 100 where status = 'present'`],
  [`insert into mark (attempt_id, status, marked_at) values (${absent}, 'absent', now())`],
  [`delete from mark`],
  [`update selection_run set input = '{}'`],
  [`update selection_run set results = '{}'`],
  [`update selection_run set published_at = null, published_by = null`],
  [`update selection_run set frozen_by = ran_by`],
  [`delete from selection_run`],
  [`update selection_run set discarded_at = null, discarded_by = null, discard_reason = null`],
  [`update annulment set policy = 'credit'`],
  [`update annulment set item_ids = '{}'`],
  [`update annulment set proposed_by = decided_by`],
  [`insert into annulment (form_id, item_ids, policy, kind, reason, proposed_by, outcome) select id, '{}', 'drop',
    'other', 'x', (select id from person limit 1), 'approved' from form limit 1`],
  [`delete from annulment`],
  [`update form_check set checked_at = now()`],
  [`delete from form_check`],
  [`update form_release set reason = 'x'`],
  [`delete from form_release`],
  [`update selection_result set pi_imss = 101`],
  [`update selection_identity set selection_id = 'x'`],
  [`update cutoff set last_pi_imss = 0`],
  // The seat and its letter.
  [`insert into award (run_id, candidate_id, pool_id, state)
    select run_id, candidate_id, (select id from seat_pool limit 1), 'letterIssued' from selection_result where pool_id is null limit 1`],
  [`insert into award (run_id, candidate_id, pool_id)
    select run_id, candidate_id, (select id from seat_pool limit 1) from selection_result where pool_id is null limit 1`],
  [`update award set sede_accepted_at = now() where state = 'sedeAccepted'`],
  [`update award set pool_id = (select id from seat_pool order by id desc limit 1)`],
  [`update award set state = 'assigned' where state = 'sedeAccepted'`],
  [`update award set state = 'letterIssued' where state = 'assigned'`],
  [`delete from award`],
  [`delete from letter`],
  // The audit and the clock.
  [`insert into audit_head values (true, 0, decode(repeat('00', 32), 'hex'))`],
  [`update audit_event set payload = '{}'`],
  [`truncate audit_event`],
  [`insert into demo_marker (seed) values ('x')`],
  [`alter table answer disable trigger all`],
  [`set session_replication_role = replica`],
  [`set role efiser_owner`],
  [`create table mine (id integer)`],
  [`create temporary table demo_marker (seed text)`],
])('the app\'s role cannot: %s', async (statement) => {
  const tried = demo.database.sql.begin(async (trx) => {
    const { count } = await trx.unsafe(statement)
    throw new Error(`done, to ${String(count)} rows, and rolled back`)
  })
  await expect(tried).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|23\d{3})$/) as string })
})

test('in a database that is no demo the app cannot move the clock, whatever it puts in the way', async () => {
  const created = await createTestDatabase()
  const { sql, close } = openDatabase({ url: created.appUrl, max: 1 })
  try {
    await sql`create temporary table demo_marker as select 'x' as seed`.catch(() => undefined)
    await expect(sql`update demo_clock set offset_ms = 1`).rejects.toMatchObject({ constraint_name: 'demo_clock_only_in_demo' })
  } finally {
    await close()
    await created.drop()
  }
})
