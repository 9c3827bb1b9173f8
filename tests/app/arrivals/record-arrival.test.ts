/** The presentation at the new sede: who records it, from when, how it is set right; and letters found by folio. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readArriving } from '#app/arrivals/read-arrivals.server.ts'
import type { Actor } from '#app/http/actor.ts'
import { readOwnArrival } from '#app/routes/resultado_.llegada/queries.server.ts'
import { issueLetter } from '#app/use-cases/issue-letter.server.ts'
import { lookUpLetter } from '#app/use-cases/look-up-letter.server.ts'
import { recordArrival } from '#app/use-cases/record-arrival.server.ts'
import { listArrivalRecords } from '#db/queries/arrivals.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { addDuration, hours, instant } from '#exam-engine/kernel/time.ts'
import { createAwardedResidents, type AwardedResidents } from '#tests/factories/awarded-residents.ts'
import { demand } from '#tests/factories/published-selection.ts'
import { placesOf, receiverOf, type SeatPlaces } from '#tests/factories/receivers.ts'

const FIRST = instant('2024-03-01T00:00:00-06:00')
const later = (days: number) => addDuration(FIRST, hours(24 * days))

let residents: AwardedResidents
let holder: Actor
let places: SeatPlaces
let receiver: Actor
let stranger: Actor
let withoutLetter: Actor

beforeAll(async () => {
  residents = await createAwardedResidents()
  holder = await residents.nextCommitted()
  // Of an OOAD, as most sedes are: a UMAE has its own test below.
  await residents.owner.sql`update sede set ooad = 'OOAD Sinaloa' where code = ${(await placesOf(residents, holder)).sedeCode}`
  places = await placesOf(residents, holder)
  demand(await issueLetter(residents.services, holder, 'https://efiser.example.mx'))
  withoutLetter = await residents.nextCommitted()
  receiver = await receiverOf(residents, { ooad: places.ooad })
  const { ooad } = await residents.database.db.selectFrom('role_grant').select('ooad').where('role', '=', 'ooad')
    .where('ooad', '<>', places.ooad).limit(1).executeTakeFirstOrThrow()
  stranger = await receiverOf(residents, { ooad: ooad ?? '' })
}, 120_000)
afterAll(() => residents.drop())

const outcome = (result: Result<unknown, string>) => result.ok ? 'ok' : result.refusal
const record = (by: Actor, over: Partial<Parameters<typeof recordArrival>[2]> = {}) => recordArrival(residents.services, by, {
  awardId: places.awardId, arrivedOn: '2024-03-01', reason: '', seenId: null, ...over,
})
const own = () => readOwnArrival(residents.database.db, holder.personId)

test('§5.9.3 nobody has arrived a millisecond before the day, and only the OOAD of the sede records it', async () => {
  await residents.standAt(FIRST, -1)
  expect(outcome(await record(receiver))).toBe('ARRIVAL_TOO_EARLY')
  await residents.standAt(FIRST)
  expect(outcome(await record(stranger))).toBe('ARRIVAL_NOT_YOURS')
  expect(outcome(await record(residents.admins[0]))).toBe('ARRIVAL_NOT_YOURS')
  expect(outcome(await record(holder))).toBe('ARRIVAL_NOT_YOURS')
  expect(outcome(await record(receiver, { arrivedOn: '2024-03-02' }))).toBe('ARRIVAL_DAY_IN_FUTURE')
  const { awardId, ooad, sedeCode } = await placesOf(residents, withoutLetter)
  const theirs = await receiverOf(residents, ooad === 'UMAE' ? { sedeCode } : { ooad })
  expect(outcome(await record(theirs, { awardId }))).toBe('ARRIVAL_WITHOUT_LETTER')
})

test('§5.12 each day that goes by is one absence, which the resident sees too', async () => {
  await residents.standAt(later(1), -1)
  expect(await own()).toMatchObject({ standing: 'due', absences: 0, records: [] })
  await residents.standAt(later(1))
  expect(await own()).toMatchObject({ standing: 'absent', absences: 1 })
  await residents.standAt(later(5))
  const view = await readArriving(residents.database.db, { ooads: [places.ooad] })
  expect(view?.people.find(({ awardId }) => awardId === places.awardId)).toMatchObject({ standing: 'absent', absences: 5 })
})

test('§5.9.3 a record is made once, set right with its reason, and all of it stays', async () => {
  await residents.standAt(later(5))
  const both = await Promise.all([record(receiver, { arrivedOn: '2024-03-03' }), record(receiver, { arrivedOn: '2024-03-03' })])
  expect(both.map(outcome).sort()).toEqual(['ARRIVAL_CHANGED', 'ok'])
  expect(await own()).toMatchObject({ standing: 'arrived', absences: 2, arrivedOn: '2024-03-03' })
  const [first] = await listArrivalRecords(residents.database.db, places.awardId)
  const seenId = Number(first?.id)
  expect(outcome(await record(receiver, { arrivedOn: null, seenId }))).toBe('ARRIVAL_NEEDS_REASON')
  expect(outcome(await record(receiver, { arrivedOn: null, seenId, reason: 'Era otra persona' }))).toBe('ok')
  expect(await own()).toMatchObject({ standing: 'absent', absences: 5, arrivedOn: null })
  const records = await listArrivalRecords(residents.database.db, places.awardId)
  expect(records.map(({ arrivedOn, reason }) => [arrivedOn, reason])).toEqual([[null, 'Era otra persona'], ['2024-03-03', '']])
  const audited = await residents.database.db.selectFrom('audit_event').select('payload').where('action', '=', 'award.recordArrival').execute()
  expect(audited).toHaveLength(2)
  expect(JSON.stringify(audited)).not.toContain('otra persona')
})

test('§5.9.3 a UMAE has no OOAD: the education authority of that very sede records who comes', async () => {
  await residents.standAt(later(1))
  await residents.owner.sql`update sede set ooad = 'UMAE' where code = ${places.sedeCode}`
  const authority = await receiverOf(residents, { sedeCode: places.sedeCode })
  const elsewhere = await residents.database.db.selectFrom('sede').select('code').where('code', '<>', places.sedeCode).limit(1).executeTakeFirstOrThrow()
  const [newest] = await listArrivalRecords(residents.database.db, places.awardId)
  const act = { arrivedOn: '2024-03-02', reason: 'Se presentó', seenId: Number(newest?.id) }
  expect(outcome(await record(await receiverOf(residents, { sedeCode: elsewhere.code }), act))).toBe('ARRIVAL_NOT_YOURS')
  expect(outcome(await record(receiver, act))).toBe('ARRIVAL_NOT_YOURS')
  expect(outcome(await record(authority, act))).toBe('ok')
  await residents.owner.sql`update sede set ooad = ${places.ooad} where code = ${places.sedeCode}`
})

test('§5.9.3 a letter is found by its folio within the own OOAD; of elsewhere no more is said than of none', async () => {
  await residents.standAt(later(1))
  const look = (by: Actor, folio = places.folio) => lookUpLetter(residents.services, by, folio)
  const found = demand(await look(receiver))
  expect(found).toMatchObject({ folio: places.folio, state: 'letterIssued' })
  expect(JSON.stringify(found)).not.toMatch(/pi_imss|efiser|position/)
  const outside = [await look(stranger), await look(receiver, 'NO-EXISTE'), await look(stranger, 'NO-EXISTE')]
  expect(new Set(outside.map((result) => JSON.stringify(result))).size).toBe(1)
  expect(outcome(await look(holder))).toBe('OOAD_ONLY')
  const traces = await residents.database.db.selectFrom('audit_event').select('payload').where('action', '=', 'letter.lookUp').execute()
  expect(traces).toHaveLength(4)
  const rest = await Promise.all(Array.from({ length: 60 }, () => look(stranger, 'X')))
  expect(rest.map(outcome)).toContain('LOOKUPS_TOO_MANY')
})

const INSERT = 'insert into arrival_record (award_id, arrived_on, reason, by_id, by_role)'
test.each([
  ['arrival_record_from_its_day', (by: string) => `${INSERT} values ('AWARD', '2024-02-29', 'x', '${by}', 'ooad')`],
  ['arrival_record_not_in_future', (by: string) => `${INSERT} values ('AWARD', '2024-03-30', 'x', '${by}', 'ooad')`],
  ['arrival_record_has_reason', (by: string) => `${INSERT} values ('AWARD', '2024-03-05', ' ', '${by}', 'ooad')`],
  ['arrival_record_by_receiver', (by: string) => `${INSERT} values ('AWARD', '2024-03-05', 'x', '${by}', 'educacion')`],
  ['arrival_record_not_own', () => `${INSERT} select 'AWARD', '2024-03-05', 'x', c.person_id, 'ooad' from award a
    join candidate c on c.id = a.candidate_id where a.id = 'AWARD'`],
  ['arrival_record_of_letter', (by: string) => `${INSERT} values ('UNISSUED', '2024-03-05', 'x', '${by}', 'ooad')`],
] as const)('the database holds %s, whatever the app would write', async (constraint, statement) => {
  await residents.standAt(later(10))
  const { awardId } = await placesOf(residents, withoutLetter)
  const text = statement(receiver.personId).replaceAll('AWARD', places.awardId).replaceAll('UNISSUED', awardId)
  const broken = await residents.owner.sql.unsafe(text).then(() => 'done', (error: unknown) =>
    (error as { constraint_name?: string }).constraint_name)
  expect(broken).toBe(constraint)
})

test('what was recorded is neither changed nor taken away', async () => {
  for (const statement of [`update arrival_record set reason = 'y'`, 'delete from arrival_record']) {
    await expect(residents.owner.sql.unsafe(statement)).rejects.toThrow()
  }
})
