import { createHash } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { decideArticles } from '#app/cli/simulate/decide-articles.server.ts'
import { readAcceptance } from '#app/acceptance/read-acceptance.server.ts'
import { readSelection } from '#app/routes/admin.seleccion/queries.server.ts'
import { readRanking, readRun } from '#app/routes/admin.seleccion_.$runId/queries.server.ts'
import { readExclusions } from '#app/routes/admin.seleccion_.$runId_.exclusiones/queries.server.ts'
import { readWhatIfs } from '#app/routes/admin.seleccion_.$runId_.simulaciones/queries.server.ts'
import { readWhatIf } from '#app/routes/admin.seleccion_.$runId_.simulaciones_.$whatIfId/queries.server.ts'
import { simulateSelection } from '#app/use-cases/simulate-selection.server.ts'
import { readPools } from '#app/routes/admin.seleccion_.$runId_.plazas/queries.server.ts'
import { sendRunDocument } from '#app/routes/admin_.seleccion.$runId.input[.]json/send-run-document.server.ts'
import { readEvents } from '#app/routes/auditoria._index/queries.server.ts'
import { listEventRows } from '#app/routes/auditoria_.eventos[.]csv/queries.server.ts'
import { verifyChains } from '#app/routes/auditoria.cadena/verify.server.ts'
import type { CoreServices } from '#app/services.server.ts'
import { closeDueAttempts } from '#app/use-cases/close-due-attempts.server.ts'
import { freezeSelection } from '#app/use-cases/freeze-selection.server.ts'
import { markExam } from '#app/use-cases/mark-exam.server.ts'
import { runFrozenSelection } from '#app/use-cases/run-selection.server.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import type { SelectionResults } from '#scoring/package/results.ts'
import { createDemoDatabase, findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { DEMO_FREEZE, drawLottery, publishRun } from '#tests/factories/published-selection.ts'
import { selectionServices } from '#tests/factories/selection-services.ts'
import { sitExam } from '#tests/factories/sat-exam.ts'

const CALL = 'rama-2024-2025-1'

let demo: DemoDatabase
let context: AppLoadContext
let services: CoreServices
let admin: Actor
let runId = ''
let results: SelectionResults

beforeAll(async () => {
  demo = await createDemoDatabase()
  services = await selectionServices(demo.database)
  context = { services } as unknown as AppLoadContext
  admin = await demo.actorOf(await findByRole(demo, 'admin'))
  await sitExam(demo, 'Gineco obstetricia', 4)
  await demo.moveTo(instant('2024-02-05T10:00:00-06:00'))
  await closeDueAttempts({ database: demo.database, live: { publishAttemptChanged: () => undefined } })
}, 120_000)

afterAll(() => demo.drop())

test('before marking the selection names each exam that is missing, and what a freeze would take in', async () => {
  const selection = await readSelection(context)
  expect(selection?.unmarked).toHaveLength(18)
  expect(selection?.input).toMatchObject({ registered: 400, withEnarm: 399, unmarked: 399, present: 0 })
})

test('§4.2 with everything marked the counts of the freeze are those of the package', async () => {
  for (const { id } of await demo.database.db.selectFrom('exam').select('id').execute()) {
    await markExam(services, admin, id)
  }
  const selection = await readSelection(context)
  expect(selection).toMatchObject({ unmarked: [], runs: [] })
  const input = selection?.input
  if (input === undefined) throw new Error('no input')
  expect(input).toMatchObject({ unmarked: 0 })
  expect(input.present + input.absent + input.denied + input.cancelled).toBe(input.withEnarm)
  await decideArticles(services, CALL)
  const frozen = await freezeSelection(services, admin, DEMO_FREEZE)
  if (!frozen.ok) throw new Error(frozen.refusal)
  runId = frozen.value
  const stored = JSON.parse(await (await sendRunDocument(context, runId, 'input')).text()) as {
    candidates: { efiser: { status: string }, grades: { current: string | null } }[], seats: { count: number }[]
  }
  const present = stored.candidates.filter(({ efiser }) => efiser.status === 'present')
  expect(present).toHaveLength(input.present)
  expect(present.filter(({ grades }) => grades.current === null)).toHaveLength(input.withoutCurrentGrade)
  expect(stored.seats.reduce((sum, { count }) => sum + count, 0)).toBe(input.seats)
})

test('a run is told by its seed and hashes; without results there is nothing to download', async () => {
  const run = await readRun(context, runId)
  expect(run).toMatchObject({ lotterySeed: null, lottery: { phase: 'waiting' }, ranAt: null, resultsSha256: null, frozenBy: admin.name })
  await expect(sendRunDocument(context, runId, 'results')).rejects.toMatchObject({ status: 404 })
  await expect(readRun(context, '00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ status: 404 })
})

test.each(['input', 'results'] as const)('the %s are downloaded as the bytes that were hashed', async (document) => {
  if (document === 'results') {
    expect(await runFrozenSelection(services, admin, runId)).toMatchObject({ refusal: 'LOTTERY_NOT_DRAWN' })
    await drawLottery(demo, runId)
    await runFrozenSelection(services, admin, runId)
  }
  const response = await sendRunDocument(context, runId, document)
  const bytes = Buffer.from(await response.arrayBuffer())
  const { inputSha256, resultsSha256 } = await readRun(context, runId)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(sha256).toBe(document === 'input' ? inputSha256 : resultsSha256)
  expect(response.headers.get('X-Efiser-Sha256')).toBe(sha256)
  if (document === 'results') results = JSON.parse(bytes.toString()) as SelectionResults
})

const rankingAt = (search: string) => readRanking(context, runId, `http://sitio/${search}`, true)

test('§5.2 the ranked list shows the results file, row by row', async () => {
  const ranked = results.candidates.filter(({ status }) => status === 'ranked')
  const { rows, total, shown } = await rankingAt('')
  expect({ total, shown }).toEqual({ total: results.candidates.length, shown: results.candidates.length })
  expect(rows.slice(0, 20).map((row) => [row.position, row.selection_id, row.pi_imss, row.cer]))
    .toEqual(ranked.slice(0, 20).map((row) => [row.position, row.folio, row.piImss, row.assigned?.cer ?? null]))
})

test('outcomes, courses and the beginning of an id narrow the list; the excluded come last', async () => {
  const assigned = results.candidates.filter((row) => row.assigned !== null)
  const excluded = results.candidates.filter(({ status }) => status === 'excluded')
  expect((await rankingAt('?situacion=assigned')).shown).toBe(assigned.length)
  expect((await rankingAt('?situacion=excluded')).shown).toBe(excluded.length)
  const cer = assigned[0]?.assigned?.cer ?? ''
  expect((await rankingAt(`?cer=${encodeURIComponent(cer)}`)).shown)
    .toBe(assigned.filter((row) => row.assigned?.cer === cer).length)
  const wanted = assigned[0]?.folio ?? ''
  const found = await rankingAt(`?q=${wanted.slice(0, 12).toUpperCase()}`)
  expect(found.rows.map((row) => row.selection_id)).toEqual([wanted])
  const last = await rankingAt('?orden=-piImss')
  expect(last.rows[0]?.position).toBe(1)
  expect((await rankingAt('?orden=piImss')).rows[0]?.position).toBe(results.candidates.length - excluded.length)
})

test('nothing of a person stands in what the pages of a run read', async () => {
  const pages = JSON.stringify([
    await readRun(context, runId), await rankingAt(''), await readPools(context, runId, 'http://sitio/', true),
  ])
  const people = await demo.database.db.selectFrom('candidate').innerJoin('person', 'person.id', 'candidate.person_id')
    .select(['candidate.id', 'candidate.folio', 'person.matricula', 'person.curp']).execute()
  for (const { id, folio, matricula, curp } of people) {
    for (const trace of [id, folio, matricula, curp]) expect(pages).not.toContain(trace)
  }
})

test('seats and cut-offs are those of the results file', async () => {
  const { rows } = await readPools(context, runId, 'http://sitio/', true)
  expect(rows.map((row) => [row.cer, row.seats, row.filled, row.ranked_by, row.last_pi_imss])).toEqual(
    results.cutoffs.map((row) => [row.cer, row.seats, row.filled, row.rankedBy, row.lastPiImss]))
  const full = await readPools(context, runId, 'http://sitio/?cupo=completo', true)
  expect(full.rows).toHaveLength(results.cutoffs.filter(({ seats, filled }) => seats === filled).length)
})

test('the ledger of exclusions has each excluded id once, and who has no ENARM by folio', async () => {
  const { reasons, withoutEnarm, later } = await readExclusions(context, { id: runId, convocatoriaId: CALL })
  const excluded = results.candidates.flatMap((row) =>
    (row.status === 'excluded' ? [`${row.exclusion} ${row.folio}`] : []))
  expect(reasons.flatMap(({ exclusion, selectionIds }) => selectionIds.map((id) => `${exclusion} ${id}`)).sort())
    .toEqual(excluded.sort())
  expect(withoutEnarm).toHaveLength(1)
  expect(later).toEqual([])
})

test('§5.2 a simulation leaves the run as it is, is kept with who made it, and is of its run only', async () => {
  const before = await demo.database.sql`select md5(r::text) from selection_run r order by id`
  const [pool] = results.cutoffs.filter(({ seats, filled, rankedBy }) => seats === filled && rankedBy > filled)
  if (pool === undefined) throw new Error('no pool is wanted by more than it seats')
  const { cer, sede, subsede, seats } = pool
  const made = await simulateSelection(services, admin, runId, {
    label: 'Una más', seats: [{ cer, sede, subsede, seats: seats + 1 }], annulment: null,
  })
  if (!made.ok) throw new Error(made.refusal)
  const shown = await readWhatIf(context, runId, made.value)
  expect(shown).toMatchObject({ label: 'Una más', madeBy: expect.any(String), changes: [{ cer, sede, subsede, from: seats, to: seats + 1 }] })
  expect(shown.comparison.counts.seatsLost).toBe(0)
  expect((await readWhatIfs(context, runId)).map(({ id, seats: more }) => [id, more])).toEqual([[made.value, 1]])
  await expect(readWhatIf(context, randomUUID(), made.value)).rejects.toMatchObject({ status: 404 })
  expect(await demo.database.sql`select md5(r::text) from selection_run r order by id`).toEqual(before)
  await expect(demo.database.sql`update what_if set label = 'otra'`).rejects.toThrow(/permission denied/)
})

test('§5.1 once published the seats wait for answers, by course', async () => {
  await publishRun(demo, runId)
  const acceptance = await readAcceptance(context)
  const assigned = results.candidates.filter((row) => row.assigned !== null).length
  expect(acceptance?.courses.reduce((sum, course) => sum + course.pending, 0)).toBe(assigned)
})

const eventsAt = (search: string) => readEvents(context, `http://sitio/auditoria${search}`)

test('the audit is read newest first and page by page, each event once', async () => {
  const seen: number[] = []
  let page = await eventsAt('')
  expect(page.events[0]).toMatchObject({ action: 'selection.publish', subjectId: runId })
  for (;;) {
    seen.push(...page.events.map(({ seq }) => seq))
    if (page.olderThan === null) break
    page = await eventsAt(`?antes=${String(page.olderThan)}`)
  }
  const { seq } = await demo.database.db.selectFrom('audit_head').select('seq').executeTakeFirstOrThrow()
  expect(seen).toEqual(Array.from({ length: seq }, (_, index) => seq - index))
})

test('filters by act, subject, actor and day, alone and together', async () => {
  const runs = await eventsAt(`?sujeto=selectionRun&id=${runId}`)
  expect(runs.events.map(({ action }) => action)).toEqual([
    'selection.publish', 'selection.proposePublication', 'selection.simulate', 'selection.run', 'selection.draw',
    'selection.freeze',
  ])
  expect((await eventsAt(`?acto=exam.mark&actor=${admin.matricula}`)).events).toHaveLength(18)
  expect((await eventsAt('?acto=exam.mark&hasta=2024-02-04')).events).toEqual([])
  expect((await eventsAt('?acto=exam.mark&desde=2024-02-05&hasta=2024-02-05')).events).toHaveLength(18)
  expect(await eventsAt('?actor=99999999')).toMatchObject({ events: [], errors: { actor: [expect.any(String)] } })
})

test('the file has the events that the filter shows', async () => {
  const rows = await listEventRows(context, 'http://sitio/?acto=exam.mark')
  expect(rows).toHaveLength(18)
  expect(rows?.[0]).toContain('Calificó un examen')
  expect(await listEventRows(context, 'http://sitio/?desde=ayer')).toBeNull()
})

test('the chain is whole, and a changed row is found with its number', async () => {
  const { seq, hash } = await demo.database.db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow()
  const whole = await verifyChains(context)
  expect(whole.audit).toEqual({ whole: true, events: seq, head: hash.toString('hex') })

  const { openDatabase } = await import('#db/client.ts')
  const owner = openDatabase({ url: demo.ownerUrl, max: 1 })
  await owner.sql`alter table audit_event disable trigger audit_event_append_only`
  await owner.sql`update audit_event set payload = '{}' where seq = 7`
  await owner.close()
  expect((await verifyChains(context)).audit).toMatchObject({ whole: false, brokenAt: 7, reason: 'CONTENT' })
})
