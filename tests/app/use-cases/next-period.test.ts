/**
 * The next period, from the seats that are free to who registers in it: the draft that is published as any other call, the
 * roster it takes along, and what the database refuses whatever the app would write.
 */
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { checkDraft } from '#app/call/check-draft.server.ts'
import { readRegistration } from '#app/registration/registration-state.server.ts'
import { answerResignation } from '#app/use-cases/answer-resignation.server.ts'
import { publishCall } from '#app/use-cases/publish-call.server.ts'
import { draftResignation, sendResignation } from '#app/use-cases/resign-award.server.ts'
import { decideRevocation, proposeRevocation } from '#app/use-cases/revoke-award.server.ts'
import { readFreedSeats, startNextPeriod } from '#app/use-cases/start-next-period.server.ts'
import { findDraft, lockDraft, updateDraft } from '#db/queries/call-drafts.ts'
import { listPastPeriods } from '#db/queries/call-periods.ts'
import type { ResignationConsequence } from '#exam-engine/convocatoria/resignation.ts'
import { assessCourses } from '#exam-engine/convocatoria/eligibility.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { instant, type Instant } from '#exam-engine/kernel/time.ts'
import { createAwardedResidents, type AwardedResidents } from '#tests/factories/awarded-residents.ts'
import { TEST_PASSWORD } from '#tests/factories/people.ts'
import { DEMO_CALL, demand } from '#tests/factories/published-selection.ts'

const BEFORE = instant('2024-02-12T00:00:00-06:00')
const KEEP = instant('2024-03-01T00:00:00-06:00')
const OF_CALL = { cycle: '2024-2025', period: 1 }
const NEXT = 'rama-2024-2025-2'

let residents: AwardedResidents
let jpg: Uint8Array
let draftId: string
const who: Record<'holder' | 'inTime' | 'late' | 'lost' | 'silent' | 'rejected' | 'fraud', Actor> = {} as never

const own = { password: TEST_PASSWORD, address: '10.0.0.1' }
const outcome = (result: Result<unknown, string>) => result.ok ? 'ok' : result.refusal
const start = () => startNextPeriod(residents.services, residents.admins[0], DEMO_CALL, { title: 'Segundo periodo', days: 63, marks: 'newCronograma' })

async function resign(actor: Actor, at: Instant, shown: ResignationConsequence): Promise<void> {
  await residents.standAt(at)
  demand(await draftResignation(residents.services, actor, 'Renuncio.'))
  const id = demand(await sendResignation(residents.services, actor, { ...own, document: jpg, shown, confirmed: true }))
  demand(await answerResignation(residents.services, residents.admins[0], id, { event: 'acknowledge' }))
}

beforeAll(async () => {
  residents = await createAwardedResidents()
  jpg = await sharp({ create: { width: 400, height: 500, channels: 3, background: '#fff' } }).jpeg().toBuffer()
  who.holder = await residents.nextCommitted()
  who.inTime = await residents.nextCommitted()
  who.late = await residents.nextCommitted()
  who.lost = await residents.nextCommitted()
  who.fraud = await residents.nextCommitted()
  who.silent = await residents.nextHolder()
  who.rejected = await residents.nextHolder()
  await residents.owner.sql`update award set state = 'rejected', rejected_at = now() where id = ${(await residents.awardOf(who.rejected)).id}`
  await resign(who.inTime, instant(BEFORE - 1), 'competeAgain')
}, 120_000)

afterAll(() => residents.drop())

test('§5.3 before the acceptance is over nobody knows what is free', async () => {
  await residents.standAt(residents.until, -1)
  expect(outcome(await start())).toBe('PERIOD_TOO_EARLY')
  expect(outcome(await startNextPeriod(residents.services, who.holder, DEMO_CALL, { title: 'x', days: 1, marks: 'newCronograma' }))).toBe('ADMIN_ONLY')
})

test('§5.3 §5.13 §5.14 §3.1 D the ledger says of each free seat why, and of all that initial = held + free', async () => {
  const { db } = residents.database
  await resign(who.late, instant(KEEP - 1), 'keepsCourse')
  await resign(who.lost, KEEP, 'losesStatus')
  const [first, second] = residents.admins
  const proposal = demand(await proposeRevocation(residents.services, first, (await residents.awardOf(who.fraud)).id, { ...own, ground: 'fraud', reason: 'Suplantación' }))
  demand(await decideRevocation(residents.services, second, proposal, { ...own, event: 'approve' }))
  const freed = await readFreedSeats(db, OF_CALL)
  const sum = (of: (pool: (typeof freed)[number]) => number) => freed.reduce((total, pool) => total + of(pool), 0)
  const { seats } = await db.selectFrom('seat_pool').select(({ fn }) => fn.sum<string>('seats').as('seats')).executeTakeFirstOrThrow()
  const { awards } = await db.selectFrom('award').select(({ fn }) => fn.countAll<string>().as('awards')).executeTakeFirstOrThrow()
  expect(sum(({ initial }) => initial)).toBe(Number(seats))
  expect(sum(({ held }) => held)).toBe(1)
  expect(sum(({ free }) => free)).toBe(Number(seats) - 1)
  expect({
    rejected: sum(({ reasons }) => reasons.rejected), resigned: sum(({ reasons }) => reasons.resigned),
    revoked: sum(({ reasons }) => reasons.revoked), lapsed: sum(({ reasons }) => reasons.lapsed),
    unassigned: sum(({ reasons }) => reasons.unassigned),
  }).toEqual({ rejected: 1, resigned: 3, revoked: 1, lapsed: Number(awards) - 6, unassigned: Number(seats) - Number(awards) })
})

test('§5.3 the next period is a draft with these seats, one at a time', async () => {
  await residents.standAt(instant('2024-03-02T09:00:00-06:00'))
  draftId = demand(await start())
  const draft = await findDraft(residents.database.db, draftId)
  const freed = (await readFreedSeats(residents.database.db, OF_CALL)).filter(({ free }) => free > 0)
  expect(draft?.document.pools.map(({ cer, sede, subsede, seats }) => [cer, sede, subsede, seats]))
    .toEqual(freed.map(({ cer, sede, subsede, free }) => [cer, sede, subsede, free]))
  expect(draft?.document.rules.period).toBe(2)
  expect(outcome(await start())).toBe('PERIOD_EXISTS')
})

test('§5.3 a seat that somebody holds is published by nobody: not by the check, not by the database', async () => {
  const { db } = residents.database
  const held = await db.selectFrom('seat_pool').innerJoin('course', 'course.id', 'course_id').select(['cer', 'sede_code', 'subsede', 'seats'])
    .where('seat_pool.id', '=', (await residents.awardOf(who.holder)).pool_id).executeTakeFirstOrThrow()
  const draft = await findDraft(db, draftId)
  if (draft === undefined) throw new Error('no draft')
  const mine = (pool: { cer: string, sede: string, subsede: string | null }) =>
    pool.cer === held.cer && pool.sede === held.sede_code && pool.subsede === held.subsede
  const pools = [...draft.document.pools.filter((pool) => !mine(pool)),
    { cer: held.cer, sede: held.sede_code, subsede: held.subsede, seats: held.seats, foreignMax: null }]
  const { findings } = await checkDraft(db, { ...draft, document: { ...draft.document, pools } })
  expect(findings.filter(({ code }) => code === 'SEATS_ABOVE_FREE')).toMatchObject([{ blocking: true }])
  const refused = await residents.owner.sql.begin(async (sql) => {
    await sql`alter table convocatoria disable trigger user`
    await sql`insert into convocatoria select (jsonb_populate_record(c, jsonb_build_object('id', 'x-2',
      'rules', jsonb_set(c.rules, '{period}', '2')))).* from convocatoria c where id = ${DEMO_CALL}`
    await sql`insert into course (convocatoria_id, cer, new_course) values ('x-2', ${held.cer}, false)`
    await sql`insert into seat_pool (convocatoria_id, course_id, sede_code, subsede, seats, position)
      select 'x-2', id, ${held.sede_code}, ${held.subsede}, ${held.seats}, 1 from course where convocatoria_id = 'x-2'`
  }).then(() => 'done', (error: unknown) => (error as { constraint_name?: string }).constraint_name)
  expect(refused).toBe('seat_pool_within_free_seats')
})

test('§5.13 §5.16 §5.17 published, it takes the roster along, and each registers by what became of the own seat', async () => {
  const { db } = residents.database
  const [admin] = residents.admins
  await db.transaction().execute(async (trx) => {
    const locked = await lockDraft(trx, draftId)
    if (locked === undefined) throw new Error('no draft')
    await updateDraft(trx, locked, { document: locked.document, undecided: [], unchecked: [] }, admin.personId)
  })
  const { findings } = await checkDraft(db, (await findDraft(db, draftId)) ?? (() => { throw new Error('no draft') })())
  expect(findings.filter(({ blocking }) => blocking)).toEqual([])
  const revision = (await findDraft(db, draftId))?.revision ?? 0
  const published = demand(await publishCall(residents.services, admin, draftId, { ...own, revision, confirmed: true, reason: '' }))
  expect(published.id).toBe(NEXT)

  const { registration_from: opens, ...call } = await db.selectFrom('convocatoria').selectAll().where('id', '=', NEXT).executeTakeFirstOrThrow()
  expect(call.title).toBe('Segundo periodo')
  await residents.standAt(opens, 60_000)
  const codesOf = async (actor: Actor) => {
    const state = await readRegistration(db, actor.personId)
    if (state === undefined) return ['not on the roster']
    expect(state.of.convocatoriaId).toBe(NEXT)
    const declared = { byEnarm: true, criminalProcess: false, litigation: false, concludedCer: 'none' as const }
    const all = assessCourses(state.rules, state.facts, declared).map(({ unmet }) => unmet.map(({ code }) => code))
    // What is unmet for every course alike speaks against the person.
    return (all[0] ?? []).filter((code) => all.every((codes) => codes.includes(code)))
  }
  expect(await codesOf(who.silent)).toEqual([])
  expect(await codesOf(who.rejected)).toEqual([])
  expect(await codesOf(who.inTime)).toEqual([])
  expect(await codesOf(who.holder)).toEqual(['HOLDS_SEAT'])
  expect(await codesOf(who.late)).toEqual(['RESIGNED_TOO_LATE'])
  expect(await codesOf(who.lost)).toEqual(['RESIGNED_TOO_LATE', 'NOT_ENROLLED'])
  expect(await codesOf(who.fraud)).toEqual(['BARRED'])
})

test.each([
  ['holder', 'candidate_holds_no_seat'], ['late', 'candidate_resigned_in_time'], ['fraud', 'candidate_not_barred'], ['silent', 'done'],
] as const)('§5.17 the database makes no candidate of the %s: %s', async (name, constraint) => {
  const refused = await residents.owner.sql.begin(async (sql) => {
    await sql`insert into candidate select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
      'convocatoria_id', ${NEXT}::text, 'folio', 'R24-' || right(c.folio, 6) || '-2', 'exam_id',
      (select id from exam e where e.convocatoria_id = ${NEXT} and (e.ceme, e.grade) = (c.ceme, c.grade))))).*
      from candidate c where person_id = ${who[name].personId} and convocatoria_id = ${DEMO_CALL}`
    throw new Rollback()
  }).then(() => 'done', (error: unknown) => error instanceof Rollback ? 'done' : (error as { constraint_name?: string }).constraint_name)
  expect(refused).toBe(constraint)
})

class Rollback extends Error {}

test('§5.3 what was published is what a third period would take up: its table stands beside the first', async () => {
  const periods = await listPastPeriods(residents.database.db, { cycle: '2024-2025', before: 3 }, instant(Date.parse('2024-06-01T00:00:00Z')))
  expect(periods.map(({ seatsTakenAt }) => seatsTakenAt === null)).toEqual([true, false])
  const freed = await readFreedSeats(residents.database.db, { cycle: '2024-2025', period: 2 })
  expect(freed.reduce((sum, { held }) => sum + held, 0)).toBe(1)
})
