// Privacy and help: consent as shown, ARCO requests and their answer, the own data and nobody else's, tickets, public answers,
// the list of the registered; and what the database holds by itself.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'
import { exportOwnData } from '#app/use-cases/export-own-data.server.ts'
import { exportRegistered } from '#app/use-cases/export-registered.server.ts'
import { openTicket, saveFaq, writeToTicket } from '#app/use-cases/help.server.ts'
import { endArco, fileArcoRequest, giveConsent } from '#app/use-cases/privacy.server.ts'
import { viewPersonFile } from '#app/use-cases/view-person-file.server.ts'
import { findTicket, listFaq, listMessages } from '#db/queries/help.ts'
import { findConsent, listArcoRequests, listOwnArcoRequests } from '#db/queries/privacy.ts'
import { countByCourse, countBySede, countByState, countRegistered } from '#db/queries/registered-numbers.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { NOTICE_VERSION } from '#exam-engine/privacy/notice.ts'
import { createDemoDatabase, findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'

let demo: DemoDatabase
let services: Services
let admin: Actor
let resident: Actor
let other: Actor

beforeAll(async () => {
  demo = await createDemoDatabase()
  services = { database: demo.database } as Services
  admin = await demo.actorOf(await findByRole(demo, 'admin'))
  resident = await actorOf('residente1@efiser.demo')
  other = await actorOf('residente2@efiser.demo')
}, 120_000)

afterAll(() => demo.drop())

async function actorOf(email: string): Promise<Actor> {
  const { id } = await demo.database.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  return demo.actorOf(id)
}
const breaks = (statement: ReturnType<typeof sql>) => expect(statement.execute(demo.database.db)).rejects
const file = (by = resident) => fileArcoRequest(services, by, { kind: 'access', text: ' ¿Qué datos míos tienen? ' })
const callId = async () => (await demo.database.db.selectFrom('convocatoria').select('id').executeTakeFirstOrThrow()).id
const mailsTo = async ({ personId }: Actor, kind: string) => demo.database.db.selectFrom('mail_message').select(['subject', 'body'])
  .where('person_id', '=', personId).where('kind', '=', kind).execute()

test('who has not agreed to the notice does it once, to the version that was shown', async () => {
  const newcomer = await actorOf('registro3@efiser.demo')
  expect(await findConsent(demo.database.db, newcomer.personId, NOTICE_VERSION)).toBeUndefined()
  const give = (version: number) => giveConsent(services, newcomer, { version, address: '127.0.0.1' })
  expect(await give(NOTICE_VERSION + 1)).toMatchObject({ refusal: 'NOTICE_CHANGED' })
  expect(await Promise.all([give(NOTICE_VERSION), give(NOTICE_VERSION)])).toMatchObject([{ ok: true }, { ok: true }])
  expect(await findConsent(demo.database.db, newcomer.personId, NOTICE_VERSION)).toMatchObject({ version: NOTICE_VERSION })
  const events = await demo.database.db.selectFrom('audit_event').select('seq').where('action', '=', 'privacy.consent')
    .where('subject_id', '=', newcomer.personId).execute()
  expect(events).toHaveLength(1)
  await breaks(sql`delete from privacy_consent`).toThrow('permission denied')
})

test('a request is filed with its term, told by mail, and five may wait at once', async () => {
  expect(await file()).toMatchObject({ ok: true })
  const [own] = await listOwnArcoRequests(demo.database.db, resident.personId)
  expect(own).toMatchObject({ kind: 'access', text: '¿Qué datos míos tienen?', outcome: null, dueOn: '2024-02-26' })
  expect(await mailsTo(resident, 'arcoFiled')).toHaveLength(1)
  for (let filed = 1; filed < 5; filed += 1) expect((await file()).ok).toBe(true)
  expect(await file()).toMatchObject({ refusal: 'ARCO_TOO_MANY', detail: { most: 5 } })
})

test('nobody but the coordination answers, nobody but who filed withdraws, and once', async () => {
  const [first, second] = await listOwnArcoRequests(demo.database.db, resident.personId)
  if (first === undefined || second === undefined) throw new Error('no request')
  const answer = { outcome: 'granted', text: 'Se entregan por escrito.' } as const
  expect(await endArco(services, other, first.id, answer)).toMatchObject({ refusal: 'ADMIN_ONLY' })
  expect(await endArco(services, other, first.id, { outcome: 'withdrawn', text: '' })).toMatchObject({ refusal: 'ARCO_UNKNOWN' })
  expect(await endArco(services, admin, first.id, { outcome: 'withdrawn', text: '' })).toMatchObject({ refusal: 'ARCO_NOT_OWN' })
  const both = await Promise.all([endArco(services, admin, first.id, answer), endArco(services, admin, first.id, answer)])
  expect(both.map((one) => one.ok ? null : one.refusal).sort()).toEqual(['ARCO_ANSWERED', null])
  expect(await endArco(services, resident, second.id, { outcome: 'withdrawn', text: '' })).toMatchObject({ ok: true })
  const [told] = await mailsTo(resident, 'arcoAnswered')
  expect(told?.body).not.toContain('por escrito')
  const all = await listArcoRequests(demo.database.db, 50)
  expect(all.findIndex(({ outcome }) => outcome !== null)).toBe(all.filter(({ outcome }) => outcome === null).length)
})

test('the database takes an answer from the coordination alone, and of nobody\'s own', async () => {
  const open = (await listOwnArcoRequests(demo.database.db, resident.personId)).find(({ outcome }) => outcome === null)
  const answer = (outcome: string, by: Actor) => sql`insert into arco_answer (request_id, outcome, text, answered_by)
    values (${open?.id ?? ''}, ${outcome}, 'x', ${by.personId})`
  await breaks(answer('granted', resident)).toThrow('somebody else answers')
  await breaks(answer('granted', other)).toThrow('the coordination answers')
  await breaks(answer('withdrawn', admin)).toThrow('who filed a request withdraws it')
})

test('the own data are all there, with who looked at them, and nothing of anybody else or of results to come', async () => {
  await viewPersonFile(services, admin, resident.personId, 'admin')
  const { data } = await exportOwnData(services, resident)
  expect(data.persona).toMatchObject([{ correo: 'residente1@efiser.demo' }])
  expect(data.versiones).toMatchObject([{ version: 1, contenido: { contact: { email: 'residente1@efiser.demo' } } }])
  expect(data.solicitudes_arco).toHaveLength(5)
  expect(data.consentimientos).toHaveLength(1)
  expect(data.consultas_de_su_expediente).toMatchObject([{ funcion: 'admin' }])
  expect(data.calificaciones_firmadas.length).toBeGreaterThan(0)
  expect([data.resultado, data.plaza, data.decisiones_sobre_publicaciones]).toEqual([[], [], []])
  const text = JSON.stringify(data)
  const strangers = await demo.database.db.selectFrom('person').leftJoin('candidate', 'person_id', 'person.id')
    .select(['person.id', 'email', 'curp', 'folio']).where('person.id', '<>', resident.personId).execute()
  for (const { id, email, curp, folio } of strangers) {
    for (const foreign of [id, email, curp, folio]) if (foreign !== null) expect(text).not.toContain(foreign)
  }
  for (const secret of ['password_hash', 'token_sha256']) expect(text).not.toContain(secret)
})

test('a ticket is asked, answered by the coordination, closed, and read by nobody else', async () => {
  const opened = await openTicket(services, resident, { topic: 'exam', subject: 'Sala', text: '¿Dónde está?' })
  if (!opened.ok) throw new Error(opened.refusal)
  const write = (by: Actor, text: string, close = false) => writeToTicket(services, by, opened.value, { text, close })
  expect(await write(other, 'yo también')).toMatchObject({ refusal: 'TICKET_UNKNOWN' })
  expect(await findTicket(demo.database.db, opened.value)).toMatchObject({ state: 'waiting' })
  expect(await write(admin, 'En el segundo piso.')).toMatchObject({ ok: true })
  expect(await findTicket(demo.database.db, opened.value)).toMatchObject({ state: 'answered' })
  expect((await mailsTo(resident, 'ticketAnswered'))[0]?.body).not.toContain('segundo piso')
  expect(await write(resident, 'Gracias')).toMatchObject({ ok: true })
  expect(await findTicket(demo.database.db, opened.value)).toMatchObject({ state: 'waiting' })
  expect(await write(resident, '', true)).toMatchObject({ ok: true })
  expect(await write(admin, 'De nada')).toMatchObject({ refusal: 'TICKET_CLOSED' })
  expect((await listMessages(demo.database.db, opened.value)).map(({ byStaff }) => byStaff)).toEqual([false, true, false])
  const message = (by: Actor, staff: boolean) => sql`insert into ticket_message (ticket_id, by_id, by_staff, text)
    select id, ${by.personId}, ${staff}, 'x' from ticket where closed_at is null limit 1`
  await breaks(message(other, false)).toThrow('who asked writes')
  await breaks(message(other, true)).toThrow('who asked writes')
  await breaks(sql`update ticket set closed_by = ${admin.personId} where id = ${opened.value}`).toThrow('once')
})

test('the coordination edits the public answers; an unpublished one is not public', async () => {
  const entry = { position: 9, question: '¿Y si llueve?', answer: 'El turno no cambia.', published: false }
  expect(await saveFaq(services, resident, null, entry)).toMatchObject({ refusal: 'ADMIN_ONLY' })
  expect(await saveFaq(services, admin, null, entry)).toMatchObject({ ok: true })
  const read = async (all: boolean) => (await listFaq(demo.database.db, all)).find(({ question }) => question === entry.question)
  expect(await read(false)).toBeUndefined()
  const saved = await read(true)
  expect(await saveFaq(services, admin, saved?.id ?? null, { ...entry, published: true })).toMatchObject({ ok: true })
  expect(await read(false)).toMatchObject({ answer: 'El turno no cambia.' })
  expect(await saveFaq(services, admin, resident.personId, entry)).toMatchObject({ refusal: 'FAQ_UNKNOWN' })
})

test('the numbers add up to the registered, and the list of them is audited', async () => {
  const { db } = demo.database
  const call = await callId()
  const sum = (rows: readonly { count: number }[]) => rows.reduce((total, { count }) => total + count, 0)
  expect(await countRegistered(db, call)).toMatchObject({ roster: 404, registered: 400, cancelled: 0 })
  expect([sum(await countByCourse(db, call)), sum(await countBySede(db, call)), sum(await countByState(db, call))])
    .toEqual([400, 400, 400])
  expect(await exportRegistered(services, resident)).toMatchObject({ refusal: 'ADMIN_ONLY' })
  const exported = await exportRegistered(services, admin)
  expect(exported.ok && exported.value.length).toBe(400)
  expect(JSON.stringify(exported)).not.toContain('@efiser.demo')
  const event = await db.selectFrom('audit_event').select('payload').where('action', '=', 'registered.export').executeTakeFirst()
  expect(event?.payload).toBe('{"candidates":400}')
  expect(await verifyAudit(db)).toMatchObject({ whole: true })
})
