/** A seat taken back by two persons, what a foreign resident owes, and the database that holds both. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { issueLetter } from '#app/use-cases/issue-letter.server.ts'
import { recordForeignDuty } from '#app/use-cases/record-foreign-duty.server.ts'
import { decideRevocation, proposeRevocation } from '#app/use-cases/revoke-award.server.ts'
import { readForeignResidents } from '#app/foreign/read-foreign.server.ts'
import { findLetter } from '#app/routes/verificar.$token/queries.server.ts'
import { listAwardedSeats } from '#db/queries/official-notices.ts'
import { findRevocation, listRevocations } from '#db/queries/revocations.ts'
import type { RevocationGround } from '#exam-engine/convocatoria/revocation.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { createAwardedResidents, type AwardedResidents } from '#tests/factories/awarded-residents.ts'
import { TEST_PASSWORD } from '#tests/factories/people.ts'
import { demand } from '#tests/factories/published-selection.ts'

const TUITION = instant('2024-03-30T00:00:00-06:00')

let residents: AwardedResidents

beforeAll(async () => { residents = await createAwardedResidents() }, 120_000)
afterAll(() => residents.drop())

const own = { password: TEST_PASSWORD, address: '10.0.0.1' }
const outcome = (result: Result<unknown, string>) => result.ok ? 'ok' : result.refusal
const propose = (by: Actor, awardId: string, ground: RevocationGround = 'fraud', reason = 'Suplantación comprobada') =>
  proposeRevocation(residents.services, by, awardId, { ...own, ground, reason })
const decide = (by: Actor, id: string, event: 'approve' | 'withdraw' = 'approve') => decideRevocation(residents.services, by, id, { ...own, event })
const stateOf = async (actor: Actor) => (await residents.awardOf(actor)).state

test('§3.1 D two persons take a seat back: the letter says so, the person is told, and is barred', async () => {
  const actor = await residents.nextCommitted()
  const [first, second] = residents.admins
  demand(await issueLetter(residents.services, actor, 'https://efiser.example.mx'))
  const { id: awardId } = await residents.awardOf(actor)
  const { db } = residents.database
  const { token } = await db.selectFrom('letter').select('token').where('award_id', '=', awardId).executeTakeFirstOrThrow()
  const context = { services: residents.services } as unknown as Parameters<typeof findLetter>[0]
  expect(await findLetter(context, token)).toMatchObject({ standing: 'valid', signature: 'holds' })

  const id = demand(await propose(first, awardId))
  expect(await stateOf(actor)).toBe('letterIssued')
  expect(outcome(await propose(second, awardId))).toBe('REVOCATION_OPEN')
  expect(outcome(await decide(first, id))).toBe('REVOCATION_SECOND_PERSON')
  expect(outcome(await decide(second, id, 'withdraw'))).toBe('REVOCATION_NOT_YOURS')
  expect(outcome(await decideRevocation(residents.services, second, id, { ...own, password: 'otra', event: 'approve' }))).toBe('PASSWORD_WRONG')
  expect(outcome(await decide(second, id))).toBe('ok')
  expect(await stateOf(actor)).toBe('revoked')
  expect(outcome(await decide(second, id))).toBe('SEAT_REVOKED')
  expect(await findLetter(context, token)).toMatchObject({ standing: 'revoked' })
  expect(outcome(await issueLetter(residents.services, actor, 'https://x.example'))).toBe('SEAT_REVOKED')
  const mail = await db.selectFrom('mail_message').select('body').where('kind', '=', 'seatRevoked').where('person_id', '=', actor.personId).execute()
  expect(mail).toHaveLength(1)
  expect(mail[0]?.body).not.toContain('Suplantación')
  const { rows } = await residents.owner.sql`select is_barred(${actor.personId}) as barred`.then((found) => ({ rows: found }))
  expect(rows[0]).toEqual({ barred: true })
  expect(await findRevocation(db, id)).toMatchObject({ outcome: 'approved', reason: 'Suplantación comprobada', note: null })
  expect((await listRevocations(db)).map((row) => row.id)).toContain(id)
  // What the notification to its OOAD is made from.
  const { run_id: runId } = await db.selectFrom('award').select('run_id').where('id', '=', awardId).executeTakeFirstOrThrow()
  const revoked = (await listAwardedSeats(db, runId)).filter(({ state }) => state === 'revoked')
  expect(revoked).toMatchObject([{ id: awardId, ooad: expect.any(String) as string }])
})

test('§5.8 a letter whose row was changed behind the platform does not verify', async () => {
  const actor = await residents.nextCommitted()
  demand(await issueLetter(residents.services, actor, 'https://efiser.example.mx'))
  const { id } = await residents.awardOf(actor)
  const { token } = await residents.database.db.selectFrom('letter').select('token').where('award_id', '=', id).executeTakeFirstOrThrow()
  await residents.owner.sql.begin(async (sql) => {
    await sql`alter table letter disable trigger letter_guard`
    await sql`update letter set sha256 = ${'0'.repeat(64)} where token = ${token}`
    await sql`alter table letter enable trigger letter_guard`
  })
  const context = { services: residents.services } as unknown as Parameters<typeof findLetter>[0]
  expect(await findLetter(context, token)).toMatchObject({ signature: 'broken' })
})

test('§2.2 E a proposal may be withdrawn or dismissed, with a note, and made anew', async () => {
  const actor = await residents.nextCommitted()
  const [first, second] = residents.admins
  const { id: awardId } = await residents.awardOf(actor)
  const withdrawn = demand(await propose(first, awardId, 'falseInformation'))
  expect(outcome(await decide(first, withdrawn, 'withdraw'))).toBe('ok')
  const dismissed = demand(await propose(second, awardId, 'falseInformation'))
  const dismiss = (note: string) => decideRevocation(residents.services, first, dismissed, { ...own, event: 'dismiss', note })
  expect(outcome(await dismiss(' '))).toBe('DISMISSAL_NEEDS_NOTE')
  expect(outcome(await dismiss('El documento es auténtico'))).toBe('ok')
  expect(await stateOf(actor)).toBe('commitmentAccepted')
  expect(outcome(await propose(first, awardId))).toBe('ok')
})

test('§3.1 D there is nothing to take from who was silent, nor by who is no admin', async () => {
  await residents.standAt(residents.from, 60_000)
  const silent = await residents.nextHolder()
  const { id } = await residents.awardOf(silent)
  expect(outcome(await propose(silent, id))).toBe('ADMIN_ONLY')
  await residents.standAt(residents.until)
  expect(outcome(await propose(residents.admins[0], id))).toBe('ACCEPTANCE_WINDOW_CLOSED')
})

test.each([
  ['award_revoked_by_two', (id: string) => `update award set state = 'revoked', revoked_at = now() where id = '${id}'`],
  ['revocation_second_person', (id: string) => `update revocation set outcome = 'approved', decided_by = proposed_by where award_id = '${id}'`],
  ['revocation_takes_seat', (id: string) => `update revocation set outcome = 'approved', decided_by = (select person_id from role_grant
    where role = 'admin' and person_id <> proposed_by limit 1) where award_id = '${id}'`],
  ['revocation_by_admin', (id: string) => `update revocation set outcome = 'approved', decided_by = (select person_id from role_grant
    where role = 'supervisor' limit 1) where award_id = '${id}'`],
  ['revocation_not_own', (id: string) => `update revocation set outcome = 'approved', decided_by = (select person_id from award a
    join candidate c on c.id = a.candidate_id where a.id = award_id) where award_id = '${id}'`],
  ['revocation_one_open', (id: string) => `insert into revocation (award_id, ground, reason, proposed_by)
    select '${id}', 'fraud', 'x', person_id from role_grant where role = 'admin' limit 1`],
  ['revocation_ground_of_foreigner', (id: string) => `insert into revocation (award_id, ground, reason, proposed_by)
    select '${id}', 'foreignStatus', 'x', person_id from role_grant where role = 'admin' limit 1`],
  ['foreign_record_of_foreigner', (id: string) => `insert into foreign_record (award_id, duty, note, by_id, by_role)
    select '${id}', 'tuition', 'x', person_id, 'admin' from role_grant where role = 'admin' limit 1`],
] as const)('the database holds %s, whatever the app would write', async (constraint, statement) => {
  if (open === undefined) {
    open = (await residents.awardOf(await residents.nextCommitted())).id
    demand(await propose(residents.admins[0], open))
  }
  const broken = await residents.owner.sql.unsafe(statement(open)).then(() => 'done', (error: unknown) =>
    (error as { constraint_name?: string }).constraint_name)
  expect(broken).toBe(constraint)
})

let open: string | undefined

test('§5.18 tuition and migratory status: by the coordination or the OOAD of the sede, each day judged by the term', async () => {
  const { db } = residents.database
  const foreigner = await makeForeign(await residents.nextCommitted())
  const { id: awardId } = await residents.awardOf(foreigner)
  const [admin, other] = residents.admins
  const record = (by: Actor, change: Partial<Parameters<typeof recordForeignDuty>[2]> = {}) =>
    recordForeignDuty(residents.services, by, { awardId, duty: 'tuition', fulfilledOn: '2024-02-09', note: 'Recibo 123', ...change })
  const standing = async () => (await readForeignResidents(db, admin))?.residents.find((one) => one.awardId === awardId)
  expect(await standing()).toMatchObject({ standing: 'pending', duties: { tuition: 'pending', migratory: 'pending' } })
  expect(outcome(await record(foreigner))).toBe('FOREIGN_NOT_YOURS')
  expect(outcome(await record(admin, { fulfilledOn: '2024-02-11' }))).toBe('FOREIGN_DAY_IN_FUTURE')
  expect(outcome(await record(admin, { note: ' ' }))).toBe('FOREIGN_NEEDS_NOTE')
  const mexican = await residents.awardOf(await residents.nextCommitted())
  expect(outcome(await record(admin, { awardId: mexican.id }))).toBe('FOREIGN_ONLY')
  const { ooad } = await db.selectFrom('seat_pool').innerJoin('sede', 'sede.code', 'sede_code').select('ooad')
    .where('seat_pool.id', '=', (await residents.awardOf(foreigner)).pool_id).executeTakeFirstOrThrow()
  const ofOoad = (name: string): Actor => ({ ...other, grants: [{ role: 'ooad', sedeCode: null, ooad: name, ceme: null }] })
  expect(outcome(await record(ofOoad('OOAD de otra parte')))).toBe('FOREIGN_NOT_YOURS')
  expect((await readForeignResidents(db, ofOoad('OOAD de otra parte')))?.residents).toEqual([])
  expect((await readForeignResidents(db, ofOoad(ooad)))?.residents.map((one) => one.awardId)).toContain(awardId)
  expect(outcome(await record(admin))).toBe('ok')
  expect(await standing()).toMatchObject({ duties: { tuition: 'met', migratory: 'pending' } })
  expect(outcome(await record(admin, { fulfilledOn: null, note: 'El recibo era de otra persona' }))).toBe('ok')

  await residents.standAt(TUITION, -1)
  expect(await standing()).toMatchObject({ standing: 'pending' })
  expect(outcome(await propose(admin, awardId, 'foreignStatus', 'Sin pago'))).toBe('FOREIGN_DUTIES_NOT_BREACHED')
  await residents.standAt(TUITION)
  expect(await standing()).toMatchObject({ standing: 'breached' })
  const id = demand(await propose(admin, awardId, 'foreignStatus', 'Sin pago'))
  expect(outcome(await decide(other, id))).toBe('ok')
  expect(await stateOf(foreigner)).toBe('revoked')
  const [barred] = await residents.owner.sql`select is_barred(${foreigner.personId}) as barred`
  expect(barred).toEqual({ barred: false })
})

/** The exam that was sat has no foreign resident with a seat: one is made, as the roster would have it. */
async function makeForeign(actor: Actor): Promise<Actor> {
  const { candidate_id: id } = await residents.awardOf(actor)
  await residents.owner.sql.begin(async (sql) => {
    await sql`alter table candidate disable trigger user`
    await sql`update candidate set category = 'foreign' where id = ${id}`
    await sql`alter table candidate enable trigger user`
  })
  return actor
}
