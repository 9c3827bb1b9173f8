/**
 * Personal scores and their reason on the running server: nothing without one, the subject with one, for one session and
 * 15 minutes of the database's clock; what is written of it, and who reads that.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawStartedSample, startSample } from '#app/use-cases/sample-audit.server.ts'
import { readSession } from '#app/http/sessions.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { addDuration, durationMs, instant, minutes, type Instant } from '#exam-engine/kernel/time.ts'
import { ask } from '#tests/app/authorisation/ask.ts'
import { startPublishedPlatform, type PublishedPlatform } from '#tests/app/authorisation/published-platform.ts'
import { cookieOf } from '#tests/app/authorisation/visitors.ts'
import { clockControls } from '#tests/db/sitting/sitting-database.ts'
import { demand } from '#tests/factories/published-selection.ts'

const NOTE = 'Oficio 123/2024 del Órgano Interno de Control'

let platform: PublishedPlatform
let owner: Database
let admins: string[]
let auditor: string
let other: { person_id: string, pi_imss: string | null, folio: string }
let scores: { piImss: string, enarm: string, grades: string[] }

beforeAll(async () => {
  platform = await startPublishedPlatform()
  owner = openDatabase({ url: platform.ownerUrl, max: 1 })
  const { db } = platform.database
  const of = async (role: 'admin' | 'auditor') => (await db.selectFrom('role_grant').select('person_id').where('role', '=', role)
    .orderBy('person_id').execute()).map((row) => row.person_id)
  admins = await of('admin')
  auditor = (await of('auditor'))[0] ?? ''
  const ranked = await db.selectFrom('selection_result').innerJoin('candidate', 'candidate.id', 'candidate_id')
    .select(['person_id', 'candidate.id', 'pi_imss', 'candidate.enarm', 'folio']).where('run_id', '=', platform.runId)
    .where('status', '=', 'ranked').orderBy('position').execute()
  const own = ranked.find((row) => row.person_id === platform.sample.personId)
  other = ranked.find((row) => row.person_id !== platform.sample.personId) ?? { person_id: '', pi_imss: null, folio: '' }
  const grades = await db.selectFrom('grade_mark').select('mark').where('candidate_id', '=', own?.id ?? '').execute()
  scores = { piImss: own?.pi_imss ?? '?', enarm: Number(own?.enarm ?? '?').toString(), grades: grades.map(({ mark }) => mark) }
}, 180_000)

afterAll(async () => {
  await owner.close()
  await platform.stop()
})

const session = async (personId: string) => await cookieOf(platform, personId) ?? ''
const get = (cookie: string, path: string) => ask({ url: platform.url + path, cookie })
const say = (cookie: string, path: string, purpose: string, note = NOTE) => ask({
  url: platform.url + path, cookie, method: 'POST', body: new URLSearchParams({ purpose, note }),
})
const scoresOf = (personId: string, area = 'admin') => `/${area}/expedientes/${personId}/puntajes`
const reasonFor = (kind: string, id: string) => `/puntajes/${kind}/${id}`
const count = async () => (await platform.database.db.selectFrom('score_opening')
  .select(({ fn }) => fn.countAll<number>().as('rows')).executeTakeFirstOrThrow()).rows
const standAt = (at: Instant, ms = 0) => clockControls(owner).freezeClock(addDuration(at, durationMs(ms)))
const now = async () => instant((await sql<{ now: number }>`select efiser_now() as now`.execute(owner.db)).rows[0]?.now ?? 0)

test('Privacidad: scores of a person open by a reason, for that person, that session and that actor alone', async () => {
  const [first = '', second = ''] = admins
  const before = await count()
  const [cookie, elsewhere, colleague] = [await session(first), await session(first), await session(second)]
  const { personId } = platform.sample
  const closed = await get(cookie, scoresOf(personId))
  expect(closed.verdict).toBe(`to ${reasonFor('persona', personId)}?destino=${encodeURIComponent(scoresOf(personId))}`)
  expect(closed.status).toBe(303)
  const opened = await say(cookie, `${reasonFor('persona', personId)}?destino=${encodeURIComponent(scoresOf(personId))}`, 'clarification')
  expect([opened.status, opened.verdict]).toEqual([303, `to ${scoresOf(personId)}`])
  const shown = await get(cookie, scoresOf(personId))
  expect(shown.verdict).toBe('shown')
  for (const score of [scores.piImss, scores.enarm, ...scores.grades.map((mark) => Number(mark).toString())]) {
    expect(shown.body).toContain(score)
  }
  for (const [who, path] of [
    [elsewhere, scoresOf(personId)], [colleague, scoresOf(personId)], [cookie, scoresOf(other.person_id)],
  ] as const) {
    const answer = await get(who, path)
    expect(answer.verdict).toMatch(/^to \/puntajes\/persona\//)
    expect(answer.body).not.toContain(scores.piImss)
  }
  expect((await get(cookie, `/admin/seleccion/${platform.runId}/results.json`)).status).toBe(403)
  expect(await count()).toBe(before + 1)
})

test.each([['clarification', 'corto'], ['auditReview', NOTE], ['otra cosa', NOTE], ['auditSample', NOTE]])(
  'Privacidad: the coordination opens nothing for %s with %j', async (purpose, note) => {
    const cookie = await session(admins[0] ?? '')
    const before = await count()
    expect((await say(cookie, reasonFor('persona', platform.sample.personId), purpose, note)).status).toBe(422)
    expect((await get(cookie, scoresOf(platform.sample.personId))).status).toBe(303)
    expect(await count()).toBe(before)
  })

test('Privacidad: an opening lasts 15 minutes by the clock of the database, its end not included', async () => {
  const started = await now()
  const cookie = await session(admins[0] ?? '')
  const { personId } = platform.sample
  await standAt(started)
  await say(cookie, reasonFor('persona', personId), 'arco')
  const { opened_at: at } = await platform.database.db.selectFrom('score_opening').select('opened_at').orderBy('id', 'desc')
    .limit(1).executeTakeFirstOrThrow()
  for (const [ms, status] of [[-1, 303], [0, 200], [1, 200], [minutes(15) - 1, 200], [minutes(15), 303], [minutes(15) + 1, 303]] as const) {
    await standAt(at, ms)
    expect([ms, (await get(cookie, scoresOf(personId))).status]).toEqual([ms, status])
  }
  await clockControls(owner).startClock(addDuration(started, minutes(1)))
})

const FILES = [
  ['corrida', (p: PublishedPlatform) => p.runId, (p: PublishedPlatform) => [
    `/admin/seleccion/${p.runId}/input.json`, `/admin/seleccion/${p.runId}/results.json`, `/admin/seleccion/${p.runId}/paquete.zip`]],
  ['examen', (p: PublishedPlatform) => p.sample.examId, (p: PublishedPlatform) => [`/admin/examenes/${p.sample.examId}/calificaciones.csv`]],
  ['anulaciones', (p: PublishedPlatform) => p.sample.examId, (p: PublishedPlatform) => [
    `/admin/examenes/${p.sample.examId}/anulaciones/${p.sample.annulmentId}.csv`]],
] as const

test.each(FILES)('Privacidad: files of a %s need a reason, and each that is taken is in the audit', async (kind, idOf, pathsOf) => {
  const cookie = await session(admins[0] ?? '')
  for (const path of pathsOf(platform)) {
    const answer = await get(cookie, path)
    expect([answer.status, answer.body]).toEqual([403, 'SCORES_NEED_REASON'])
  }
  expect((await say(cookie, reasonFor(kind, idOf(platform)), 'clarification')).status).toBe(422)
  expect((await say(cookie, reasonFor(kind, idOf(platform)), 'work')).status).toBe(303)
  for (const path of pathsOf(platform)) expect((await get(cookie, path)).status).toBe(200)
  for (const path of FILES.filter(([one]) => one !== kind).flatMap(([, , others]) => others(platform))) {
    expect([path, (await get(cookie, path)).status]).toEqual([path, 403])
  }
  const taken = await platform.database.db.selectFrom('audit_event').select('payload').where('action', '=', 'scores.take')
    .orderBy('seq', 'desc').limit(pathsOf(platform).length).execute()
  expect(taken.map(({ payload }) => (JSON.parse(payload) as { subject: string }).subject)).toEqual(pathsOf(platform).map(() => idOf(platform)))
})

test('Privacidad: lists show neither scores nor an order by them before a reason, and both after it', async () => {
  const cookie = await session(admins[0] ?? '')
  const { examId, annulmentId } = platform.sample
  const { efiser } = await platform.database.db.selectFrom('mark').innerJoin('attempt', 'attempt.id', 'attempt_id').select('efiser')
    .where('exam_id', '=', examId).where('efiser', 'is not', null).orderBy('efiser', 'desc').limit(1).executeTakeFirstOrThrow()
  const pages = [
    [`/admin/seleccion/${platform.runId}`, 'corrida', platform.runId, scores.piImss],
    [`/admin/seleccion/${platform.runId}?orden=-piImss`, 'corrida', platform.runId, scores.piImss],
    [`/admin/examenes/${examId}/calificaciones?orden=-efiser`, 'examen', examId, efiser ?? '?'],
    [`/admin/examenes/${examId}/anulaciones/${annulmentId}`, 'anulaciones', examId, scores.piImss],
  ] as const
  for (const [path, , , score] of pages) {
    const { body, status } = await get(cookie, path)
    expect([path, status, body.includes(score)]).toEqual([path, 200, false])
    expect(body).toContain('Decir el motivo')
  }
  for (const [, kind, id] of pages) await say(cookie, reasonFor(kind, id), 'work')
  for (const [path, , , score] of pages) expect([path, (await get(cookie, path)).body.includes(score)]).toEqual([path, true])
})

test('Privacidad: the auditor opens a person and a published run, and no list of the coordination', async () => {
  const cookie = await session(auditor)
  const { personId, examId } = platform.sample
  expect((await get(cookie, scoresOf(personId, 'auditoria'))).status).toBe(303)
  expect((await say(cookie, reasonFor('persona', personId), 'clarification')).status).toBe(422)
  expect((await say(cookie, reasonFor('persona', personId), 'auditReview')).status).toBe(303)
  expect((await get(cookie, scoresOf(personId, 'auditoria'))).body).toContain(scores.piImss)
  expect((await get(cookie, scoresOf(personId))).status).toBe(403)
  for (const kind of ['examen', 'anulaciones']) expect((await say(cookie, reasonFor(kind, examId), 'auditReview')).status).toBe(403)
  expect((await get(cookie, `/admin/seleccion/${platform.runId}/paquete.zip`)).status).toBe(403)
  expect((await say(cookie, reasonFor('corrida', platform.runId), 'auditReview')).status).toBe(303)
  expect((await get(cookie, `/admin/seleccion/${platform.runId}/paquete.zip`)).status).toBe(200)
  expect((await get(cookie, reasonFor('corrida', randomUUID()))).status).toBe(404)
})

test('Privacidad: the row of a sample is opened by its sample, once in its 15 minutes, and its author reads of it', async () => {
  const cookie = await session(auditor)
  const actor = await readSession(platform.database, cookie)
  if (actor === null) throw new Error('no session')
  const sampleId = demand(await startSample(platform, actor, { population: 'publications', callId: null, runId: null, size: 1, seed: 'semilla' }))
  demand(await drawStartedSample(platform, actor, sampleId))
  const before = await count()
  for (let visit = 0; visit < 2; visit += 1) expect((await get(cookie, `/auditoria/muestras/${sampleId}/1`)).status).toBe(200)
  expect(await count()).toBe(before + 1)
  const row = await platform.database.db.selectFrom('score_opening').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
  expect(row).toMatchObject({ scope: 'sampleRow', purpose: 'auditSample', role: 'auditor', sample_id: sampleId, place: 1 })
  const own = await get(await session(row.person_id ?? ''), '/mis-datos')
  expect(own.body).toContain('Renglón de una muestra de auditoría')
  expect((await get(cookie, scoresOf(row.person_id ?? '', 'auditoria'))).status).toBe(303)
})

test('Privacidad: each opening is one event with who, whom, why and what was shown, and the chain stays whole', async () => {
  const { db } = platform.database
  const events = await db.selectFrom('audit_event').select(['payload', 'actor_id', 'actor_role', 'subject_id', 'at'])
    .where('action', '=', 'scores.open').orderBy('seq').execute()
  const rows = await db.selectFrom('score_opening').selectAll().orderBy('id').execute()
  expect(events).toHaveLength(rows.length)
  rows.forEach((row, place) => {
    const event = events[place]
    const payload = JSON.parse(event?.payload ?? '{}') as Record<string, unknown>
    expect(event).toMatchObject({
      actor_id: row.actor_id, actor_role: row.role,
      subject_id: row.person_id ?? row.exam_id ?? row.run_id ?? row.convocatoria_id,
    })
    expect(payload).toMatchObject({ opening: row.id, purpose: row.purpose, scope: row.scope, noteSha256: sha256Hex(row.note) })
    expect(payload['shown']).not.toEqual([])
    expect(event?.payload).not.toContain('Oficio')
  })
  expect(await verifyAudit(db)).toMatchObject({ whole: true })
})

test('Privacidad: the person reads when, in which role and why; of a list what for, never another\'s note', async () => {
  const { personId } = platform.sample
  const { body } = await get(await session(personId), '/mis-datos')
  for (const words of ['Aclaración que pide la persona', 'Revisión de auditoría', NOTE, 'La lista de su examen', 'La lista de una corrida']) {
    expect(body).toContain(words)
  }
  const { consultas_de_sus_puntajes: part } = JSON.parse((await get(await session(personId), '/mis-datos/descarga.json')).body) as
    { consultas_de_sus_puntajes: Record<string, unknown>[] }
  expect(part.length).toBeGreaterThan(5)
  for (const row of part) expect(row['nota'] === null).toBe(!['person', 'sampleRow'].includes(String(row['alcance'])))
  const stranger = await get(await session(other.person_id), '/mis-datos')
  expect(stranger.body).not.toContain(NOTE)
})

test('Privacidad: the auditor finds every opening, the coordination its own, by person, scope and purpose', async () => {
  const [audit, coordination] = [await session(auditor), await session(admins[0] ?? '')]
  const all = (await get(audit, '/auditoria/puntajes')).body
  const own = (await get(coordination, '/admin/puntajes')).body
  for (const words of ['Revisión de auditoría', 'Aclaración que pide la persona']) expect(all).toContain(words)
  const rowsOf = (body: string) => body.slice(body.indexOf('<tbody'), body.indexOf('</tbody'))
  expect(rowsOf(own)).toContain('Aclaración que pide la persona')
  expect(rowsOf(own)).not.toContain('Revisión de auditoría')
  const folio = await platform.database.db.selectFrom('candidate').select('folio').where('person_id', '=', platform.sample.personId)
    .executeTakeFirstOrThrow()
  for (const [search, has, lacks] of [
    [`q=${folio.folio}`, folio.folio, 'por identificador'], ['alcance=run', 'por identificador', folio.folio],
    ['motivo=arco', 'Solicitud ARCO', 'Trabajo del proceso'], ['funcion=auditor', 'Revisión de auditoría', 'Solicitud ARCO'],
    ['q=nadie-con-este-nombre', '', NOTE],
  ] as const) {
    const rows = rowsOf((await get(audit, `/auditoria/puntajes?${search}`)).body)
    expect([search, rows.includes(has), rows.includes(lacks)]).toEqual([search, true, false])
  }
})

test('Privacidad: the database refuses an opening without role, own session, reason or subject, and every change of one', async () => {
  const [admin = ''] = admins
  const cookie = await session(admin)
  const actor = await readSession(platform.database, cookie)
  const token = actor?.sessionSha256 ?? Buffer.alloc(32)
  const insert = (change: Record<string, unknown>) => platform.database.db.insertInto('score_opening').values({
    scope: 'person', person_id: platform.sample.personId, role: 'admin', purpose: 'authority', note: NOTE, actor_id: admin,
    session_sha256: token, ...change,
  } as never).execute()
  for (const [change, constraint] of [
    [{ actor_id: auditor }, 'score_opening_by_its_role'], [{ session_sha256: Buffer.alloc(32) }, 'score_opening_in_own_session'],
    [{ note: 'corto' }, 'score_opening_note_is_a_reason'], [{ note: `${NOTE} ` }, 'score_opening_note_is_a_reason'],
    [{ note: 'x'.repeat(301) }, 'score_opening_note_is_a_reason'], [{ note: 'dos\nrenglones' }, 'score_opening_note_is_a_reason'],
    [{ purpose: 'auditReview' }, 'score_opening_purpose_of_role_and_scope'], [{ scope: 'run' }, 'score_opening_one_subject'],
    [{ purpose: 'nada' }, 'score_opening_purpose_of_role_and_scope'], [{ person_id: null }, 'score_opening_one_subject'],
    [{ scope: 'run', person_id: null, run_id: platform.runId, purpose: 'arco' }, 'score_opening_purpose_of_role_and_scope'],
  ] as const) {
    await expect(insert(change), JSON.stringify(change)).rejects.toMatchObject({ constraint_name: constraint })
  }
  await sql`update session set revoked_at = clock_timestamp() where token_sha256 = ${token}`.execute(owner.db)
  await expect(insert({})).rejects.toMatchObject({ constraint_name: 'score_opening_in_own_session' })
  for (const change of [sql`delete from score_opening`, sql`update score_opening set note = 'otra cosa distinta'`]) {
    await expect(change.execute(owner.db)).rejects.toThrow('append-only')
    await expect(change.execute(platform.database.db)).rejects.toThrow('permission denied')
  }
})
