/** Writing the next call, publishing it beside the running one, and amending it: on a real database, by two admins. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSecretBox } from '#app/keys/secret-box.server.ts'
import type { Actor } from '#app/http/actor.ts'
import { createRateLimits } from '#app/http/rate-limits.server.ts'
import type { SentRow } from '#app/call/import-rows.ts'
import { baseOf } from '#app/call/part-base.ts'
import { EDITORS } from '#app/call/parts/editors.ts'
import { confirmCopiedDates, giveUpDraft, moveCallRow, removeCallRow, saveCallPart } from '#app/use-cases/edit-call-draft.server.ts'
import { importCallRows, rowsHash } from '#app/use-cases/import-call-rows.server.ts'
import { publishCall } from '#app/use-cases/publish-call.server.ts'
import { copyCallToDraft, startErrata } from '#app/use-cases/start-call-draft.server.ts'
import { findDraft } from '#db/queries/call-drafts.ts'
import { listVersions, readDocumentFromRows } from '#db/queries/call-versions.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { callEnd } from '#exam-engine/convocatoria/windows.ts'
import { rulesOf, type CallDocument } from '#exam-engine/convocatoria/call-document.ts'
import type { CallPart } from '#exam-engine/convocatoria/call-findings.ts'
import { addDuration, durationMs, instant, type Instant } from '#exam-engine/kernel/time.ts'
import { createDemoDatabase, findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { startCheapPasswords } from '#tests/setup/cheap-passwords.ts'

const OLD = 'rama-2024-2025-1'
const NEXT = 'rama-2025-2026-1'
const WISH = { from: OLD, title: 'Ciclo 2025-2026', cycle: '2025-2026', currentCycle: '2024-2025', period: 1, days: 364 }
const PASSWORD = 'la-de-la-coordinacion'

let demo: DemoDatabase
let admin: Actor
let services: Parameters<typeof publishCall>[0]
const passwords = startCheapPasswords()
let draftId: string

beforeAll(async () => {
  const hashed = await passwords.hash(PASSWORD)
  demo = await createDemoDatabase(hashed)
  admin = await demo.actorOf(await findByRole(demo, 'admin'))
  await demo.moveTo(instant('2024-01-24T12:00:00-06:00'))
  const secrets = createSecretBox(randomBytes(32), 'test')
  services = { database: demo.database, passwords, rateLimits: createRateLimits(), papers: { secrets } } as typeof services
}, 120_000)
afterAll(async () => {
  await passwords.close()
  await demo.drop()
})

const read = async (id = draftId) => {
  const draft = await findDraft(demo.database.db, id)
  if (draft === undefined) throw new Error('no draft')
  return draft
}
const seen = async (part: CallPart, key: string | null) => {
  const { document } = await read()
  return { part, key, base: baseOf(EDITORS[part], document, key) }
}
/** As the form sends it. */
const valueOf = (part: CallPart, document: CallDocument, key: string | null, over: Record<string, unknown> = {}) =>
  EDITORS[part].schema.parse({ ...numbers(EDITORS[part].read(document, key) ?? {}), ...over })
const numbers = (values: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(values)
  .filter(([, value]) => value !== '').map(([name, value]) => [name, /^(?:period|grade|seats|foreignMax|maxBytes|\w+Count)$/.test(name)
    ? Number(value) : value]))
const publish = async (over: Partial<Parameters<typeof publishCall>[3]> = {}, id = draftId) => publishCall(services, admin, id, {
  revision: (await read(id)).revision, confirmed: true, reason: '', password: PASSWORD, address: '127.0.0.1', ...over,
})

test('nobody but the coordination writes a call', async () => {
  const supervisor = await demo.actorOf(await findByRole(demo, 'supervisor'))
  expect(await copyCallToDraft(services, supervisor, WISH)).toMatchObject({ refusal: 'ADMIN_ONLY' })
  expect(await startErrata(services, supervisor, OLD)).toMatchObject({ refusal: 'ADMIN_ONLY' })
})

test('next year\'s call is copied with its dates a year on, and none of them counts as looked at', async () => {
  const copied = await copyCallToDraft(services, admin, WISH)
  if (!copied.ok) throw new Error(copied.refusal)
  draftId = copied.value
  const { document, unchecked, undecided } = await read()
  expect(document.rules.windows.registration.until).toBe('2025-01-15T10:00:00-06:00')
  expect([unchecked, undecided]).toEqual([['fechas', 'cronograma'], ['Hematología']])
  expect(document.rules.publicationPoints.criteria[1]?.text).toBe('los sujetos de estudio son humanos')
  expect(await publish()).toMatchObject({ refusal: 'CALL_BLOCKED' })
})

test('of two who save one part upon the same state the second is refused, and another part is no matter', async () => {
  const [mine, theirs, other] = [await seen('fechas', null), await seen('fechas', null), await seen('datos', null)]
  const { document } = await read()
  const save = (at: typeof mine, over: Record<string, unknown>) =>
    saveCallPart(services, admin, draftId, { ...at, value: valueOf(at.part, document, null, over) })
  expect(await save(mine, { registrationUntil: '2025-01-15T11:00' })).toMatchObject({ ok: true })
  expect(await save(theirs, { registrationUntil: '2025-01-15T12:00' })).toMatchObject({ refusal: 'CALL_PART_CHANGED' })
  expect(await save(other, { title: 'Ciclo 2025-2026, otra vez' })).toMatchObject({ ok: true })
  const after = await read()
  expect(after.document.rules.windows.registration.until).toBe('2025-01-15T11:00:00-06:00')
  expect(after.unchecked).toEqual(['cronograma'])
  expect(await save(await seen('fechas', null), { registrationUntil: '2025-01-15T10:00' })).toMatchObject({ ok: true })
})

test('of ten who save at once exactly one is stored', async () => {
  const at = await seen('datos', null)
  const { document } = await read()
  const done = await Promise.all(Array.from({ length: 10 }, (_, place) => saveCallPart(services, admin, draftId, {
    ...at, value: valueOf('datos', document, null, { title: `Ciclo ${place}` }),
  })))
  expect(done.filter(({ ok }) => ok)).toHaveLength(1)
})

test('§1.1 a row is edited, removed and added by its name; two rows never share one', async () => {
  const { document } = await read()
  const course = valueOf('cursos', document, 'Hematología', {})
  expect(await saveCallPart(services, admin, draftId, { ...await seen('cursos', 'Hematología'), value: course }))
    .toMatchObject({ ok: true })
  expect((await read()).undecided).toEqual([])
  expect(await saveCallPart(services, admin, draftId, { ...await seen('cursos', null), value: course }))
    .toMatchObject({ refusal: 'CALL_ROW_TAKEN' })
  const [pool] = EDITORS.plazas.list?.rows(document) ?? []
  const key = pool?.key ?? ''
  const gone = { ...await seen('plazas', key), key }
  expect(await removeCallRow(services, admin, draftId, gone)).toMatchObject({ ok: true })
  expect(await removeCallRow(services, admin, draftId, gone)).toMatchObject({ refusal: 'CALL_ROW_GONE' })
  expect(await saveCallPart(services, admin, draftId, { ...await seen('plazas', null), value: valueOf('plazas', document, key) }))
    .toMatchObject({ ok: true })
  const pools = (list: CallDocument['pools']) => new Set(list.map((one) => JSON.stringify(one)))
  expect(pools((await read()).document.pools)).toEqual(pools(document.pools))
})

test('courses, exams and sedes stand in the order that their writer gives; what moves takes nothing with it', async () => {
  for (const part of ['cursos', 'cronograma', 'sedes'] as const) {
    const order = async () => EDITORS[part].list?.rows((await read()).document).map(({ key }) => key) ?? []
    const before = await order()
    const key = before[3] ?? ''
    expect(await moveCallRow(services, admin, draftId, { part, key, to: 0 })).toMatchObject({ ok: true })
    expect(await order()).toEqual([key, ...before.filter((one) => one !== key)])
    expect(await moveCallRow(services, admin, draftId, { part, key, to: 9_999 })).toMatchObject({ ok: true })
    expect((await order()).at(-1)).toBe(key)
    expect(await moveCallRow(services, admin, draftId, { part, key, to: 3 })).toMatchObject({ ok: true })
    expect(await order()).toEqual(before)
    expect(await moveCallRow(services, admin, draftId, { part, key: 'nada', to: 0 })).toMatchObject({ refusal: 'CALL_ROW_GONE' })
  }
  expect(await moveCallRow(services, admin, draftId, { part: 'textos', key: '5.1', to: 0 })).toMatchObject({ refusal: 'CALL_ROW_GONE' })
})

test('§4.3 §5.14 what is said of articles and of resignations is written like the rest, and judged at the field', async () => {
  const { document } = await read()
  const said = valueOf('articulos', document, null, { maxBytes: 204_800, C8: 'pertinente' })
  expect(await saveCallPart(services, admin, draftId, { ...await seen('articulos', null), value: said })).toMatchObject({ ok: true })
  const mailboxes = 'uno@imss.gob.mx\n dos@imss.gob.mx'
  const sent = valueOf('renuncia', document, null, { mailboxes })
  expect(await saveCallPart(services, admin, draftId, { ...await seen('renuncia', null), value: sent })).toMatchObject({ ok: true })
  const { rules } = (await read()).document
  expect(rules.publicationFile.maxBytes).toBe(204_800)
  expect(rules.publicationPoints.criteria.find(({ code }) => code === 'C8')?.text).toBe('pertinente')
  expect(rules.resignation.mailboxes).toBe('uno@imss.gob.mx, dos@imss.gob.mx')
  const errorsOf = (part: CallPart, over: Record<string, unknown>) =>
    EDITORS[part].schema.safeParse({ ...numbers(EDITORS[part].read(document, null) ?? {}), mailboxes: 'a@b.mx', ...over }).error?.issues
      .map(({ path }) => path[0]) ?? []
  expect(errorsOf('articulos', { maxBytes: 409_600 })).toEqual([])
  expect(errorsOf('articulos', { maxBytes: 409_601 })).toEqual(['maxBytes'])
  expect(errorsOf('articulos', { NC10: ' ' })).toEqual(['NC10'])
  expect(errorsOf('articulos', { analytical: '\n' })).toEqual(['analytical'])
  expect(errorsOf('renuncia', { mailboxes: 'nadie' })).toEqual(['mailboxes'])
  expect(errorsOf('renuncia', { subjectTemplate: 'RENUNCIA' })).toEqual(['subjectTemplate'])
})

test('rows of a file are taken whole, and not where the rows beneath have changed', async () => {
  const { document } = await read()
  const row = (line: number, seats: string): SentRow => Object.assign<Record<string, string>, { line: number }>({
    cer: 'Urología', sede: document.sedes[0]?.code ?? '', subsede: 'Anexo', seats, foreignMax: '',
  }, { line })
  const line = row(2, '3')
  const take = (rows: SentRow[], hash: string) => importCallRows(services, admin, draftId, {
    kind: 'plazas', mode: 'merge', rows, seen: hash, fileSha256: '0'.repeat(64),
  })
  const hash = rowsHash('plazas', document)
  expect(await take([line, row(3, '1.5')], hash)).toMatchObject({ refusal: 'CALL_ROWS_FAULTY' })
  expect((await read()).document.pools).toEqual(document.pools)
  expect(await take([line], hash)).toMatchObject({ ok: true })
  expect((await read()).document.pools.at(-1)).toMatchObject({ subsede: 'Anexo', seats: 3 })
  expect(await take([line], hash)).toMatchObject({ refusal: 'CALL_PART_CHANGED' })
})

test('a call is published once, by the password, as it was shown', async () => {
  expect(await confirmCopiedDates(services, admin, draftId, 'cronograma')).toMatchObject({ ok: true })
  expect(await publish({ confirmed: false })).toMatchObject({ refusal: 'CONFIRMATION_MISSING' })
  expect(await publish({ password: 'otra' })).toMatchObject({ refusal: 'PASSWORD_WRONG' })
  expect(await publish({ revision: 1 })).toMatchObject({ refusal: 'CALL_REVIEW_CHANGED' })
  const revision = { revision: (await read()).revision }
  const done = await Promise.all([publish(revision), publish(revision)])
  expect(done.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { id: NEXT, number: 1, sha256: expect.any(String) as string } }])
  expect(done.find(({ ok }) => !ok)).toMatchObject({ refusal: 'CALL_DRAFT_CLOSED' })
  const { document, publishedAs } = await read()
  expect(publishedAs).toBe(NEXT)
  expect((await readDocumentFromRows(demo.database.db, NEXT))?.rules).toEqual(document.rules)
  const event = await demo.database.db.selectFrom('audit_event').select(['action', 'subject_id'])
    .orderBy('seq', 'desc').limit(1).executeTakeFirst()
  expect(event).toEqual({ action: 'convocatoria.publish', subject_id: NEXT })
})

test('§5.9.3 the running call stays in force until its end, to the millisecond, though the next one is out', async () => {
  const { db } = demo.database
  const old = await readDocumentFromRows(db, OLD)
  if (old === undefined) throw new Error('no call')
  const end = callEnd(rulesOf(old))
  // As if the next one had come out on the day after the results closed.
  const owner = await import('#db/client.ts').then(({ openDatabase }) => openDatabase({ url: demo.ownerUrl, max: 1 }))
  const out = (at: Instant) => owner.sql`update convocatoria set published_at = ${new Date(at).toISOString()}::timestamptz
    where id = ${NEXT}`
  await out(instant('2024-02-13T00:00:00-06:00'))
  const at = async (now: Instant) => {
    await demo.moveTo(now)
    return (await findCurrentConvocatoria(db))?.id
  }
  expect(await at(instant('2024-02-13T00:00:01-06:00'))).toBe(OLD)
  expect(await at(addDuration(end, durationMs(-60_000)))).toBe(OLD)
  expect(await at(end)).toBe(NEXT)
  await out(rulesOf((await read()).document).publishedAt)
  await owner.close()
  await demo.moveTo(instant('2024-01-24T12:00:00-06:00'))
})

test('§5.20 a fe de erratas is numbered, says why and what, and never takes', async () => {
  const started = await startErrata(services, admin, NEXT)
  if (!started.ok) throw new Error(started.refusal)
  expect(await startErrata(services, admin, NEXT)).toEqual(started)
  draftId = started.value
  expect(await publish({ reason: 'x' })).toMatchObject({ refusal: 'CALL_BLOCKED' })
  const { document } = await read()
  const edit = async (over: Record<string, unknown>) => saveCallPart(services, admin, draftId, {
    ...await seen('fechas', null), value: valueOf('fechas', document, null, over),
  })
  expect(await edit({ registrationUntil: '2025-01-15T09:59' })).toMatchObject({ ok: true })
  expect(await publish({ reason: 'x' })).toMatchObject({ refusal: 'CALL_BLOCKED' })
  expect(await edit({ registrationUntil: '2025-01-16T10:00' })).toMatchObject({ ok: true })
  expect(await publish({ reason: '  ' })).toMatchObject({ refusal: 'ERRATA_WITHOUT_REASON' })
  expect(await publish({ reason: 'Falla eléctrica' })).toMatchObject({ ok: true, value: { id: NEXT, number: 2 } })
  expect((await listVersions(demo.database.db, NEXT)).map(({ number, reason, changes }) => [number, reason, changes])).toEqual([
    [1, null, []],
    [2, 'Falla eléctrica', [{
      path: 'rules/windows/registration/until', before: '2025-01-15T10:00:00-06:00', after: '2025-01-16T10:00:00-06:00',
    }]],
  ])
})

test('a draft that is given up stays as it was', async () => {
  const copied = await copyCallToDraft(services, admin, { ...WISH, period: 2 })
  if (!copied.ok) throw new Error(copied.refusal)
  draftId = copied.value
  const at = await seen('datos', null)
  expect(await giveUpDraft(services, admin, draftId)).toMatchObject({ ok: true })
  const { document } = await read()
  expect(await saveCallPart(services, admin, draftId, { ...at, value: valueOf('datos', document, null) }))
    .toMatchObject({ refusal: 'CALL_DRAFT_CLOSED' })
  expect(await giveUpDraft(services, admin, draftId)).toMatchObject({ refusal: 'CALL_DRAFT_CLOSED' })
})
