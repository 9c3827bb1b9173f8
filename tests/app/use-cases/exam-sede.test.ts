// A change of the sede of the exam, from the request to the attempt, the freed seat, the print and what the database holds.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { sendSolicitudOf } from '#app/exam-room/render-solicitud-of.server.ts'
import { openSigningKeys } from '#app/keys/signing-keys.server.ts'
import type { Services } from '#app/services.server.ts'
import { decideExamSede } from '#app/use-cases/decide-exam-sede.server.ts'
import { requestExamSede, withdrawExamSede } from '#app/use-cases/request-exam-sede.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { listOwnSedeRequests } from '#db/queries/exam-sede-requests.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { addDuration, hours, instant, minutes, type Instant } from '#exam-engine/kernel/time.ts'
import { createDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { createKeysRoot } from '#tests/setup/keys-root.ts'
import { readPdf } from '../documents/read-pdf.ts'

const HOST = 'HE-CMNSXXI'
const FIRST_TURNO = instant('2024-01-29T09:00:00-06:00')
const CUTOFF = addDuration(FIRST_TURNO, hours(-96))

let demo: DemoDatabase
let keysRoot: Awaited<ReturnType<typeof createKeysRoot>>
let owner: Database
let resident: Actor
let host: Actor
let other: Actor
let person: { candidateId: string, attemptId: string, home: string, turnoId: string }

const env = { publicUrl: 'https://efiser.example' } as Services['env']
const services = () => ({ database: demo.database, env })
const at = (moment: Instant) => demo.moveTo(moment)
const refusal = (result: { ok: boolean, refusal?: string }) => result.ok ? 'done' : result.refusal

beforeAll(async () => {
  demo = await createDemoDatabase()
  keysRoot = await createKeysRoot()
  owner = openDatabase({ url: demo.ownerUrl, max: 1 })
  const { db } = demo.database
  const row = await db.selectFrom('candidate').innerJoin('attempt', 'attempt.candidate_id', 'candidate.id')
    .select(['candidate.id', 'candidate.person_id', 'attempt.id as attemptId', 'attempt.sede_code', 'attempt.turno_id'])
    .whereRef('candidate.adscription_sede', '=', 'candidate.exam_sede').where('candidate.exam_sede', '<>', HOST)
    .orderBy('candidate.folio').limit(1).executeTakeFirstOrThrow()
  person = { candidateId: row.id, attemptId: row.attemptId, home: row.sede_code, turnoId: row.turno_id }
  resident = await demo.actorOf(row.person_id)
  const authorityOf = async (sede: string) => demo.actorOf((await db.selectFrom('role_grant').select('person_id')
    .where('role', '=', 'educacion').where('sede_code', '=', sede).executeTakeFirstOrThrow()).person_id)
  host = await authorityOf(HOST)
  other = await authorityOf(person.home)
  await at(addDuration(CUTOFF, hours(-24)))
}, 120_000)

afterAll(async () => {
  await owner.close()
  await demo.drop()
  await keysRoot.remove()
})

const ask = (actor: Actor, sedeCode: string, note = 'Estaré de vacaciones allá') =>
  requestExamSede(services(), actor, { sedeCode, reason: 'vacation', note })
const decide = (actor: Actor, requestId: string, verdict: 'approved' | 'rejected', reason = 'Hay lugar', sedeCode = HOST) =>
  decideExamSede(services(), actor, { sedeCode, requestId, verdict, reason })
const newest = async () => {
  const [request] = await listOwnSedeRequests(demo.database.db, person.candidateId)
  if (request === undefined) throw new Error('no request')
  return request
}
const standing = () => demo.database.db.selectFrom('attempt').innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
  .leftJoin('exam_seat', 'exam_seat.attempt_id', 'attempt.id')
  .select(['attempt.sede_code as sede', 'candidate.exam_sede as examSede', 'exam_seat.number as seat'])
  .where('attempt.id', '=', person.attemptId).executeTakeFirstOrThrow()
const mailKinds = async (to: string) => (await demo.database.db.selectFrom('mail_message').select(['kind', 'body'])
  .where('person_id', '=', to).execute())
const printText = async () => {
  const printing = { ...services(), demo: true, signing: openSigningKeys(demo.database, keysRoot.root) }
  const response = await sendSolicitudOf(printing as unknown as Services, resident.personId, {
    actor: resident, origin: { address: null, userAgent: null },
  })
  return readPdf(Buffer.from(await response?.arrayBuffer() ?? new ArrayBuffer(0)))
}

test('§3.1 a request moves nobody; the sede that is asked is written to, and one waits at a time', async () => {
  const before = await standing()
  expect(await ask(resident, HOST)).toEqual({ ok: true, value: { kind: 'elsewhere' } })
  expect(await standing()).toEqual(before)
  expect(refusal(await ask(resident, HOST))).toBe('SEDE_REQUEST_OPEN')
  expect((await mailKinds(host.personId)).map(({ kind }) => kind)).toContain('sedeAsked')
})

test('§3.1 a request is the own one, and only the sede that is asked answers it', async () => {
  const { id } = await newest()
  expect(refusal(await withdrawExamSede(services(), host, id))).toBe('SEDE_REQUEST_UNKNOWN')
  expect(refusal(await decide(other, id, 'approved'))).toBe('SEDE_NOT_YOURS')
  expect(refusal(await decide(other, id, 'approved', 'Sí', person.home))).toBe('SEDE_REQUEST_UNKNOWN')
  expect(refusal(await decide(resident, id, 'approved'))).toBe('SEDE_NOT_YOURS')
  expect(refusal(await decide(host, id, 'approved', ' '))).toBe('DECISION_NEEDS_REASON')
})

test('§3.1 consent moves the attempt, frees the seat, is on record, and tells the resident and the sede that is left', async () => {
  expect((await printText()).text).not.toContain('Siglo XXI')
  const { id } = await newest()
  const decided = await Promise.all([decide(host, id, 'approved'), decide(host, id, 'approved')])
  expect(decided.map(refusal).sort()).toEqual(['ALREADY_ANSWERED', 'done'])
  expect(await standing()).toEqual({ sede: HOST, examSede: HOST, seat: null })
  const told = (await mailKinds(resident.personId)).find(({ kind }) => kind === 'sedeDecided')
  expect(told?.body).toContain('Motivo: Hay lugar')
  expect((await mailKinds(other.personId)).map(({ kind }) => kind)).toContain('sedeLeft')
  const audit = await demo.database.db.selectFrom('audit_event').select(['action', 'actor_role', 'payload'])
    .orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
  expect(audit).toMatchObject({ action: 'examSede.approve', actor_role: 'educacion' })
  expect(JSON.parse(audit.payload)).toMatchObject({ from: person.home, to: HOST, freedSeat: expect.any(String) as string })
  expect(await verifyAudit(demo.database.db)).toMatchObject({ whole: true })
})

test('§2.1 C, §3.1 the print names the new sede from then on, and is the same bytes each time', async () => {
  const [first, second] = [await printText(), await printText()]
  expect(first.text).toContain('Siglo XXI')
  expect(second.text).toBe(first.text)
  const prints = await demo.database.db.selectFrom('solicitud_print')
    .innerJoin('registration_version as version', 'version.id', 'version_id').select('exam_sede')
    .where('version.candidate_id', '=', person.candidateId).orderBy('printed_at').execute()
  expect((await mailKinds(resident.personId)).filter(({ kind }) => kind === 'solicitudPrinted')).toHaveLength(2)
  expect(prints.map(({ exam_sede: sede }) => sede)).toEqual([person.home, HOST])
})

test('§3.1 C back to the own adscription needs nobody, at once', async () => {
  expect(await ask(resident, person.home, '')).toEqual({ ok: true, value: { kind: 'own' } })
  expect(await standing()).toMatchObject({ sede: person.home, examSede: person.home })
})

test('§3.1 a sede without a free place cannot consent, and can refuse with its reason', async () => {
  await ask(resident, HOST)
  const { id } = await newest()
  for (const table of ['supervisor_post', 'exam_seat', 'room'] as const) {
    await owner.db.deleteFrom(table).where('sede_code', '=', HOST).execute()
  }
  expect(refusal(await decide(host, id, 'approved'))).toBe('SEDE_FULL')
  expect(refusal(await decide(host, id, 'rejected', 'No hay equipos'))).toBe('done')
  expect(await standing()).toMatchObject({ sede: person.home })
})

test('§3.1 at the cutoff nothing moves: no request, no answer, no way back, and not by the database either', async () => {
  expect(refusal(await ask(resident, HOST))).toBe('done')
  const { id } = await newest()
  await at(addDuration(CUTOFF, minutes(-5)))
  expect(refusal(await withdrawExamSede(services(), resident, id))).toBe('done')
  expect(refusal(await ask(resident, HOST))).toBe('done')
  const { id: last } = await newest()
  await at(CUTOFF)
  expect(refusal(await decide(host, last, 'rejected', 'Tarde'))).toBe('SEDE_CHANGES_CLOSED')
  expect(refusal(await withdrawExamSede(services(), resident, last))).toBe('SEDE_CHANGES_CLOSED')
  expect(refusal(await ask(resident, person.home))).toBe('SEDE_CHANGES_CLOSED')
  await expect(owner.db.updateTable('exam_sede_request').set({
    outcome: 'approved', decided_by: host.personId, decision_reason: 'x',
  }).where('id', '=', last).execute()).rejects.toThrow(/stands still after its cutoff/)
})

test('the app itself cannot move an attempt, nor answer for another sede', async () => {
  const { db } = demo.database
  await expect(db.updateTable('attempt').set({ sede_code: HOST }).where('id', '=', person.attemptId).execute())
    .rejects.toThrow(/permission denied/)
  await at(addDuration(CUTOFF, hours(-1)))
  const { id } = await newest()
  await expect(db.updateTable('exam_sede_request').set({
    outcome: 'approved', decided_by: other.personId, decision_reason: 'x',
  }).where('id', '=', id).execute()).rejects.toThrow(/the sede that is asked decides/)
  await expect(db.updateTable('exam_sede_request').set({
    outcome: 'approved', decided_by: resident.personId, decision_reason: 'x',
  }).where('id', '=', id).execute()).rejects.toThrow(/the sede that is asked decides/)
})
