// Corrections of the course on the roster and of an address: both versions stay, who is registered keeps the own exam, and
// nothing changes after the freeze; and the search of accounts that folds accents.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { readPersons } from '#app/routes/admin.personas/queries.server.ts'
import type { Services } from '#app/services.server.ts'
import { correctRoster, type RosterCorrectionInput } from '#app/use-cases/correct-roster.server.ts'
import { exportOwnData } from '#app/use-cases/export-own-data.server.ts'
import { managePerson } from '#app/use-cases/manage-person.server.ts'
import { viewPersonFile } from '#app/use-cases/view-person-file.server.ts'
import { findRosterCorrectable } from '#db/queries/person-corrections.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { createDemoDatabase, findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { freezeEmptySelection } from '#tests/factories/frozen-selection.ts'
import { DEMO_CALL } from '#tests/factories/published-selection.ts'

let demo: DemoDatabase
let services: Services
let admin: Actor
let unregistered: Actor
let registered: Actor
const ended: Buffer[] = []

beforeAll(async () => {
  demo = await createDemoDatabase()
  const live = { sessionEnded: (one: Buffer) => { ended.push(one) }, sessionChanged: () => undefined }
  services = { database: demo.database, live, env: { staffFactor: 'optional' } } as unknown as Services
  admin = await demo.actorOf(await findByRole(demo, 'admin'))
  unregistered = await actorOf('registro1@efiser.demo')
  registered = await actorOf('residente1@efiser.demo')
}, 120_000)

afterAll(() => demo.drop())

async function actorOf(email: string): Promise<Actor> {
  const { id } = await demo.database.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  return demo.actorOf(id)
}
const breaks = (statement: ReturnType<typeof sql>) => expect(statement.execute(demo.database.db)).rejects
async function recordedOf({ personId }: Actor) {
  const recorded = await findRosterCorrectable(demo.database.db, DEMO_CALL, personId)
  if (recorded === undefined) throw new Error('not on the roster')
  return recorded
}
async function correct(who: Actor, fields: Partial<RosterCorrectionInput['fields']>, by = admin) {
  return correctRoster(services, by, { personId: who.personId, reason: 'Oficio 12', fields: { ...await recordedOf(who), ...fields } })
}

test('§1.1 C the course of who is not registered is corrected, and what it said stays', async () => {
  const before = await recordedOf(unregistered)
  const grade = before.grade === '2' ? '3' : '2'
  expect(await correct(unregistered, {})).toMatchObject({ refusal: 'CORRECTION_CHANGES_NOTHING' })
  expect(await correct(unregistered, { adscription_sede: 'NADA' })).toMatchObject({ refusal: 'ROSTER_SEDE_UNKNOWN' })
  expect(await correct(unregistered, { grade }, registered)).toMatchObject({ refusal: 'ADMIN_ONLY' })
  expect(await correct(unregistered, { grade, rotation_sede: 'HGR1-TIJ' })).toEqual({ ok: true, value: 2 })
  expect(await recordedOf(unregistered)).toEqual({ ...before, grade, rotation_sede: 'HGR1-TIJ' })
  const file = await viewPersonFile(services, admin, unregistered.personId, 'admin')
  expect(file.ok && file.value.corrections.map(({ field, before: was, after }) => [field, was, after])).toEqual([
    ['rotation_sede', before.rotation_sede, 'HGR1-TIJ'], ['grade', before.grade, grade],
  ])
  expect(JSON.stringify(await exportOwnData(services, unregistered))).toContain('Oficio 12')
  expect(await correct(unregistered, { grade: before.grade, rotation_sede: null })).toMatchObject({ ok: true })
})

test('§1.1 C §3.1 who is registered keeps CEME and grade, and the sede of the exam when the adscription is corrected', async () => {
  const before = await recordedOf(registered)
  const examSede = async () => demo.database.db.selectFrom('candidate').select(['exam_sede', 'adscription_sede'])
    .where('person_id', '=', registered.personId).executeTakeFirstOrThrow()
  const { exam_sede: sat } = await examSede()
  expect(await correct(registered, { grade: before.grade === '2' ? '3' : '2' })).toMatchObject({ refusal: 'COURSE_OF_REGISTERED' })
  expect(await correct(registered, { adscription_sede: 'HGR1-TIJ' })).toMatchObject({ ok: true })
  expect(await examSede()).toEqual({ exam_sede: sat, adscription_sede: 'HGR1-TIJ' })
  const into = sql`insert into roster_correction (convocatoria_id, person_id, field, before, after, reason, corrected_by)`
  await breaks(sql`${into} values (${DEMO_CALL}, ${registered.personId}::uuid, 'grade', ${before.grade}, '5', 'r', ${admin.personId}::uuid)`)
    .toMatchObject({ constraint_name: 'roster_correction_not_of_registered' })
  await breaks(sql`${into} values (${DEMO_CALL}, ${registered.personId}::uuid, 'ceme', 'x', 'y', 'r', ${admin.personId}::uuid)`)
    .toMatchObject({ constraint_name: 'roster_correction_from_what_counts' })
  await breaks(sql`update roster_entry set grade = 5`).toThrow('permission denied')
  expect(await correct(registered, { adscription_sede: before.adscription_sede })).toMatchObject({ ok: true })
})

test('an address changes with a reason: both are told, both stay, and sessions go on', async () => {
  const { personId } = registered
  const change = (address: string, by = admin) =>
    managePerson(services, by, personId, { kind: 'changeAddress', address }, 'Perdió el buzón anterior')
  expect(await change('sin arroba')).toMatchObject({ refusal: 'ADDRESS_INVALID' })
  expect(await change(' RESIDENTE1@efiser.demo ')).toMatchObject({ refusal: 'ADDRESS_SAME' })
  expect(await change('residente2@efiser.demo')).toMatchObject({ refusal: 'ADDRESS_TAKEN' })
  expect(await change('otra@efiser.demo', unregistered)).toMatchObject({ refusal: 'ADMIN_ONLY' })
  expect(await managePerson(services, admin, admin.personId, { kind: 'changeAddress', address: 'mia@efiser.demo' }, 'x'))
    .toMatchObject({ refusal: 'ADDRESS_NOT_OWN' })
  expect(await change('Nueva@efiser.demo')).toMatchObject({ ok: true })
  const { db } = demo.database
  expect(await db.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirst()).toEqual({ email: 'nueva@efiser.demo' })
  const mails = await db.selectFrom('mail_message').select(['address', 'body']).where('kind', '=', 'addressChanged').orderBy('about').execute()
  expect(mails.map(({ address }) => address).sort()).toEqual(['nueva@efiser.demo', 'residente1@efiser.demo'])
  for (const { body } of mails) expect(body).not.toContain('@')
  expect(await db.selectFrom('address_change').select(['before', 'after']).execute())
    .toEqual([{ before: 'residente1@efiser.demo', after: 'nueva@efiser.demo' }])
  expect(ended).toEqual([])
  await breaks(sql`update person set email = 'x@y.mx'`).toThrow('permission denied')
  await breaks(sql`insert into address_change (person_id, before, after, reason, changed_by)
    values (${personId}::uuid, 'falso@y.mx', 'x@y.mx', 'r', ${admin.personId}::uuid)`).toThrow('begins at the address')
  expect(await verifyAudit(db)).toMatchObject({ whole: true })
})

test('accounts are found without accents and with them', async () => {
  const names = async (typed: string) =>
    (await readPersons({ services } as Parameters<typeof readPersons>[0], admin, typed)).persons?.map(({ matricula }) => matricula) ?? []
  const found = await names('MIRIAM gutierrez sanchez')
  expect(found).toContain('97647498')
  expect(await names('Míriam GUTIÉRREZ')).toEqual(expect.arrayContaining(found))
})

test('§4.2 nothing of the roster changes after the freeze', async () => {
  const before = await recordedOf(unregistered)
  await freezeEmptySelection(demo.database.db, DEMO_CALL, admin.personId)
  expect(await correct(unregistered, { rotation_sede: before.rotation_sede === null ? 'HGR1-TIJ' : null }))
    .toMatchObject({ refusal: 'FILE_FROZEN' })
})
