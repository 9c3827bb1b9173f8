// Files of persons: search without accents, the view that is audited, the cancellation that bars (§2.2 E), corrections of the
// roster; and what the database holds by itself.
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { createSecretBox } from '#app/keys/secret-box.server.ts'
import { createRateLimits } from '#app/http/rate-limits.server.ts'
import { simplifyText } from '#exam-engine/kernel/simplify-text.ts'
import type { Passwords } from '#app/passwords/passwords.server.ts'
import { readRegistration } from '#app/registration/registration-state.server.ts'
import type { Services } from '#app/services.server.ts'
import { cancelRegistration, type FalseInformationInput } from '#app/use-cases/cancel-registration.server.ts'
import { correctPerson } from '#app/use-cases/correct-person.server.ts'
import { exportOwnData } from '#app/use-cases/export-own-data.server.ts'
import { registerVersion } from '#app/use-cases/register-version.server.ts'
import { reinstateAttempt } from '#app/use-cases/reinstate-attempt.server.ts'
import { viewPersonFile } from '#app/use-cases/view-person-file.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { countPersonFiles, listPersonFiles } from '#db/queries/person-search.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { addDuration, instant, minutes } from '#exam-engine/kernel/time.ts'
import { createDemoDatabase, findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { TEST_PASSWORD } from '#tests/factories/people.ts'
import { freezeAndRun, markEverything, publishRun } from '#tests/factories/published-selection.ts'
import { startCheapPasswords } from '#tests/setup/cheap-passwords.ts'

const OPEN = instant('2024-01-16T12:00:00-06:00')
const ORIGIN = { address: null, userAgent: null }

let demo: DemoDatabase
let owner: Database
let passwords: Passwords
let services: Services
let admin: Actor
let auditor: Actor
let resident: Actor
let runId: string
const told: string[] = []

beforeAll(async () => {
  passwords = startCheapPasswords()
  demo = await createDemoDatabase(await passwords.hash(TEST_PASSWORD))
  owner = openDatabase({ url: demo.ownerUrl, max: 1 })
  const live = { publishAttemptChanged: (id: string) => { told.push(id) } }
  services = { database: demo.database, passwords, rateLimits: createRateLimits(), live,
    papers: { secrets: createSecretBox(randomBytes(32), 'test') }, env: { publicUrl: null } } as unknown as Services
  admin = await demo.actorOf(await findByRole(demo, 'admin'))
  auditor = await actorOf('auditor@efiser.demo')
  resident = await actorOf('residente1@efiser.demo')
}, 120_000)

afterAll(async () => {
  await passwords.close()
  await owner.close()
  await demo.drop()
})

async function actorOf(email: string): Promise<Actor> {
  const { id } = await demo.database.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  return demo.actorOf(id)
}
const words = (typed: string) => ({ words: simplifyText(typed).split(' '), ceme: null, situation: null })
const callId = async () => (await demo.database.db.selectFrom('convocatoria').select('id').executeTakeFirstOrThrow()).id
const find = async (typed: string) => listPersonFiles(demo.database.db, await callId(), words(typed), {
  sort: 'name', direction: 'asc', limit: 10, offset: 0,
})
const cancel = (input: Partial<FalseInformationInput> = {}, by = admin) => cancelRegistration(services, by, {
  personId: resident.personId, reason: 'enarm', note: 'El folio del ENARM es de otra persona.', confirmed: true,
  password: TEST_PASSWORD, address: '127.0.0.1', ...input,
})
const attemptOf = ({ personId }: Actor) => demo.database.db.selectFrom('attempt')
  .innerJoin('candidate', 'candidate.id', 'candidate_id').select(['attempt.id', 'state', 'state_before_cancel'])
  .where('person_id', '=', personId).executeTakeFirstOrThrow()
const breaks = (statement: ReturnType<typeof sql>, on: Database = demo.database) => expect(statement.execute(on.db)).rejects

test('a person is found by name without accents, by folio, by matrícula and by CURP', async () => {
  const row = await demo.database.db.selectFrom('person').innerJoin('candidate', 'person_id', 'person.id')
    .select(['person.id', 'given_names', 'first_surname', 'matricula', 'curp', 'folio'])
    .where(sql<boolean>`first_surname ~ '[áéíóúñ]'`).orderBy('folio').executeTakeFirstOrThrow()
  const plain = simplifyText(`${row.first_surname} ${row.given_names}`)
  for (const typed of [plain, plain.toUpperCase(), row.folio.toLowerCase(), row.matricula, (row.curp ?? '').toLowerCase()]) {
    expect((await find(typed)).map(({ id }) => id)).toContain(row.id)
  }
  expect(await find(`${plain} zzzz`)).toEqual([])
  expect(await find('%')).toEqual([])
  expect(await countPersonFiles(demo.database.db, await callId(), { words: [], ceme: null, situation: 'unregistered' })).toBe(4)
})

test('the database simplifies a text as the page does', async () => {
  for (const text of ['Ñandú Ávila', 'GÜEMES  Pérez', 'Çelik', 'o\u0301']) {
    const { rows: [row] } = await sql<{ plain: string }>`select simplify_text(${text}) as plain`.execute(demo.database.db)
    expect(row?.plain.replaceAll(/\s+/g, ' ')).toBe(simplifyText(text))
  }
})

test('each view of a file leaves a row in the audit; nobody sees a score in it, the auditor no contact, a resident nothing', async () => {
  const views = async () => (await demo.database.db.selectFrom('audit_event').select(['actor_id', 'actor_role', 'payload'])
    .where('action', '=', 'person.viewFile').where('subject_id', '=', resident.personId).orderBy('seq').execute())
  const full = await viewPersonFile(services, admin, resident.personId, 'admin')
  const bare = await viewPersonFile(services, auditor, resident.personId, 'auditor')
  if (!full.ok || !bare.ok) throw new Error('the file is not there')
  expect(full.value.person).toMatchObject({ email: 'residente1@efiser.demo', phones: [expect.any(String), expect.any(String)] })
  expect(full.value.grades[0]).toEqual({ year: expect.any(Number) as number, corrections: 0 })
  const recorded = await demo.database.db.selectFrom('candidate').select('enarm').where('person_id', '=', resident.personId)
    .executeTakeFirstOrThrow()
  const marks = await demo.database.db.selectFrom('grade_mark').innerJoin('candidate', 'candidate.id', 'candidate_id')
    .select('mark').where('person_id', '=', resident.personId).execute()
  for (const score of [recorded.enarm ?? '?', ...marks.map(({ mark }) => mark)]) {
    expect(JSON.stringify(full.value)).not.toContain(score)
  }
  expect(bare.value.person).toMatchObject({ email: null, phones: [] })
  const text = JSON.stringify(bare.value)
  for (const hidden of ['residente1@efiser.demo', ...full.value.person.phones, recorded.enarm ?? '?']) {
    expect(text).not.toContain(hidden)
  }
  expect((await views()).map(({ actor_id: id, actor_role: role }) => [id, role]))
    .toEqual([[admin.personId, 'admin'], [auditor.personId, 'auditor']])
  expect(await viewPersonFile(services, resident, resident.personId, 'admin')).toMatchObject({ refusal: 'ADMIN_ONLY' })
  expect(await viewPersonFile(services, auditor, resident.personId, 'admin')).toMatchObject({ refusal: 'ADMIN_ONLY' })
  expect(await viewPersonFile(services, admin, admin.personId, 'admin')).toMatchObject({ refusal: 'PERSON_UNKNOWN' })
  expect(await views()).toHaveLength(2)
})

test('a correction of the roster keeps both versions, checks the CURP, and begins at what is recorded', async () => {
  const someone = await actorOf('residente3@efiser.demo')
  const recorded = await demo.database.db.selectFrom('person').select(['given_names', 'first_surname', 'second_surname',
    'curp', 'sex', 'born_on']).where('id', '=', someone.personId).executeTakeFirstOrThrow()
  const correct = (fields: Partial<typeof recorded>, by = admin) => correctPerson(services, by, {
    personId: someone.personId, fields: { ...recorded, ...fields }, reason: 'Acta de nacimiento',
  })
  expect(await correct({})).toMatchObject({ refusal: 'CORRECTION_CHANGES_NOTHING' })
  expect(await correct({ curp: 'AAAA000000HDFAAA00' })).toMatchObject({ refusal: 'CURP_INVALID' })
  const { curp } = await demo.database.db.selectFrom('person').select('curp').where('id', '=', resident.personId)
    .executeTakeFirstOrThrow()
  expect(await correct({ curp })).toMatchObject({ refusal: 'CURP_TAKEN' })
  expect(await correct({ given_names: 'X' }, someone)).toMatchObject({ refusal: 'ADMIN_ONLY' })
  expect(await correct({ first_surname: 'Núñez', second_surname: null })).toEqual({ ok: true, value: 2 })
  const file = await viewPersonFile(services, admin, someone.personId, 'admin')
  expect(file).toMatchObject({ ok: true, value: {
    person: { recorded: { first_surname: 'Núñez', second_surname: '' } },
    corrections: [
      { field: 'second_surname', before: recorded.second_surname, after: null },
      { field: 'first_surname', before: recorded.first_surname, after: 'Núñez' },
    ],
  } })
  const values = sql`${await callId()}, ${someone.personId}::uuid, 'given_names'`
  const into = sql`insert into person_correction (convocatoria_id, person_id, field, before, after, reason, corrected_by)`
  await breaks(sql`${into} values (${values}, 'nobody', 'x', 'r', ${admin.personId}::uuid)`).toThrow('begins at what is recorded')
  await breaks(sql`${into} values (${values}, ${recorded.given_names}, 'x', 'r', ${auditor.personId}::uuid)`)
    .toThrow('the coordination corrects')
  await breaks(sql`update person set given_names = 'x' where id = ${someone.personId}`).toThrow('permission denied')
})

test('§2.2 E nothing is cancelled by a wrong password, without a note, or by somebody else than an admin', async () => {
  await demo.moveTo(OPEN)
  expect(await cancel({ password: 'otra' })).toMatchObject({ refusal: 'PASSWORD_WRONG' })
  expect(await cancel({ note: '  ' })).toMatchObject({ refusal: 'FALSE_INFORMATION_NEEDS_NOTE' })
  expect(await cancel({ confirmed: false })).toMatchObject({ refusal: 'CONFIRMATION_MISSING' })
  expect(await cancel({}, auditor)).toMatchObject({ refusal: 'ADMIN_ONLY' })
  expect(await cancel({ personId: (await actorOf('registro1@efiser.demo')).personId })).toMatchObject({ refusal: 'NOT_REGISTERED' })
  expect(await attemptOf(resident)).toMatchObject({ state: 'expected' })
})

test('§2.2 E the database lets nobody be cancelled who still has an exam to sit', async () => {
  const { id } = await demo.database.db.selectFrom('candidate').select('id').where('person_id', '=', resident.personId)
    .executeTakeFirstOrThrow()
  const row = (by: string) => sql`insert into registration_cancellation (candidate_id, person_id, reason, note, cancelled_by)
    values (${id}, ${resident.personId}, 'enarm', 'x', ${by})`
  await breaks(row(admin.personId)).toThrow('sits no exam')
  await breaks(row(auditor.personId)).toThrow('the coordination cancels')
})

test('§2.2 E a cancellation ends the exam, tells the person and the board, is in the audit, and is done once', async () => {
  const both = await Promise.all([cancel(), cancel()])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: 'REGISTRATION_CANCELLED' })
  const attempt = await attemptOf(resident)
  expect(attempt).toMatchObject({ state: 'cancelled', state_before_cancel: 'expected' })
  expect(told).toEqual([attempt.id])
  const mail = await demo.database.db.selectFrom('mail_message').select(['subject', 'body'])
    .where('kind', '=', 'registrationCancelled').execute()
  expect(mail).toHaveLength(1)
  expect(mail[0]?.body).not.toContain('folio del ENARM')
  const event = await demo.database.db.selectFrom('audit_event').select('payload').where('action', '=', 'registration.cancel')
    .executeTakeFirstOrThrow()
  expect(JSON.parse(event.payload)).toMatchObject({ folio: 'R-000001', reason: 'enarm', from: 'expected' })
  expect(event.payload).not.toContain('otra persona')
  expect(await verifyAudit(demo.database.db)).toMatchObject({ whole: true })
})

test('§2.2 E who was cancelled registers nothing more, is eligible for nothing, and is not reinstated', async () => {
  const state = await readRegistration(demo.database.db, resident.personId)
  expect(state?.assessments.flatMap(({ unmet }) => unmet.filter(({ code }) => code === 'BARRED'))).not.toEqual([])
  expect(state?.assessments.some(({ unmet }) => unmet.length === 0)).toBe(false)
  expect(await registerVersion(services, resident, ORIGIN, { seal: state?.seal ?? '' })).toMatchObject({ refusal: 'REGISTRATION_CANCELLED' })
  const { id } = await attemptOf(resident)
  expect(await reinstateAttempt(services, admin, { attemptId: id, note: 'x' })).toMatchObject({ refusal: 'REGISTRATION_CANCELLED' })
  await breaks(sql`update attempt set state = 'expected', state_before_cancel = null where id = ${id}`).toThrow('irrevocable')
  await breaks(sql`insert into registration_version (candidate_id, number, content, sha256, pools, by_id)
    select candidate_id, 2, content, sha256, pools, by_id from registration_version v join candidate c on c.id = v.candidate_id
    where c.person_id = ${resident.personId}`).toThrow('used no more')
  await breaks(sql`delete from registration_cancellation`, owner).toThrow('append-only')
})

test('§2.2 E the bar holds in a later call, whoever adds the candidate', async () => {
  await breaks(sql`insert into candidate (convocatoria_id, person_id, folio, category, ceme, grade, adscription_sede, exam_sede,
      exam_id, registered_at)
    select 'later', person_id, 'L-000001', category, ceme, grade, adscription_sede, exam_sede, exam_id, registered_at
    from candidate where person_id = ${resident.personId}`, owner).toThrow('bars from later calls')
})

test('§2.2 E after the freeze of the selection nothing is cancelled and nothing corrected', async () => {
  await markEverything(demo)
  runId = await freezeAndRun(demo)
  const other = await actorOf('residente2@efiser.demo')
  expect(await cancel({ personId: other.personId })).toMatchObject({ refusal: 'FILE_FROZEN' })
  const recorded = await demo.database.db.selectFrom('person').select(['given_names', 'first_surname', 'second_surname',
    'curp', 'sex', 'born_on']).where('id', '=', other.personId).executeTakeFirstOrThrow()
  expect(await correctPerson(services, admin, {
    personId: other.personId, fields: { ...recorded, given_names: 'Otra' }, reason: 'x',
  })).toMatchObject({ refusal: 'FILE_FROZEN' })
  const { id } = await attemptOf(other)
  await breaks(sql`with ended as (update attempt set state = 'cancelled', state_before_cancel = state where id = ${id} returning 1)
    insert into registration_cancellation (candidate_id, person_id, reason, note, cancelled_by)
    select c.id, c.person_id, 'enarm', 'x', ${admin.personId} from candidate c where c.person_id = ${other.personId}`)
    .toThrow('frozen selection')
  // The one who was cancelled before stands among the excluded.
  const excluded = await demo.database.db.selectFrom('selection_result').innerJoin('candidate', 'candidate.id', 'candidate_id')
    .select(['status', 'exclusion', 'pool_id']).where('person_id', '=', resident.personId).executeTakeFirst()
  expect(excluded).toMatchObject({ status: 'excluded', pool_id: null })
}, 60_000)

test('§5.1 the own data hold the result from the minute at which it opens, and not a minute before', async () => {
  await publishRun(demo, runId)
  const { results_from: from } = await demo.database.db.selectFrom('convocatoria').select('results_from').executeTakeFirstOrThrow()
  const resultOf = async () => (await exportOwnData(services, resident)).data.resultado
  await demo.moveTo(addDuration(from, minutes(-1)))
  expect(await resultOf()).toEqual([])
  await demo.moveTo(from)
  expect(await resultOf()).toMatchObject([{ folio: 'R-000001', situacion: 'excluded' }])
})
