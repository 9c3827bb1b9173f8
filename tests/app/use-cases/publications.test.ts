// From the declared list to the row that the score reads, on a real database: versions, window, blind pairs, the third,
// the freeze, and what the database itself refuses to whoever goes around the use-cases.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openFileStorage, type FileStorage } from '#app/files/file-storage.server.ts'
import type { Actor } from '#app/http/actor.ts'
import { createRateLimits } from '#app/http/rate-limits.server.ts'
import { dealPublications } from '#app/use-cases/deal-evaluations.server.ts'
import { declarePublications } from '#app/use-cases/declare-publications.server.ts'
import { giveBack, keepDraft, signJudgement } from '#app/use-cases/evaluate-publication.server.ts'
import { keepPublicationFile } from '#app/use-cases/keep-publication-file.server.ts'
import { openDatabase } from '#db/client.ts'
import { listOwnPublications } from '#db/queries/own-publications.ts'
import { findDeclaration, findViewableFile } from '#db/queries/publication-declarations.ts'
import { lockSelection } from '#db/queries/selection-runs.ts'
import { addDuration, durationMs, instant, type Instant } from '#exam-engine/kernel/time.ts'
import { dueAt } from '#exam-engine/publications/deal-evaluations.ts'
import { acceptingDraft, rejectingDraft } from '#tests/exam-engine/publications/judgement-factory.ts'
import { createDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { freezeEmptySelection } from '#tests/factories/frozen-selection.ts'
import { createPerson } from '#tests/factories/people.ts'
import { drawPage } from '../publications/make-image.ts'

const UNTIL = instant('2024-01-17T10:00:00-06:00')
const TYPED = {
  doi: '10.5555/Prueba.1', issn: '0028-0836', pmid: '37258912', type: 'analytical', authorPosition: '1',
  publishedOn: '2023-06-01', title: 'Una cohorte', journal: 'Gaceta',
}
let demo: DemoDatabase
let files: FileStorage
let filesRoot: string
let page: Uint8Array
let clock: Instant
let resident: Actor
let candidateId: string
let convocatoriaId: string

beforeAll(async () => {
  demo = await createDemoDatabase()
  filesRoot = mkdtempSync(path.join(tmpdir(), 'efiser-files-'))
  files = await openFileStorage({ filesRoot, filesBucket: null })
  page = await drawPage().toBuffer()
  clock = addDuration(UNTIL, durationMs(-2 * 86_400_000))
  const { db } = demo.database
  convocatoriaId = (await db.selectFrom('convocatoria').select('id').executeTakeFirstOrThrow()).id
  const owner = openDatabase({ url: demo.ownerUrl, max: 1 })
  for (const matricula of ['81000001', '81000002', '81000003']) {
    await createPerson(owner.db, { matricula, roles: [{ role: 'evaluador' }] })
  }
  await owner.close()
})
afterAll(async () => {
  await demo.drop()
  rmSync(filesRoot, { recursive: true, force: true })
})

/** A resident of whom nothing is declared yet, within the registration. */
beforeEach(async () => {
  const { db } = demo.database
  const free = await db.selectFrom('candidate').select(['id', 'person_id'])
    .where('id', 'not in', db.selectFrom('publication').select('candidate_id'))
    .where('person_id', 'not in', db.selectFrom('publication_declaration').select('person_id'))
    .orderBy('folio').limit(1).executeTakeFirstOrThrow()
  candidateId = free.id
  resident = await demo.actorOf(free.person_id)
  await demo.moveTo(clock)
})

const services = () => ({ database: demo.database, files, rateLimits: createRateLimits() })
const declarant = () => ({ convocatoriaId, personId: resident.personId })
const upload = () => keepPublicationFile(services(), resident, { bytes: page, size: page.byteLength })

async function declareWhole(): Promise<string> {
  const kept = await upload()
  if (!kept.ok) throw new Error(kept.refusal)
  expect(await declarePublications(services(), resident, { kind: 'add', typed: TYPED }, 0)).toMatchObject({ ok: true })
  expect(await declarePublications(services(), resident, { kind: 'file', fileId: kept.value }, 1)).toMatchObject({ ok: true })
  return kept.value
}

/** After the registration, dealt to two; the work of the resident's one article. */
async function dealt() {
  await demo.moveTo(addDuration(UNTIL, durationMs(1)))
  await dealPublications(services())
  return work()
}

async function work(state: 'held' | 'signed' | 'returned' | 'lapsed' = 'held') {
  return demo.database.db.selectFrom('publication_evaluation as e')
    .innerJoin('declared_article as a', 'a.id', 'e.article_id')
    .innerJoin('publication_declaration as d', 'd.id', 'a.declaration_id')
    .select(['e.id', 'e.evaluator_id as by', 'a.id as article'])
    .where('d.person_id', '=', resident.personId).where('e.state', '=', state).orderBy('e.id').execute()
}

async function sign(one: { id: string, by: string } | undefined, draft = acceptingDraft()) {
  if (one === undefined) throw new Error('nobody holds it')
  return signJudgement(services(), await demo.actorOf(one.by), one.id, draft)
}

const own = () => listOwnPublications(demo.database.db, candidateId)
const published = () => demo.database.db.selectFrom('publication').select(['doi', 'type', 'author_position', 'accepted'])
  .where('candidate_id', '=', candidateId).execute()

test('§4.3 a list grows by versions: nothing of an earlier one is lost, and another tab is not overwritten', async () => {
  const fileId = await declareWhole()
  expect(await findDeclaration(demo.database.db, declarant())).toMatchObject({
    version: 2, fileId, articles: [{ doi: '10.5555/prueba.1', authorPosition: 1 }],
  })
  const other = { ...TYPED, doi: '10.5555/otra' }
  expect(await declarePublications(services(), resident, { kind: 'add', typed: other }, 1))
    .toMatchObject({ refusal: 'DECLARATION_CHANGED' })
  expect(await declarePublications(services(), resident, { kind: 'add', typed: TYPED }, 2))
    .toMatchObject({ refusal: 'ARTICLE_UNUSABLE', faults: [{ field: 'doi', problem: 'DOI_REPEATED' }] })
  expect(await declarePublications(services(), resident, { kind: 'add', typed: other }, 2)).toMatchObject({ value: 3 })
  expect(await declarePublications(services(), resident, { kind: 'remove', position: 1 }, 3)).toMatchObject({ value: 4 })
  expect(await findDeclaration(demo.database.db, declarant()))
    .toMatchObject({ version: 4, fileId, articles: [{ doi: '10.5555/otra' }] })
  const audit = await demo.database.db.selectFrom('audit_event').select('action')
    .where('actor_id', '=', resident.personId).orderBy('seq').execute()
  expect(audit.map(({ action }) => action))
    .toEqual(['publication.upload', ...Array<string>(4).fill('publication.declare')])
})

test('§2.1 the last millisecond of the registration still declares, its end does not; no file is left behind', async () => {
  const fileId = await declareWhole()
  await demo.moveTo(addDuration(UNTIL, durationMs(10)))
  expect(await declarePublications(services(), resident, { kind: 'file', fileId }, 2))
    .toMatchObject({ refusal: 'DECLARATION_CLOSED' })
  expect(await upload()).toMatchObject({ refusal: 'DECLARATION_CLOSED' })
  const late = demo.database.db.insertInto('publication_declaration')
    .values({ convocatoria_id: convocatoriaId, person_id: resident.personId, version: 9, file_id: null }).execute()
  await expect(late).rejects.toMatchObject({ constraint_name: 'publication_within_registration' })
})

test('nobody puts the picture of somebody else into a list, and only its people see it', async () => {
  const fileId = await declareWhole()
  const stranger = await demo.database.db.selectFrom('candidate').select('person_id')
    .where('person_id', '<>', resident.personId).limit(1).executeTakeFirstOrThrow()
  const other = await demo.actorOf(stranger.person_id)
  expect(await declarePublications(services(), other, { kind: 'file', fileId }, 0))
    .toMatchObject({ refusal: 'PUBLICATION_FILE_UNKNOWN' })
  const held = await dealt()
  const sees = async (personId: string) => await findViewableFile(demo.database.db, fileId, personId) !== undefined
  expect(await Promise.all([resident.personId, held[0]?.by ?? '', other.personId].map(sees))).toEqual([true, true, false])
  // The coordination reads whole files.
  expect(await findViewableFile(demo.database.db, fileId, other.personId, true)).toBeDefined()
  const [first] = held
  if (first === undefined) throw new Error('nobody holds it')
  expect(await giveBack(services(), await demo.actorOf(first.by), first.id, 'La conozco')).toMatchObject({ ok: true })
  expect(await sees(first.by)).toBe(false)
})

test('§4.3 two who agree decide, and the score reads it; before, it reads nothing', async () => {
  await declareWhole()
  const [first, second] = await dealt()
  expect(first?.by).not.toBe(second?.by)
  expect(await sign(first)).toEqual({ ok: true, value: 'judgedOnce' })
  expect(await published()).toEqual([])
  expect(await own()).toMatchObject([{ doi: '10.5555/prueba.1', accepted: null, against: [] }])
  expect(await sign(second)).toEqual({ ok: true, value: 'decided' })
  expect(await own()).toMatchObject([{ type: 'analytical', authorPosition: 1, accepted: true, against: [] }])
  expect(await published()).toEqual([
    { doi: '10.5555/prueba.1', type: 'analytical', author_position: 1, accepted: true },
  ])
  const decision = await demo.database.db.selectFrom('publication_decision').select(['points', 'basis'])
    .where('article_id', '=', second?.article ?? '').executeTakeFirst()
  expect(decision).toEqual({ points: '0.50', basis: 'agreement' })
})

test('§4.3 where two differ a third is called at once, and what the third says is final', async () => {
  await declareWhole()
  const [first, second] = await dealt()
  await sign(first)
  expect(await sign(second, rejectingDraft('C2'))).toEqual({ ok: true, value: 'disputed' })
  const [third, ...others] = await work()
  expect(others).toEqual([])
  expect([first?.by, second?.by]).not.toContain(third?.by)
  expect(await sign(third, rejectingDraft('NC1', 'Serie de casos'))).toEqual({ ok: true, value: 'decided' })
  expect(await published()).toMatchObject([{ accepted: false, type: 'analytical' }])
  // The one who decided is heard, not the one who was outvoted.
  expect(await own()).toMatchObject([{ doi: '10.5555/prueba.1', accepted: false, against: ['NC1'] }])
  expect(await sign(third)).toMatchObject({ refusal: 'EVALUATION_ENDED' })
})

test('two who sign at the same moment are one after the other: one decision, or one dispute', async () => {
  await declareWhole()
  const [first, second] = await dealt()
  const states = (await Promise.all([sign(first), sign(second)])).map((done) => done.ok && done.value).sort()
  expect(states).toEqual(['decided', 'judgedOnce'])
  expect(await published()).toHaveLength(1)
})

test('who signs waits for whoever freezes the selection, and reads what that left', async () => {
  await declareWhole()
  const [first] = await dealt()
  const { db, sql } = demo.database
  const waiting = async () => (await sql`select 1 from pg_locks where locktype = 'advisory' and not granted`).length
  let signing: ReturnType<typeof sign> | undefined
  await db.transaction().execute(async (trx) => {
    await lockSelection(trx, convocatoriaId)
    signing = sign(first)
    await expect.poll(waiting, { timeout: 10_000 }).toBe(1)
  })
  expect(await signing).toEqual({ ok: true, value: 'judgedOnce' })
})

test('a draft is kept and incomplete; who does not hold the article neither writes nor signs', async () => {
  await declareWhole()
  const [first, second] = await dealt()
  if (first === undefined || second === undefined) throw new Error('nobody holds it')
  const draft = rejectingDraft('C3', '')
  expect(await keepDraft(services(), await demo.actorOf(first.by), first.id, draft)).toMatchObject({ ok: true })
  expect(await sign(first, draft)).toMatchObject({
    refusal: 'JUDGEMENT_INCOMPLETE', faults: [{ field: 'C3', problem: 'REASON_MISSING' }],
  })
  expect(await signJudgement(services(), await demo.actorOf(second.by), first.id, acceptingDraft()))
    .toMatchObject({ refusal: 'EVALUATION_UNKNOWN' })
})

test('what is given back goes to somebody else and never returns; overdue work passes on', async () => {
  await declareWhole()
  const [first, second] = await dealt()
  if (first === undefined || second === undefined) throw new Error('nobody holds it')
  expect(await giveBack(services(), await demo.actorOf(first.by), first.id, ' ')).toMatchObject({ refusal: 'RETURN_NEEDS_REASON' })
  expect(await giveBack(services(), await demo.actorOf(first.by), first.id, 'Es mi alumna')).toMatchObject({ ok: true })
  const now = (await work()).map(({ by }) => by)
  expect(now).toHaveLength(2)
  expect(now).not.toContain(first.by)
  await demo.moveTo(addDuration(dueAt(addDuration(UNTIL, durationMs(1))), durationMs(60_000)))
  await dealPublications(services())
  expect(await work('lapsed')).not.toEqual([])
  expect((await work()).map(({ by }) => by)).not.toContain(first.by)
})

test('the database refuses what goes around: a change of what is signed, a decision nobody signed, a row without one', async () => {
  await declareWhole()
  const [first, second] = await dealt()
  if (first === undefined || second === undefined) throw new Error('nobody holds it')
  await sign(first)
  const { db } = demo.database
  const refusal = (act: Promise<unknown>) => act.then(() => 'done', (error: unknown) =>
    (error as { constraint_name?: string }).constraint_name)
  expect(await refusal(db.updateTable('publication_evaluation').set({ accepted: false, type: null, author_position: null })
    .where('id', '=', first.id).execute())).toBe('publication_evaluation_final')
  expect(await refusal(db.insertInto('publication_decision').values({
    article_id: first.article, accepted: true, type: 'analytical', author_position: 1, points: '0.50', basis: 'agreement',
  }).execute())).toBe('publication_decision_as_signed')
  expect(await refusal(db.insertInto('publication').values({
    candidate_id: candidateId, position: 1, doi: '10.5555/prueba.1', type: 'analytical', author_position: 1,
    published_on: '2023-06-01', accepted: true,
  }).execute())).toBe('publication_by_decision')
  const insert = (evaluator: string) => refusal(db.insertInto('publication_evaluation')
    .values({ article_id: first.article, evaluator_id: evaluator, draft: '{}' }).execute())
  expect(await insert(first.by)).toMatch(/never_twice|enough/)
  expect(await insert(resident.personId)).toBe('publication_evaluation_no_conflict')
  const third = await db.selectFrom('role_grant').select('person_id').where('role', '=', 'evaluador')
    .where('person_id', 'not in', [first.by, second.by]).limit(1).executeTakeFirstOrThrow()
  expect(await insert(third.person_id)).toBe('publication_evaluation_enough')
})

test('after the freeze of the selection nothing is judged, and the database says so too', async () => {
  await declareWhole()
  const [first] = await dealt()
  const owner = openDatabase({ url: demo.ownerUrl, max: 1 })
  const admin = await owner.db.selectFrom('role_grant').select('person_id').where('role', '=', 'admin').limit(1).executeTakeFirstOrThrow()
  await freezeEmptySelection(owner.db, convocatoriaId, admin.person_id)
  await owner.close()
  expect(await sign(first)).toMatchObject({ refusal: 'SELECTION_FROZEN' })
  const around = demo.database.db.updateTable('publication_evaluation').set({ draft: '{}' }).where('id', '=', first?.id ?? '').execute()
  await expect(around).rejects.toMatchObject({ constraint_name: 'publication_before_freeze' })
  expect(await dealPublications(services())).toBe(0)
})
