/**
 * A sitting in a migrated, empty database: one convocatoria, two sedes, one exam
 * of `items` items frozen into a form, and `attempts` candidates expected at it.
 * It is made a demo database, so that its clock can be moved or pinned.
 */
import { createHash } from 'node:crypto'
import { openDatabase, type Database } from '#db/client.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { instant, toIso, type Instant } from '#exam-engine/kernel/time.ts'
import { openSession } from '#tests/factories/open-session.ts'

export const OPENS_AT = instant('2024-11-18T15:00:00.000Z')
export const CLOSES_AT = instant('2024-11-18T17:00:00.000Z')

export interface TestAttempt {
  id: string
  personId: string
  sedeCode: string
  /** The Cookie header of a session of this candidate. */
  cookie: string
}

export interface SittingDatabase {
  /** As the owner: can do what the app cannot. */
  owner: Database
  /** As the app's role. */
  app: Database
  convocatoriaId: string
  turnoId: string
  examId: string
  formId: string
  items: readonly TestItem[]
  attempts: readonly TestAttempt[]
  staff: Readonly<Record<'supervisorA' | 'supervisorB' | 'admin', NewPerson>>
  /** From now on efiser_now() is `at`, and stands still. */
  freezeClock(at: Instant): Promise<void>
  /** efiser_now() is `at` now, and runs. */
  startClock(at: Instant): Promise<void>
  close(): Promise<void>
}

export interface TestItem {
  id: string
  optionIds: readonly string[]
}

/** The id that a name stands for in these tests; the same every time. */
export function testUuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

interface SittingOptions {
  attempts?: number
  items?: number
}

/** Fills the database; half of the attempts belong to sede A, the others to sede B. `close` leaves it there. */
export async function fillSitting(
  urls: { ownerUrl: string; appUrl: string }, options: SittingOptions = {},
): Promise<SittingDatabase> {
  const { attempts: attemptCount = 4, items: itemCount = 5 } = options
  const owner = openDatabase({ url: urls.ownerUrl, max: 4, name: 'test owner' })
  const app = openDatabase({ url: urls.appUrl, max: 10, name: 'test app' })
  const clock = clockControls(owner)
  await owner.sql`insert into demo_marker (seed) values ('test')`
  await clock.startClock(instant(OPENS_AT - 3_600_000))
  const exam = await insertExam(owner, itemCount)
  const attempts = await insertAttempts(owner, attemptCount, exam)
  return {
    owner, app, ...exam, attempts, ...clock,
    staff: await insertStaff(owner),
    async close() {
      await app.close()
      await owner.close()
    },
  }
}

/** Pins and moves the clock of a demo database, as its owner. */
export function clockControls({ sql }: Database) {
  const real = `select clock_timestamp() + (select offset_ms from demo_clock) * interval '1 millisecond'`
  const define = (body: string) =>
    sql.unsafe(`create or replace function efiser_now() returns timestamptz language sql volatile as $$ ${body} $$`)
  return {
    async freezeClock(at: Instant) {
      await define(`select '${toIso(at)}'::timestamptz`)
    },
    async startClock(at: Instant) {
      await sql`update demo_clock
        set offset_ms = ${at}::bigint - (extract(epoch from clock_timestamp()) * 1000)::bigint`
      await define(real)
    },
  }
}

async function insertExam({ sql }: Database, itemCount: number) {
  const convocatoriaId = 'prueba-2024'
  const [turnoId, examId, formId] = [testUuid('turno'), testUuid('exam'), testUuid('form')]
  await sql`insert into convocatoria (id, title, rules, rules_sha256, published_at, registration_from,
      registration_until, results_from, results_until)
    values (${convocatoriaId}, 'Prueba', '{}', 'x', '2024-08-01Z', '2024-08-01Z', '2024-09-01Z', '2024-12-01Z',
      '2024-12-20Z')`
  await sql`insert into sede (code, name, city, ooad, time_zone) values
    ('A', 'Hospital A', 'México', 'UMAE', 'America/Mexico_City'),
    ('B', 'Hospital B', 'Tijuana', 'BC', 'America/Tijuana')`
  await sql`insert into turno (id, convocatoria_id, number, starts_at, ends_at)
    values (${turnoId}, ${convocatoriaId}, 1, ${toIso(OPENS_AT)}, ${toIso(CLOSES_AT)})`
  await sql`insert into exam (id, convocatoria_id, turno_id, ceme, grade, item_count, research_count)
    values (${examId}, ${convocatoriaId}, ${turnoId}, 'Medicina interna', 2, ${itemCount}, 1)`
  const items = Array.from({ length: itemCount }, (_, index) => ({
    id: testUuid(`item ${String(index)}`),
    optionIds: [1, 2, 3, 4].map((option) => testUuid(`item ${String(index)} option ${String(option)}`)),
  }))
  const content = canonicalJson({
    formId, examKey: 'Medicina interna 2',
    items: items.map(({ id, optionIds }) => ({
      itemId: id, vignette: null, stem: `Pregunta ${id}`, image: null,
      options: optionIds.map((optionId) => ({ optionId, text: `Opción ${optionId}` })),
    })),
  })
  await sql`insert into form (id, exam_id, version, seed, content, content_sha256, item_count, frozen_at)
    values (${formId}, ${examId}, 1, 'seed', ${content}, ${sha256Hex(content)}, ${itemCount}, '2024-11-01Z')`
  for (const { id, optionIds } of items) {
    await sql`insert into form_item (form_id, item_id, option_ids) values (${formId}, ${id}, ${[...optionIds]})`
  }
  return { convocatoriaId, turnoId, examId, formId, items }
}

interface NewPerson {
  personId: string
  cookie: string
}

async function insertPerson(database: Database, matricula: string): Promise<NewPerson> {
  const { sql } = database
  const personId = testUuid(`person ${matricula}`)
  await sql`insert into person (id, matricula, email, given_names, first_surname, sex)
    values (${personId}, ${matricula}, ${`${matricula.toLowerCase()}@prueba.mx`}, 'Nombre',
      ${`Apellido ${matricula}`}, 'M')`
  await sql`insert into account (person_id, password_hash) values (${personId}, 'none')`
  return { personId, cookie: await openSession(database, personId) }
}

async function insertAttempts(
  database: Database, count: number, exam: { convocatoriaId: string; turnoId: string; examId: string },
): Promise<TestAttempt[]> {
  const { sql } = database
  const attempts: TestAttempt[] = []
  for (let index = 0; index < count; index += 1) {
    const sedeCode = index < count / 2 ? 'A' : 'B'
    const person = await insertPerson(database, String(99000000 + index))
    const candidateId = testUuid(`candidate ${String(index)}`)
    const id = testUuid(`attempt ${String(index)}`)
    await sql`insert into role_grant (person_id, role) values (${person.personId}, 'residente')`
    await sql`insert into candidate (id, convocatoria_id, person_id, folio, category, ceme, grade, adscription_sede,
        exam_sede, exam_id, registered_at)
      values (${candidateId}, ${exam.convocatoriaId}, ${person.personId}, ${`F-${String(10000 + index)}`}, 'mexican',
        'Medicina interna', 2, ${sedeCode}, ${sedeCode}, ${exam.examId}, '2024-08-15Z')`
    await sql`insert into attempt (id, candidate_id, exam_id, turno_id, sede_code, opens_at, closes_at, accepts_until)
      values (${id}, ${candidateId}, ${exam.examId}, ${exam.turnoId}, ${sedeCode}, ${toIso(OPENS_AT)},
        ${toIso(CLOSES_AT)}, ${toIso(CLOSES_AT)})`
    attempts.push({ id, sedeCode, ...person })
  }
  return attempts
}

async function insertStaff(database: Database) {
  const { sql } = database
  const supervisorA = await insertPerson(database, 'SUPA')
  const supervisorB = await insertPerson(database, 'SUPB')
  const admin = await insertPerson(database, 'ADM')
  await sql`insert into role_grant (person_id, role, sede_code) values
    (${supervisorA.personId}, 'supervisor', 'A'), (${supervisorB.personId}, 'supervisor', 'B'),
    (${admin.personId}, 'admin', null)`
  return { supervisorA, supervisorB, admin }
}

/** Puts attempts where a test needs them, past the machine: as the owner, with the columns that the state demands. */
export async function putInProgress(
  { owner: { sql }, formId }: SittingDatabase, attemptIds: readonly string[],
): Promise<void> {
  await sql`alter table attempt disable trigger attempt_guard`
  await sql`update attempt set state = 'inProgress', form_id = ${formId}, permutation_seed = repeat('ab', 32),
      lease_epoch = 1, admitted_at = opens_at - interval '10 minutes', started_at = opens_at
    where id = any(${[...attemptIds]}::uuid[])`
  await sql`alter table attempt enable trigger attempt_guard`
}
