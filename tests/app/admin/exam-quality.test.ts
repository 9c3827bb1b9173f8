import type { AppLoadContext } from '@remix-run/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { analyseExam } from '#app/exam-quality/analyse-exam.server.ts'
import { compareGroups } from '#app/exam-quality/compare-groups.server.ts'
import { timeItems } from '#app/exam-quality/time-items.server.ts'
import type { Actor } from '#app/http/actor.ts'
import { readExam, readExamState } from '#app/routes/admin.examenes_.$examId/queries.server.ts'
import { readMarks } from '#app/routes/admin.examenes_.$examId_.calificaciones/queries.server.ts'
import { readItem } from '#app/routes/admin.examenes_.$examId_.reactivos_.$itemId/queries.server.ts'
import type { CoreServices } from '#app/services.server.ts'
import { markExam } from '#app/use-cases/mark-exam.server.ts'
import { openDatabase } from '#db/client.ts'
import { listFormItems, listGroupedAnswers, listSheets } from '#db/queries/item-statistics.ts'
import { createDemoDatabase, findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { sitExam } from '#tests/factories/sat-exam.ts'

// The n-th of 30 candidates answers the first n items of the form wrong, and all others right.
const CANDIDATES = 30

let demo: DemoDatabase
let context: AppLoadContext
let admin: Actor
let right: Map<string, number>
let examId: string

beforeAll(async () => {
  demo = await createDemoDatabase()
  context = { services: { database: demo.database } } as AppLoadContext
  admin = await demo.actorOf(await findByRole(demo, 'admin'))
  right = await sitExam(demo, 'Gineco obstetricia', 4)
  const [attemptId] = right.keys()
  examId = (await demo.database.db.selectFrom('attempt').select('exam_id').where('id', '=', attemptId ?? '')
    .executeTakeFirstOrThrow()).exam_id
}, 120_000)

afterAll(() => demo.drop())

const marksAt = (search: string) => readMarks(context, examId, `http://sitio/${search}`, true)

test('before marking there is neither a distribution nor a statistic', async () => {
  expect(await analyseExam(demo.database.db, examId)).toBeNull()
  expect(await marksAt('')).toMatchObject({ total: 0, markedAt: null, keys: [], distribution: { n: 0, mean: null } })
})

test('§3.1 the form of an exam is told by version, hashes and areas, and its bank by distinct items', async () => {
  const exam = await readExam(context, examId)
  const { versions, formAreas, bank, counts } = await readExamState(context, exam)
  const stored = await demo.database.db.selectFrom('form').innerJoin('form_key', 'form_key.form_id', 'form.id')
    .select(['version', 'form.content_sha256', 'key_sha256']).where('exam_id', '=', examId).executeTakeFirstOrThrow()
  expect(versions).toMatchObject([
    { version: 1, contentSha256: stored.content_sha256, keySha256: stored.key_sha256 },
  ])
  expect(formAreas).toEqual(exam.needed)
  expect(bank.clinical).toBeGreaterThanOrEqual(exam.needed.clinical)
  expect(counts).toEqual([{ state: 'handedIn', attempts: CANDIDATES }])
})

test('a sheet has a digit per item that names the chosen option, and nothing of the person', async () => {
  await markExam({ database: demo.database } as CoreServices, admin, examId)
  const { formId } = await analyseExam(demo.database.db, examId) ?? { formId: '' }
  const items = await listFormItems(demo.database.db, formId)
  const sheets = await listSheets(demo.database.db, formId)
  expect(sheets).toHaveLength(CANDIDATES)
  const answers = await demo.database.db.selectFrom('answer').select(['attempt_id', 'item_id', 'option_id'])
    .where('attempt_id', 'in', [...right.keys()]).execute()
  const expected = [...Map.groupBy(answers, (row) => row.attempt_id).values()].map((rows) => {
    const chosen = new Map(rows.map((row) => [row.item_id, row.option_id]))
    return items.map(({ itemId, optionIds }) => optionIds.indexOf(chosen.get(itemId) ?? '') + 1).join('')
  })
  expect(sheets.toSorted()).toEqual(expected.sort())
})

test('the figures of the form are those of the marks, and each item has the facility that was answered', async () => {
  const analysis = await analyseExam(demo.database.db, examId)
  const totals = [...right.values()]
  expect(analysis).toMatchObject({ n: CANDIDATES, sheetsOfOtherForms: 0, formVersion: 1 })
  expect(analysis?.mean).toBeCloseTo(totals.reduce((sum, total) => sum + total, 0) / CANDIDATES, 10)
  expect(analysis?.kr20).toBeGreaterThan(0.9)
  const shareRight = (analysis?.items ?? []).reduce((sum, { facility }) => sum + (facility ?? 0), 0)
  expect(shareRight).toBeCloseTo(analysis?.mean ?? 0, 10)
  expect(analysis?.items.map(({ code }) => code)).toEqual(analysis?.items.map(({ code }) => code).toSorted())
})

test('an item shows its text as frozen, one right option, and shares that add up', async () => {
  const analysis = await analyseExam(demo.database.db, examId)
  const hardest = analysis?.items.toSorted((left, other) => (left.facility ?? 0) - (other.facility ?? 0))[0]
  const item = await readItem(context, examId, hardest?.itemId)
  expect(item.stem).not.toBe('')
  expect(item.options.filter((option) => option.right)).toHaveLength(1)
  expect(item.options.every(({ text }) => text !== '')).toBe(true)
  expect(item.options.reduce((sum, { share }) => sum + (share ?? 0), item.unansweredShare ?? 0)).toBeCloseTo(1, 10)
  // Everybody but the first left it wrong: the upper third has it right more often than the lower one.
  expect(item.facility).toBeCloseTo(1 / CANDIDATES, 10)
  expect(item.upperLowerDifference).toBeGreaterThan(0)
})

test('an item of another exam is not found', async () => {
  await expect(readItem(context, examId, '00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ status: 404 })
  await expect(readExam(context, 'ninguno')).rejects.toMatchObject({ status: 404 })
})

test('marks are listed by folio, sorted, searched and paged by the address', async () => {
  const best = await marksAt('?orden=-efiser')
  expect(best).toMatchObject({ total: CANDIDATES, shown: CANDIDATES, distribution: { n: CANDIDATES } })
  expect(best.rows.map(({ correct }) => correct)).toEqual([...right.values()].sort((left, other) => other - left))
  const [first] = (await marksAt('?orden=folio')).rows
  const found = await marksAt(`?q=${first?.folio.toLowerCase() ?? ''}`)
  expect(found.rows).toEqual([first])
  expect((await marksAt('?pagina=2')).rows).toEqual([])
  expect(Object.keys(first ?? {}).sort()).toEqual(['correct', 'counted', 'efiser', 'folio', 'status'])
})

test('who had each item right, by category and total, adds up to the facility and to everybody', async () => {
  const { db } = demo.database
  const analysis = await analyseExam(db, examId)
  if (analysis === null) throw new Error('the exam is marked')
  const rows = Map.groupBy(await listGroupedAnswers(db, analysis.formId), ({ itemId }) => itemId)
  const sum = (cells: { people: number }[]) => cells.reduce((all, { people }) => all + people, 0)
  for (const { itemId, facility } of analysis.items) {
    const cells = rows.get(itemId) ?? []
    expect(sum(cells)).toBe(CANDIDATES)
    expect(sum(cells.filter((cell) => cell.right)) / CANDIDATES).toBeCloseTo(facility ?? -1, 12)
  }
  const totals = [...rows.values()][0]?.map(({ total }) => total).sort((left, right) => left - right)
  expect(totals).toEqual([...right.values()].sort((left, right_) => left - right_))
  // Thirty are too few for a comparison of groups.
  expect(await compareGroups(db, analysis.formId)).toBeNull()
})

test('the time on an item is read from the saves of an attempt, without what the page was out of sight', async () => {
  const { db } = demo.database
  const { formId, items } = await analyseExam(db, examId) ?? { formId: '', items: [] }
  const ids = items.map(({ itemId }) => itemId)
  const [first = '', second = ''] = ids
  // The factory writes answers and no saves.
  expect((await timeItems(db, formId, ids)).every(({ n, untouched }) => n === 0 && untouched === CANDIDATES)).toBe(true)
  const [attemptId = ''] = right.keys()
  const owner = openDatabase({ url: demo.ownerUrl, max: 1 })
  await owner.sql`alter table answer_history disable trigger user`
  for (const [seq, itemId, seconds] of [[1, first, 40], [2, second, 100]] as const) {
    await owner.sql`insert into answer_history (attempt_id, seq, item_id, revision, option_id, flagged, struck, epoch, op_id,
        received_at, client_at, hash)
      select id, ${seq}, ${itemId}, 1, null, true, '{}', 0, gen_random_uuid(), started_at + ${seconds} * interval '1 second',
        started_at + ${seconds + 3600} * interval '1 second', '' from attempt where id = ${attemptId}`
  }
  await owner.sql`insert into focus_event (attempt_id, event_id, phase, kind, at, delay_ms, away_ms)
    select id, '00000000-0000-4000-8000-000000000001', phase, kind, started_at + at * interval '1 second', delay, away
    from attempt, (values ('left', 'pageHidden', 52, 2000, null), ('returned', 'pageHidden', 61, 1000, 10000)) as told (phase, kind, at, delay, away)
    where id = ${attemptId}`
  await owner.close()
  const [one, two, three] = await timeItems(db, formId, ids)
  expect(one).toMatchObject({ n: 1, untouched: CANDIDATES - 1, quartiles: { median: 40_000 } })
  // A minute, of which ten seconds away.
  expect(two).toMatchObject({ n: 1, quartiles: { median: 50_000 } })
  expect(three).toMatchObject({ n: 0, quartiles: null })
})
