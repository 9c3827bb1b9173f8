/** What happens to a selection when acts cross: marks and freezes, cancellations, two people who publish. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cancelForFraud } from '#app/use-cases/cancel-for-fraud.server.ts'
import { freezeSelection } from '#app/use-cases/freeze-selection.server.ts'
import { markExam } from '#app/use-cases/mark-exam.server.ts'
import { proposePublication, publishSelection, withdrawProposal } from '#app/use-cases/publish-selection.server.ts'
import { runFrozenSelection } from '#app/use-cases/run-selection.server.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { createDemoDatabase, findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'
import {
  bothAdmins, demand, DEMO_FREEZE, drawLottery, freezeAndRun, markEverything,
} from '#tests/factories/published-selection.ts'
import { selectionServices } from '#tests/factories/selection-services.ts'
import { sitExam } from '#tests/factories/sat-exam.ts'

const live = { publishAttemptChanged: () => undefined }

let demo: DemoDatabase
let services: CoreServices
let admin: Actor
let other: Actor
let sat: string[]
let examId: string

beforeAll(async () => {
  demo = await createDemoDatabase()
  services = await selectionServices(demo.database)
  ;[admin, other] = await bothAdmins(demo)
  sat = [...(await sitExam(demo, 'Gineco obstetricia', 4)).keys()]
  examId = (await demo.database.db.selectFrom('attempt').select('exam_id').where('id', '=', sat[0] ?? '')
    .executeTakeFirstOrThrow()).exam_id
  await markEverything(demo)
}, 120_000)

afterAll(() => demo.drop())

async function cancel(attemptId: string) {
  const { sede_code: sede } = await demo.database.db.selectFrom('attempt').select('sede_code').where('id', '=', attemptId)
    .executeTakeFirstOrThrow()
  const supervisor = await demo.actorOf(await findByRole(demo, 'supervisor', sede))
  return cancelForFraud({ database: demo.database, live }, supervisor, { attemptId, note: 'Suplantación', confirmed: true })
}

const countRuns = async () => (await demo.database.db.selectFrom('selection_run').select('id').execute()).length

test('§3.1 D who is cancelled after the marking is not frozen with the mark of before', async () => {
  const [attemptId = ''] = sat
  demand(await cancel(attemptId))
  expect(await freezeSelection(services, admin, DEMO_FREEZE)).toMatchObject({ refusal: 'MARKS_MISSING', detail: { count: 1 } })
  expect(await countRuns()).toBe(0)
  demand(await markExam(services, admin, examId))
  const { status } = await demo.database.db.selectFrom('mark').select('status').where('attempt_id', '=', attemptId)
    .executeTakeFirstOrThrow()
  expect(status).toBe('cancelled')
})

test('a freeze stands even though others leave their audit rows meanwhile', async () => {
  const noise = Array.from({ length: 20 }, () => demo.database.db.transaction().execute((trx) => appendAudit(trx, {
    actor: null, action: 'session.refuse', subjectType: 'identifier', subjectId: 'x', payload: {},
  })))
  const [frozen] = await Promise.all([
    freezeSelection(services, admin, DEMO_FREEZE), ...noise, ...Array.from({ length: 3 }, () => markExam(services, admin, examId)),
  ])
  expect(frozen).toMatchObject({ ok: true })
})

test('marks do not change once a selection is frozen, however closely the two cross', async () => {
  const { frozen_at: frozenAt } = await demo.database.db.selectFrom('selection_run').select('frozen_at')
    .executeTakeFirstOrThrow()
  const marks = await demo.database.db.selectFrom('mark').select('marked_at').execute()
  expect(marks.filter(({ marked_at: markedAt }) => markedAt > frozenAt)).toEqual([])
  expect(await markExam(services, admin, examId)).toMatchObject({ refusal: 'MARKS_FROZEN' })
})

test('two people who run one selection at once run it once', async () => {
  const runId = demand(await freezeSelection(services, admin, DEMO_FREEZE))
  await drawLottery(demo, runId)
  const ran = await Promise.all([runFrozenSelection(services, admin, runId), runFrozenSelection(services, admin, runId)])
  expect(ran.map((one) => one.ok ? 'ok' : one.refusal).sort()).toEqual(['RUN_ALREADY_DONE', 'ok'])
})

test('§5.1 one run of a call is proposed at a time, whoever is quicker, and none is published by one person', async () => {
  const runs = [await freezeAndRun(demo), await freezeAndRun(demo)] as const
  const proposed = await Promise.all([
    proposePublication(services, admin, runs[0]), proposePublication(services, other, runs[1]),
  ])
  expect(proposed.map((one) => one.ok ? 'ok' : one.refusal).sort()).toEqual(['PUBLICATION_ALREADY_PROPOSED', 'ok'])
  const [runId, proposer, second] = proposed[0].ok ? [runs[0], admin, other] : [runs[1], other, admin]
  expect(await publishSelection(services, proposer, runId)).toMatchObject({ refusal: 'PUBLICATION_BY_ONE_PERSON' })
  await expect(demo.database.sql`update selection_run set published_at = now(), published_by = proposed_by
    where id = ${runId}`).rejects.toMatchObject({ constraint_name: 'selection_run_published_by_another' })
  expect(await withdrawProposal(services, second, runId, 'Falta revisar')).toMatchObject({ ok: true })
  expect(await publishSelection(services, second, runId)).toMatchObject({ refusal: 'PUBLICATION_NOT_PROPOSED' })
})

test('§5.1 two people who publish at once publish once, and the other is told', async () => {
  const runId = await freezeAndRun(demo)
  demand(await proposePublication(services, admin, runId))
  const tried = await Promise.all([1, 2].map(() => publishSelection(services, other, runId)))
  expect(tried.map((one) => one.ok ? 'ok' : one.refusal).sort()).toEqual(['RESULTS_ALREADY_PUBLISHED', 'ok'])
  const awarded = await demo.database.db.selectFrom('award').select('run_id').distinct().execute()
  expect(awarded).toEqual([{ run_id: runId }])
})
