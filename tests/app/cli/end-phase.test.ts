/** What `simulate` leaves to be looked at after the decisions, made on a published selection of one exam. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { showEndPhase } from '#app/cli/simulate/end-phase.server.ts'
import { misreadOne } from '#app/cli/simulate/misread-item.server.ts'
import { findAuditor, readKeys } from '#app/cli/simulate/read-plan.server.ts'
import { issueLetter } from '#app/use-cases/issue-letter.server.ts'
import { readMailboxes } from '#db/queries/resignations.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { createAwardedResidents, type AwardedResidents } from '#tests/factories/awarded-residents.ts'
import { TEST_PASSWORD } from '#tests/factories/people.ts'
import { DEMO_CALL, demand } from '#tests/factories/published-selection.ts'

let residents: AwardedResidents
/** The first by folio; the demo's visitors decide for themselves. */
let untouched: string

beforeAll(async () => {
  residents = await createAwardedResidents()
  for (let letters = 0; letters < 4; letters += 1) {
    demand(await issueLetter(residents.services, await residents.nextCommitted(), 'https://efiser.example.mx'))
  }
  const { db } = residents.database
  const holder = await db.selectFrom('award').innerJoin('candidate', 'candidate.id', 'candidate_id').select('person_id')
    .where('state', '=', 'letterIssued').orderBy('folio').limit(1).executeTakeFirstOrThrow()
  untouched = holder.person_id
  const { run_id: runId } = await db.selectFrom('award').select('run_id').limit(1).executeTakeFirstOrThrow()
  const auditor = await residents.actorOf(await findAuditor(residents.database))
  await showEndPhase(residents.services, { origin: 'http://127.0.0.1', database: residents.database }, runId, {
    admins: residents.admins, auditor, untouched: new Set([untouched]), password: TEST_PASSWORD,
  })
}, 180_000)

afterAll(() => residents.drop())

test('the end phase shows a revoked seat, one resigned, one resignation that waits, and leaves the visitor’s own alone', async () => {
  const { sql } = residents.database
  const seats = await sql`select a.state, r.state as resignation, v.outcome as revocation, c.person_id = ${untouched} as own
    from award a join candidate c on c.id = a.candidate_id left join resignation r on r.award_id = a.id
    left join revocation v on v.award_id = a.id where exists (select 1 from letter l where l.award_id = a.id)
    order by c.folio`
  expect(seats.map((row) => ({ ...row }))).toEqual([
    { state: 'letterIssued', resignation: null, revocation: null, own: true },
    { state: 'revoked', resignation: null, revocation: 'approved', own: false },
    { state: 'resigned', resignation: 'acknowledged', revocation: null, own: false },
    { state: 'letterIssued', resignation: 'sent', revocation: null, own: false },
  ])
})

test('the auditor has one closed sample of results, and one of letters whose rows wait for a finding', async () => {
  const samples = await residents.database.sql`select s.population, s.closed_at is not null as closed,
      (select count(*)::int from audit_sample_row r where r.sample_id = s.id) as rows,
      (select count(*)::int from audit_sample_finding f where f.sample_id = s.id) as findings
    from audit_sample s order by s.number`
  expect(samples.map((row) => ({ ...row }))).toEqual([
    { population: 'results', closed: true, rows: 6, findings: 6 }, { population: 'letters', closed: false, rows: 4, findings: 0 },
  ])
})

test('§5.14.4 the demo call says where resignations go, and all of it stands in an unbroken chain', async () => {
  expect(await readMailboxes(residents.database.db, DEMO_CALL)).toEqual({ to: 'renuncias@efiser.demo', cc: 'coordinacion@efiser.demo' })
  const sent = await residents.database.sql`select distinct address from mail_message where kind = 'resignationSent' order by address`
  expect(sent.map(({ address }) => address as string)).toContain('renuncias@efiser.demo')
  expect((await verifyAudit(residents.database.db)).whole).toBe(true)
})

test('§3.1 B in the largest exam one item is misread for another of its options; elsewhere every key is believed', async () => {
  const turnos = await residents.database.db.selectFrom('turno').select('id').execute()
  const misread = await Promise.all(turnos.map(async ({ id }) => {
    const keys = await readKeys(residents.database, id)
    const believed = await misreadOne(residents.database, id, keys)
    return Object.keys(keys).filter((itemId) => believed[itemId] !== keys[itemId]).length
  }))
  expect(misread.toSorted()).toEqual([...Array.from({ length: turnos.length - 1 }, () => 0), 1])
})
