/**
 * A resignation from its text to its receipt, on a published selection: the date to the millisecond, the document that was
 * made anew, the mail, and the seat that is free with the receipt and not before.
 */
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { renderResignation } from '#app/documents/resignation-letter.server.ts'
import { readOwnResignation } from '#app/resignation/own-resignation.server.ts'
import { issueLetter } from '#app/use-cases/issue-letter.server.ts'
import { answerResignation, setMailboxes } from '#app/use-cases/answer-resignation.server.ts'
import { draftResignation, sendResignation } from '#app/use-cases/resign-award.server.ts'
import { readOwnData } from '#db/queries/own-data.ts'
import type { ResignationConsequence } from '#exam-engine/convocatoria/resignation.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { readPdf } from '#tests/app/documents/read-pdf.ts'
import { createAwardedResidents, type AwardedResidents } from '#tests/factories/awarded-residents.ts'
import { TEST_PASSWORD } from '#tests/factories/people.ts'
import { DEMO_CALL, demand } from '#tests/factories/published-selection.ts'

const BEFORE = instant('2024-02-12T00:00:00-06:00')
const KEEP = instant('2024-03-01T00:00:00-06:00')

let residents: AwardedResidents
let jpg: Uint8Array

beforeAll(async () => {
  residents = await createAwardedResidents()
  jpg = await sharp({ create: { width: 850, height: 1100, channels: 3, background: '#ffffff' } })
    .composite([{ input: { create: { width: 300, height: 40, channels: 3, background: '#1030a0' } }, left: 80, top: 900 }])
    .withExif({ IFD0: { Artist: 'secreto' } }).jpeg().toBuffer()
  demand(await setMailboxes(residents.services, residents.admins[0], DEMO_CALL, { to: 'renuncias@imss.example', cc: 'copia@imss.example' }))
}, 120_000)

afterAll(() => residents.drop())

const outcome = (result: Result<unknown, string>) => result.ok ? 'ok' : result.refusal
const draft = (actor: Actor, text = 'Renuncio a la plaza.') => draftResignation(residents.services, actor, text)
const send = (actor: Actor, shown: ResignationConsequence, change: Partial<Parameters<typeof sendResignation>[2]> = {}) =>
  sendResignation(residents.services, actor, {
    document: jpg, shown, confirmed: true, password: TEST_PASSWORD, address: '10.0.0.1', ...change,
  })
const stateOf = async (actor: Actor) => (await residents.awardOf(actor)).state
const mailOf = async (kind: string, { personId }: Actor) => residents.database.db.selectFrom('mail_message').selectAll()
  .where('kind', '=', kind).where('person_id', '=', personId).execute()

test('§5.14 the five steps: the text, the signed document, the mailboxes, and the receipt with which the seat is free', async () => {
  const actor = await residents.nextCommitted()
  demand(await issueLetter(residents.services, actor, 'https://efiser.example.mx'))
  await residents.standAt(BEFORE, -60_000)
  demand(await draft(actor, '  Renuncio.\n\nGracias.  '))
  const own = await readOwnResignation(residents.database.db, actor.personId)
  expect(own).toMatchObject({ held: true, consequence: 'competeAgain', changesAt: BEFORE, written: { state: 'drafted', text: 'Renuncio.\n\nGracias.' } })
  expect(own?.subject).toMatch(/^RENUNCIA A PLAZA DE [A-ZÑ ,]+-[A-ZÑ ]+$/)
  const id = demand(await send(actor, 'competeAgain'))
  expect(await stateOf(actor)).toBe('letterIssued')

  const [toMailboxes] = await mailOf('resignationSent', actor)
  expect(toMailboxes).toMatchObject({ address: 'renuncias@imss.example', cc: 'copia@imss.example', subject: own?.subject })
  expect(toMailboxes?.body).toContain(sha256Hex(jpg))
  expect(await mailOf('resignationOwnSent', actor)).toHaveLength(1)

  // What is seen and mailed is made here, and holds nothing that stood beside the picture.
  const copy = Buffer.from(await residents.services.files.read(toMailboxes?.attachment_key ?? '') ?? [])
  expect((await readPdf(copy)).pages).toHaveLength(1)
  expect(copy.toString('latin1')).not.toContain('secreto')

  // The office answers on 13 February: the day of the sending decides.
  await residents.standAt(BEFORE, 36 * 3_600_000)
  demand(await answerResignation(residents.services, residents.admins[0], id, { event: 'acknowledge' }))
  expect(await stateOf(actor)).toBe('resigned')
  expect(await readOwnResignation(residents.database.db, actor.personId)).toMatchObject({
    held: false, sentConsequence: 'competeAgain',
    written: { state: 'acknowledged', countsFrom: BEFORE - 60_000, answeredAt: BEFORE + 36 * 3_600_000 },
  })
  const [receipt] = await mailOf('resignationAcknowledged', actor)
  expect(receipt?.body).toContain(residents.admins[0].name)
  expect(await issueLetter(residents.services, actor, 'https://x.example')).toMatchObject({ refusal: 'SEAT_RESIGNED' })
  const acts = await residents.database.db.selectFrom('audit_event').select(['action', 'actor_id']).where('subject_id', '=', id).orderBy('seq').execute()
  expect(acts.map(({ action }) => action)).toEqual(['resignation.draft', 'resignation.send', 'resignation.acknowledge'])
  expect((await readOwnData(residents.database.db, actor.personId)).renuncias).toMatchObject([{ situacion: 'acknowledged' }])
})

test('§5.15 §5.16 §5.17 what was shown must be what follows at the moment of the sending, to the millisecond', async () => {
  for (const [term, before, after] of [[BEFORE, 'competeAgain', 'keepsCourse'], [KEEP, 'keepsCourse', 'losesStatus']] as const) {
    const [early, late] = [await residents.nextCommitted(), await residents.nextCommitted()]
    await residents.standAt(term, -1)
    demand(await draft(early))
    demand(await draft(late))
    expect(outcome(await send(early, after))).toBe('CONSEQUENCE_CHANGED')
    expect(outcome(await send(early, before))).toBe('ok')
    await residents.standAt(term)
    expect(outcome(await send(late, before))).toBe('CONSEQUENCE_CHANGED')
    await residents.standAt(term, 1)
    expect(outcome(await send(late, after))).toBe('ok')
    expect(await readOwnResignation(residents.database.db, early.personId)).toMatchObject({ sentConsequence: before })
    expect(await readOwnResignation(residents.database.db, late.personId)).toMatchObject({ sentConsequence: after })
  }
})

test('§5.14 nothing is sent without a text, a tick, the password and a document; nothing is kept of what was refused', async () => {
  const actor = await residents.nextCommitted()
  await residents.standAt(BEFORE, -60_000)
  expect(outcome(await send(actor, 'competeAgain'))).toBe('RESIGNATION_UNWRITTEN')
  expect(outcome(await draft(actor, ' '))).toBe('RESIGNATION_EMPTY')
  demand(await draft(actor))
  expect(outcome(await send(actor, 'competeAgain', { confirmed: false }))).toBe('CONFIRMATION_MISSING')
  expect(outcome(await send(actor, 'competeAgain', { password: 'otra' }))).toBe('PASSWORD_WRONG')
  expect(outcome(await send(actor, 'competeAgain', { document: null }))).toBe('DOCUMENT_MISSING')
  const keys = async () => {
    let count = 0
    for await (const key of residents.services.files.list()) count += key.length > 0 ? 1 : 0
    return count
  }
  const kept = await keys()
  expect(outcome(await send(actor, 'losesStatus'))).toBe('CONSEQUENCE_CHANGED')
  expect(await keys()).toBe(kept)
  expect(await mailOf('resignationSent', actor)).toEqual([])
})

test('§5.14 what is not accepted is rejected, not resigned; a rejection leaves nothing to resign', async () => {
  await residents.standAt(residents.from, 60_000)
  const assigned = await residents.nextHolder()
  expect(outcome(await draft(assigned))).toBe('NOTHING_TO_RESIGN')
  await residents.standAt(residents.until)
  expect(outcome(await draft(assigned))).toBe('ACCEPTANCE_WINDOW_CLOSED')
})

test('§5.14.6 a resignation is answered once, by the coordination, and a return says why and changes nothing', async () => {
  const actor = await residents.nextCommitted()
  await residents.standAt(BEFORE, -60_000)
  demand(await draft(actor))
  const [admin, other] = residents.admins
  const id = demand(await send(actor, 'competeAgain'))
  expect(outcome(await draft(actor, 'Otra'))).toBe('RESIGNATION_SENT')
  expect(outcome(await send(actor, 'competeAgain'))).toBe('RESIGNATION_SENT')
  const answer = (by: Actor, what: Parameters<typeof answerResignation>[3]) => answerResignation(residents.services, by, id, what)
  expect(outcome(await answer(actor, { event: 'acknowledge' }))).toBe('ADMIN_ONLY')
  expect(outcome(await answer(admin, { event: 'return', reason: ' ' }))).toBe('RESIGNATION_NEEDS_REASON')
  expect(outcome(await answer(admin, { event: 'return', reason: 'No está firmada' }))).toBe('ok')
  expect(outcome(await answer(other, { event: 'acknowledge' }))).toBe('RESIGNATION_ANSWERED')
  expect(await stateOf(actor)).toBe('commitmentAccepted')
  expect((await mailOf('resignationReturned', actor))[0]?.body).toContain('No está firmada')
  // Another one, later: its own date counts.
  await residents.standAt(BEFORE, 1)
  demand(await draft(actor))
  const again = demand(await send(actor, 'keepsCourse'))
  demand(await answerResignation(residents.services, other, again, { event: 'acknowledge' }))
  expect(await stateOf(actor)).toBe('resigned')
})

test('§5.14.6 two persons who acknowledge at once acknowledge once', async () => {
  const actor = await residents.nextCommitted()
  await residents.standAt(BEFORE, -60_000)
  demand(await draft(actor))
  const id = demand(await send(actor, 'competeAgain'))
  const both = await Promise.all(residents.admins.map((by) => answerResignation(residents.services, by, id, { event: 'acknowledge' })))
  expect(both.map(outcome).sort()).toEqual(['RESIGNATION_ANSWERED', 'ok'])
  expect(await mailOf('resignationAcknowledged', actor)).toHaveLength(1)
})

test('§5.14.1 §5.14.2 what is printed to be signed names the addressee and the subject, and holds the person\'s own words', async () => {
  const { text } = await readPdf(await renderResignation({
    isDemo: false, folio: 'R-000001', convocatoria: 'Ciclo 2024-2025', addressee: 'Titular de la División',
    subject: 'RENUNCIA A PLAZA DE DERMATOLOGIA-DELGADO SANTORAL ALICIA', text: 'Primera línea.\n\nSegunda línea.',
    name: 'Alicia Delgado Santoral', matricula: '99000001', cer: 'Dermatología', sede: 'Hospital', subsede: null, draftedAt: BEFORE,
  }))
  for (const part of ['Titular de la División', 'RENUNCIA A PLAZA DE DERMATOLOGIA-DELGADO SANTORAL ALICIA', 'Primera línea.',
    'Segunda línea.', 'Firma de la persona residente']) expect(text).toContain(part)
})

test.each([
  ['award_resigned_by_receipt', (id: string) => `update award set state = 'resigned', resigned_at = now() where id = '${id}'`],
  ['resignation_begins_drafted', (id: string, person: string) => `insert into resignation (award_id, person_id, addressee, subject, text, state)
    values ('${id}', '${person}', 'a', 's', 't', 'acknowledged')`],
  ['resignation_as_sent', (id: string) => `update resignation set text = 'x', state = 'returned', return_reason = 'x',
    answered_by = (select person_id from role_grant where role = 'admin' limit 1) where award_id = '${id}'`],
  ['resignation_transition_known', (id: string) => `update resignation set state = 'drafted' where award_id = '${id}'`],
  ['resignation_answered_by_admin', (id: string) => `update resignation set state = 'acknowledged',
    answered_by = (select person_id from role_grant where role = 'supervisor' limit 1) where award_id = '${id}'`],
  ['resignation_frees_seat', (id: string) => `update resignation set state = 'acknowledged',
    answered_by = (select person_id from role_grant where role = 'admin' limit 1) where award_id = '${id}'`],
  ['resignation_one_open', (id: string, person: string) => `insert into resignation (award_id, person_id, addressee, subject, text)
    values ('${id}', '${person}', 'a', 's', 't')`],
  ['resignation_of_own_seat', (id: string) => `insert into resignation (award_id, person_id, addressee, subject, text)
    values ('${id}', (select person_id from role_grant where role = 'admin' limit 1), 'a', 's', 't')`],
] as const)('the database holds %s, whatever the app would write', async (constraint, statement) => {
  sent ??= await sendOnce()
  const { sql } = residents.owner
  const broken = await sql.unsafe(statement(sent.awardId, sent.personId)).then(() => 'done', (error: unknown) =>
    (error as { constraint_name?: string }).constraint_name)
  expect(broken).toBe(constraint)
})

let sent: { awardId: string, personId: string } | undefined

async function sendOnce() {
  const actor = await residents.nextCommitted()
  await residents.standAt(BEFORE, -60_000)
  demand(await draft(actor))
  demand(await send(actor, 'competeAgain'))
  return { awardId: (await residents.awardOf(actor)).id, personId: actor.personId }
}
