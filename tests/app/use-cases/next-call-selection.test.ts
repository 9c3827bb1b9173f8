/**
 * Next year's call from its copy to its result, through the acts of those who do them: other weights, points, cutoff and tie
 * order than this year's, and no line of code for them. Every figure that is shown comes from the call it is of.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { createRateLimits } from '#app/http/rate-limits.server.ts'
import type { Passwords } from '#app/passwords/passwords.server.ts'
import { baseOf } from '#app/call/part-base.ts'
import { EDITORS } from '#app/call/parts/editors.ts'
import { readResult } from '#app/routes/resultado/queries.server.ts'
import type { CoreServices, Services } from '#app/services.server.ts'
import { checkDraft } from '#app/call/check-draft.server.ts'
import { saveCallPart } from '#app/use-cases/edit-call-draft.server.ts'
import { freezeFormOfExam } from '#app/use-cases/freeze-form.server.ts'
import { closeDueAttempts } from '#app/use-cases/close-due-attempts.server.ts'
import { freezeSelection } from '#app/use-cases/freeze-selection.server.ts'
import { markExam } from '#app/use-cases/mark-exam.server.ts'
import { publishCall } from '#app/use-cases/publish-call.server.ts'
import { runFrozenSelection } from '#app/use-cases/run-selection.server.ts'
import { copyCallToDraft } from '#app/use-cases/start-call-draft.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { readPackageBytes } from '#db/queries/audit-packages.ts'
import { findDraft, lockDraft, updateDraft } from '#db/queries/call-drafts.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { addToExamBank } from '#db/queries/items.ts'
import { addDuration, durationMs } from '#exam-engine/kernel/time.ts'
import { unzipPackage } from '#scoring/audit-package/zip.ts'
import type { SelectionResults } from '#scoring/package/results.ts'
import type { SelectionPackage } from '#scoring/package/schema.ts'
import { verifyPackage } from '#scoring/verify-package/verify-package.ts'
import { createDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { TEST_PASSWORD } from '#tests/factories/people.ts'
import { bothAdmins, DEMO_CALL, DEMO_FREEZE, demand, drawLottery, publishRun } from '#tests/factories/published-selection.ts'
import { registerResident } from '#tests/factories/registered-resident.ts'
import { sitExam } from '#tests/factories/sat-exam.ts'
import { selectionServices } from '#tests/factories/selection-services.ts'
import { startCheapPasswords } from '#tests/setup/cheap-passwords.ts'

const NEXT = 'rama-2025-2026-1'
const CEME = { ceme: 'Gineco obstetricia', grade: 4 }
const own = { password: TEST_PASSWORD, address: '10.0.0.1' }

let demo: DemoDatabase
let owner: Database
let passwords: Passwords
let services: CoreServices
let admin: Actor
let residents: Actor[]
let runId = ''

beforeAll(async () => {
  passwords = startCheapPasswords()
  demo = await createDemoDatabase(await passwords.hash(TEST_PASSWORD))
  owner = openDatabase({ url: demo.ownerUrl, max: 1 })
  services = { ...await selectionServices(demo.database), passwords, rateLimits: createRateLimits() } as unknown as Services
  ;[admin] = await bothAdmins(demo)
}, 120_000)

afterAll(async () => {
  await owner.close()
  await demo.drop()
  await passwords.close()
})

const draftOf = async (id: string) => (await findDraft(demo.database.db, id)) ?? (() => { throw new Error('no draft') })()

async function save(draftId: string, part: 'puntaje' | 'fechas', change: (fields: Record<string, unknown>) => Record<string, unknown>) {
  const { document } = await draftOf(draftId)
  const editor = EDITORS[part]
  const value = editor.schema.parse(change({ ...editor.read(document, null) })) as unknown
  demand(await saveCallPart(services as Services, admin, draftId, { part, key: null, base: baseOf(editor, document, null), value }))
}

test('§4.3 §4.3.1.6 §4.3.2 §5.2 the copy of a call has its own terms, and its check finds nothing against them', async () => {
  const { db } = demo.database
  const draftId = demand(await copyCallToDraft(services as Services, admin, {
    from: DEMO_CALL, title: 'Ciclo 2025-2026', cycle: '2025-2026', currentCycle: '2024-2025', period: 1, days: 364,
  }))
  await save(draftId, 'puntaje', (fields) => ({
    ...fields, efiser: '0.50', postgraduateGrades: '0.25', enarm: '0.25', publicationBonusMax: '1.50',
    tie1: 'enarm', tie2: 'efiser', tie3: 'postgraduateGrades', analytical1: '0.75', analytical2: '0.10',
  }))
  await db.transaction().execute(async (trx) => {
    const locked = await lockDraft(trx, draftId)
    if (locked === undefined) throw new Error('no draft')
    const { rules } = locked.document
    // In the middle of a month: the package says no more of an article than on which side of it it came out.
    const document = { ...locked.document, rules: { ...rules, publicationCutoff: { ...rules.publicationCutoff, before: '2024-11-15' } } }
    await updateDraft(trx, locked, { document, undecided: [], unchecked: [] }, admin.personId)
  })
  const { findings } = await checkDraft(db, await draftOf(draftId))
  expect(findings.filter(({ blocking, part }) => blocking || part === 'puntaje')).toEqual([])
  const { revision } = await draftOf(draftId)
  const published = demand(await publishCall(services as Services, admin, draftId, { ...own, revision, confirmed: true, reason: '' }))
  expect(published.id).toBe(NEXT)
})

test('§2.1 residents register in it, sit its exam and are marked', async () => {
  const { db } = demo.database
  await owner.sql`insert into roster_entry select (jsonb_populate_record(r, jsonb_build_object('convocatoria_id', ${NEXT}::text))).*
    from roster_entry r where convocatoria_id = ${DEMO_CALL}`
  const rows = await db.selectFrom('roster_entry').select('person_id').where('convocatoria_id', '=', NEXT).where('enrolled', '=', true)
    .where('category', '=', 'mexican').where('ceme', '=', CEME.ceme).where('grade', '=', CEME.grade).orderBy('person_id').limit(3).execute()
  residents = await Promise.all(rows.map(({ person_id: id }) => demo.actorOf(id)))
  expect(residents.length).toBe(3)
  const examId = (await db.selectFrom('exam').select('id').where('convocatoria_id', '=', NEXT).where('ceme', '=', CEME.ceme)
    .where('grade', '=', CEME.grade).executeTakeFirstOrThrow()).id
  const items = await db.selectFrom('exam_item').innerJoin('exam', 'exam.id', 'exam_id').select('item_id')
    .where('convocatoria_id', '=', DEMO_CALL).where('ceme', '=', CEME.ceme).where('grade', '=', CEME.grade).execute()
  await db.transaction().execute((trx) => addToExamBank(trx, examId, items.map(({ item_id: id }) => id)))
  demand(await freezeFormOfExam(demo, { personId: admin.personId, role: 'admin' }, { examId }))

  const { registration_from: opens } = await db.selectFrom('convocatoria').select('registration_from').where('id', '=', NEXT)
    .executeTakeFirstOrThrow()
  await demo.moveTo(addDuration(opens, durationMs(60_000)))
  for (const resident of residents) await registerResident(demo, resident)
  const candidates = await db.selectFrom('candidate').select('id').where('convocatoria_id', '=', NEXT).orderBy('person_id').execute()
  // Their ENARM, grades and judged articles, as imports and boards of the year would have left them.
  for (const table of ['candidate', 'grade_mark', 'publication']) await owner.sql`alter table ${owner.sql(table)} disable trigger user`
  for (const [index, { id }] of candidates.entries()) {
    await owner.sql`update candidate set enarm = ${70 + index} where id = ${id}`
    await owner.sql`insert into grade_mark (candidate_id, year, mark) select ${id}, year, 88 from generate_series(1, ${CEME.grade}) as y(year)`
    await owner.sql`insert into publication (candidate_id, position, doi, type, author_position, published_on, accepted) values
      (${id}, 1, '10.1000/a', 'analytical', 1, '2024-11-14', true), (${id}, 2, '10.1000/b', 'analytical', 1, '2024-11-15', true),
      (${id}, 3, '10.1000/c', 'randomisedBlindedTrial', 1, '2024-10-31', ${index === 0})`
  }
  for (const table of ['candidate', 'grade_mark', 'publication']) await owner.sql`alter table ${owner.sql(table)} enable trigger user`
  await sitExam(demo, CEME.ceme, CEME.grade, (place, index) => place >= index * 2, NEXT)
  const { ends_at: ends } = await db.selectFrom('turno').select('ends_at').where('convocatoria_id', '=', NEXT)
    .orderBy('ends_at', 'desc').limit(1).executeTakeFirstOrThrow()
  await demo.moveTo(addDuration(ends, durationMs(1)))
  await closeDueAttempts({ database: demo.database, live: { publishAttemptChanged: () => undefined } })
  expect(demand(await markExam(services, admin, examId))).toBe(3)
})

test('§4.3 frozen, drawn and run, its package holds its terms and verifies from its bytes alone', async () => {
  const { db } = demo.database
  runId = demand(await freezeSelection(services, admin, { ...DEMO_FREEZE, convocatoriaId: NEXT, reason: null }))
  await drawLottery(demo, runId)
  demand(await runFrozenSelection(services, admin, runId))
  const stored = await readPackageBytes(db, runId)
  const checked = verifyPackage(stored?.bytes ?? Buffer.alloc(0), { trusted: null, acceptTestBeacon: true })
  expect(checked).toMatchObject({ ok: true, value: { holds: true, faults: [], verdict: { identical: true, violations: [] } } })

  const opened = unzipPackage(stored?.bytes ?? Buffer.alloc(0))
  if (!opened.ok) throw new Error(opened.refusal)
  const input = JSON.parse(Buffer.from(opened.value['input.json']).toString()) as SelectionPackage
  expect(input.schema).toBe('efiser-selection/2')
  expect(input.rules).toMatchObject({
    convocatoria: NEXT, maxBonus: '1.50', tieBreak: ['enarm', 'efiser', 'grades', 'lottery'],
    terms: {
      weights: { efiser: '0.50', grades: '0.25', enarm: '0.25' }, publishedBefore: '2024-11-15',
      articlePoints: { analytical: ['0.75', '0.10'], randomisedBlindedTrial: ['1.00', '0.50'] },
    },
  })
  expect(input.candidates[0]?.publications.map(({ publishedOn }) => publishedOn)).toEqual(['2024-11-01', '2024-11-15', '2024-10-01'])

  const results = JSON.parse(Buffer.from(opened.value['results.json']).toString()) as SelectionResults
  expect(results.rulesVersion).toBe(NEXT)
  expect(results.candidates.map(({ bonus }) => bonus).toSorted()).toEqual(['0.75', '0.75', '1.50'])
  for (const { efiser, gradesMean, enarm, bonus, piImss } of results.candidates) {
    const tenThousandths = (text: string | null) => BigInt((text ?? '').replace('.', ''))
    const expected = 50n * tenThousandths(efiser) + 25n * tenThousandths(gradesMean) + 25n * tenThousandths(enarm)
      + 10_000n * tenThousandths(bonus)
    expect(tenThousandths(piImss)).toBe(expected)
  }
})

test('§5.1 published, each sees the addition by the weights and points of this call', async () => {
  const { db } = demo.database
  await publishRun(demo, runId)
  const { results_from: from } = await db.selectFrom('convocatoria').select('results_from').where('id', '=', NEXT).executeTakeFirstOrThrow()
  await demo.moveTo(addDuration(from, durationMs(60_000)))
  const context = { services: { database: demo.database } } as unknown as Parameters<typeof readResult>[0]
  for (const resident of residents) {
    const { result } = await readResult(context, resident.personId)
    expect(result?.breakdown?.lines.map(({ weight }) => weight)).toEqual(['0.50', '0.25', '0.25', null])
    expect(result?.breakdown?.sum).toBe(result?.piImss)
    expect(result?.bonusMax).toBe('1.50 puntos')
    expect(result?.publications.map(({ points }) => points).slice(0, 2)).toEqual([75, 0])
  }
  expect((await readConvocatoriaRules(db, DEMO_CALL)).piImss.efiser).toBe('0.63')
})
