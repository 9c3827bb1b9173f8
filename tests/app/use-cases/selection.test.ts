import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideArticles } from '#app/cli/simulate/decide-articles.server.ts'
import { cancelForFraud } from '#app/use-cases/cancel-for-fraud.server.ts'
import { closeDueAttempts } from '#app/use-cases/close-due-attempts.server.ts'
import { freezeSelection } from '#app/use-cases/freeze-selection.server.ts'
import { markExam } from '#app/use-cases/mark-exam.server.ts'
import { publishSelection } from '#app/use-cases/publish-selection.server.ts'
import { runFrozenSelection } from '#app/use-cases/run-selection.server.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { listMarks } from '#db/queries/marks.ts'
import { findOwnResult, listPublicCutoffs } from '#db/queries/results.ts'
import { readNow } from '#db/queries/clock.ts'
import { addDuration, durationMs, instant } from '#exam-engine/kernel/time.ts'
import { verifyFiles } from '#scoring/verify/verify-selection.ts'
import { createDemoDatabase, findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { DEMO_CALL, DEMO_FREEZE, drawLottery, publishRun } from '#tests/factories/published-selection.ts'
import { selectionServices } from '#tests/factories/selection-services.ts'
import { sitExam } from '#tests/factories/sat-exam.ts'

const RESULTS_FROM = instant('2024-02-09T16:00:00-06:00')
const live = { publishAttemptChanged: () => undefined }

let demo: DemoDatabase
let services: CoreServices
let admin: Actor
let right: Map<string, number>
let examId: string
let runId = ''

beforeAll(async () => {
  demo = await createDemoDatabase()
  services = await selectionServices(demo.database)
  admin = await demo.actorOf(await findByRole(demo, 'admin'))
  right = await sitExam(demo, 'Gineco obstetricia', 4)
  const [attemptId] = right.keys()
  examId = (await demo.database.db.selectFrom('attempt').select('exam_id').where('id', '=', attemptId ?? '')
    .executeTakeFirstOrThrow()).exam_id
}, 120_000)

afterAll(() => demo.drop())

const examIds = async () => (await demo.database.db.selectFrom('exam').select('id').execute()).map(({ id }) => id)

test('§3.1 an exam is marked by its key once its turno is over for everybody, and not before', async () => {
  const later = await demo.database.db.selectFrom('exam').innerJoin('turno', 'turno.id', 'exam.turno_id')
    .select('exam.id').orderBy('turno.number', 'desc').executeTakeFirstOrThrow()
  expect(await markExam(services, admin, later.id)).toMatchObject({ ok: false, refusal: 'TURNO_NOT_OVER' })
  expect(await markExam(services, admin, examId)).toEqual({ ok: true, value: right.size })
  const marks = await listMarks(demo.database.db, examId)
  expect(new Map(marks.map((mark) => [mark.attempt_id, mark.correct]))).toEqual(right)
  expect(marks.map(({ status }) => status)).toEqual(marks.map(() => 'present'))
})

test('marking again writes the same marks', async () => {
  const before = await listMarks(demo.database.db, examId)
  await markExam(services, admin, examId)
  const after = await listMarks(demo.database.db, examId)
  const scores = (marks: typeof before) => marks.map((mark) => [mark.attempt_id, mark.status, mark.correct, mark.efiser])
  expect(scores(after)).toEqual(scores(before))
})

test('a selection with a mark missing is not frozen, and says how many are', async () => {
  const refused = await freezeSelection(services, admin, DEMO_FREEZE)
  expect(refused).toMatchObject({ ok: false, refusal: 'MARKS_MISSING', detail: { count: 399 - right.size } })
})

test('the frozen package names nobody: neither folio, matrícula, CURP nor database id', async () => {
  await demo.moveTo(instant('2024-02-05T10:00:00-06:00'))
  await closeDueAttempts({ database: demo.database, live })
  for (const id of await examIds()) expect((await markExam(services, admin, id)).ok).toBe(true)
  // §4.3.1 an article that nobody has decided on stands in the way: nothing is guessed.
  expect(await freezeSelection(services, admin, DEMO_FREEZE)).toMatchObject({ refusal: 'INPUTS_OPEN' })
  await decideArticles(services, DEMO_CALL)
  const frozen = await freezeSelection(services, admin, DEMO_FREEZE)
  if (!frozen.ok) throw new Error(frozen.refusal)
  runId = frozen.value
  const { input } = await demo.database.db.selectFrom('selection_run').select('input').where('id', '=', runId)
    .executeTakeFirstOrThrow()
  const people = await demo.database.db.selectFrom('candidate').innerJoin('person', 'person.id', 'candidate.person_id')
    .select(['candidate.id', 'candidate.folio', 'person.matricula', 'person.curp', 'person.first_surname']).execute()
  for (const person of people) {
    for (const trace of [person.id, person.folio, person.matricula, person.curp]) expect(input).not.toContain(trace)
  }
})

test('once frozen, marks do not change: neither by marking again nor by another freeze of other marks', async () => {
  expect(await markExam(services, admin, examId)).toMatchObject({ ok: false, refusal: 'MARKS_FROZEN' })
  await expect(demo.database.sql`update selection_run set input = '{}'`).rejects.toMatchObject({ code: '42501' })
})

test('§3.1 D once frozen, a fraud no longer cancels behind the ranking: the refusal says since when', async () => {
  const [attemptId] = right.keys()
  const { sede_code: sede } = await demo.database.db.selectFrom('attempt').select('sede_code')
    .where('id', '=', attemptId ?? '').executeTakeFirstOrThrow()
  const supervisor = await demo.actorOf(await findByRole(demo, 'supervisor', sede))
  const input = { attemptId: attemptId ?? '', note: 'copió', confirmed: true }
  expect(await cancelForFraud({ database: demo.database, live }, supervisor, input)).toMatchObject({
    ok: false, refusal: 'MARKS_FROZEN',
  })
})

test('§4.3 the run is the pure function of the frozen bytes: independent code finds every byte', async () => {
  await drawLottery(demo, runId)
  const ran = await runFrozenSelection(services, admin, runId)
  expect(ran.ok).toBe(true)
  const { seeded_input: input, results } = await demo.database.db.selectFrom('selection_run')
    .innerJoin('lottery', 'lottery.run_id', 'selection_run.id').select(['lottery.seeded_input', 'selection_run.results'])
    .where('selection_run.id', '=', runId).executeTakeFirstOrThrow()
  const verified = verifyFiles(Buffer.from(input ?? ''), Buffer.from(results ?? ''))
  expect(verified).toMatchObject({ ok: true, value: { identical: true, violations: [] } })
  expect(await runFrozenSelection(services, admin, runId)).toMatchObject({ refusal: 'RUN_ALREADY_DONE' })
})

test('§4.2 absent candidates are excluded, never ranked as zero', async () => {
  const rows = await demo.database.db.selectFrom('selection_result').select(['status', 'exclusion', 'pi_imss'])
    .where('run_id', '=', runId).execute()
  expect(rows.filter(({ status }) => status === 'ranked').length).toBeLessThanOrEqual(right.size)
  expect(rows.filter(({ exclusion }) => exclusion === 'ABSENT').every((row) => row.pi_imss === null)).toBe(true)
})

test('§5.1 nothing of an unpublished run is found, and a published one opens at its minute', async () => {
  const { db } = demo.database
  const ranked = await db.selectFrom('selection_result').innerJoin('candidate', 'candidate.id', 'selection_result.candidate_id')
    .select('candidate.person_id').where('status', '=', 'ranked').executeTakeFirstOrThrow()
  expect(await findOwnResult(db, ranked.person_id, addDuration(RESULTS_FROM, durationMs(1)))).toBeUndefined()
  await publishRun(demo, runId)
  expect(await findOwnResult(db, ranked.person_id, addDuration(RESULTS_FROM, durationMs(-1)))).toBeUndefined()
  expect(await listPublicCutoffs(db, addDuration(RESULTS_FROM, durationMs(-1)))).toEqual([])
  expect(await findOwnResult(db, ranked.person_id, RESULTS_FROM)).toMatchObject({ status: 'ranked' })
})

test('a cut-off of fewer than three filled seats is nobody\'s to read', async () => {
  const rows = await listPublicCutoffs(demo.database.db, RESULTS_FROM)
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) if (row.filled < 3) expect(row.last_pi_imss).toBeNull()
})

test('results are published once, whoever tries', async () => {
  expect(await publishSelection(services, admin, runId)).toMatchObject({ refusal: 'RESULTS_ALREADY_PUBLISHED' })
  await expect(demo.database.sql`update selection_run set published_at = null`).rejects.toMatchObject({
    constraint_name: 'selection_run_frozen',
  })
})

test('every step left its audit row', async () => {
  const actions = (await demo.database.db.selectFrom('audit_event').select('action').execute()).map(({ action }) => action)
  for (const action of ['exam.mark', 'selection.freeze', 'selection.run', 'selection.publish']) {
    expect(actions).toContain(action)
  }
  expect(await readNow(demo.database.db)).toBeGreaterThan(0)
})
