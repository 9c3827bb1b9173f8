/** The periods of a cycle: what was offered and became of it, drafts of a next one, and whose seat stands against whom. */
import { sql } from 'kysely'
import { outcomeOf } from '#exam-engine/convocatoria/acceptance.ts'
import type { EarlierSeat } from '#exam-engine/convocatoria/earlier-seats.ts'
import type { FreedPool, PastPeriod } from '#exam-engine/convocatoria/freed-seats.ts'
import { consequenceOf } from '#exam-engine/convocatoria/resignation.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'
import { asJsonb } from './call-versions.ts'
import { readConvocatoriaRules } from './convocatoria-rules.ts'

const period = sql<number>`(convocatoria.rules ->> 'period')::integer`
const cycle = sql<string>`convocatoria.rules ->> 'cycle'`

/** The published calls of a cycle before a period, the first one first, with every award as it counts at `now`. */
export async function listPastPeriods(
  db: DbOrTrx, of: { cycle: string, before: number }, now: Instant,
): Promise<PastPeriod[]> {
  const calls = await db.selectFrom('convocatoria').select(['id', 'results_from as from', 'results_until as until',
    sql<Instant | null>`case when ${period} = 1 then null else coalesce((select max(at) from convocatoria_version
      where convocatoria_id = convocatoria.id), published_at) end`.as('seatsTakenAt')])
    .where(cycle, '=', of.cycle).where(period, '<', of.before).orderBy(period).execute()
  return Promise.all(calls.map(async ({ id, from, until, seatsTakenAt }) => {
    const pools = await db.selectFrom('seat_pool').innerJoin('course', 'course.id', 'seat_pool.course_id')
      .select(['cer', 'sede_code as sede', 'subsede', 'seats', 'foreign_max as foreignMax'])
      .where('seat_pool.convocatoria_id', '=', id).orderBy('seat_pool.position').execute()
    const awards = await db.selectFrom('award').innerJoin('selection_run', 'selection_run.id', 'award.run_id')
      .innerJoin('candidate', 'candidate.id', 'award.candidate_id').innerJoin('seat_pool', 'seat_pool.id', 'award.pool_id')
      .innerJoin('course', 'course.id', 'seat_pool.course_id')
      .select(['cer', 'sede_code as sede', 'subsede', 'award.state', 'resigned_at', 'revoked_at', 'category'])
      .where('selection_run.convocatoria_id', '=', id).where('selection_run.published_at', 'is not', null).execute()
    return {
      pools, seatsTakenAt, awards: awards.map(({ state, resigned_at: resigned, revoked_at: revoked, category, ...seat }) => ({
        ...seat, outcome: outcomeOf(state, now, { from, until }), foreign: category === 'foreign',
        endedAt: resigned ?? revoked,
      })),
    }
  }))
}

/** Whether the results of a call were published, and until when they can be accepted. */
export async function findAcceptance(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('convocatoria').select(['id', 'title', 'results_until as until', cycle.as('cycle'), period.as('period'),
    ({ exists, selectFrom }) => exists(selectFrom('selection_run').select('selection_run.id')
      .whereRef('selection_run.convocatoria_id', '=', 'convocatoria.id').where('published_at', 'is not', null)).as('published')])
    .where('id', '=', convocatoriaId).executeTakeFirst()
}

/** The last call of the cycle of a call: its next period comes after it. */
export async function findLastOfCycle(db: DbOrTrx, ofCycle: string): Promise<string | undefined> {
  const row = await db.selectFrom('convocatoria').select('id').where(cycle, '=', ofCycle).orderBy(period, 'desc').limit(1)
    .executeTakeFirst()
  return row?.id
}

/** The draft of the next period of a call, written or published; undefined where none was begun or it was given up. */
export async function findPeriodDraft(db: DbOrTrx, fromCall: string) {
  return db.selectFrom('call_period').innerJoin('call_draft', 'call_draft.id', 'call_period.draft_id')
    .select(['call_draft.id', 'published_as as publishedAs', 'seats_taken_at as takenAt'])
    .where('from_call', '=', fromCall).where('discarded_at', 'is', null).executeTakeFirst()
}

export async function insertPeriod(
  trx: Trx, { draftId, fromCall, ledger, by }: { draftId: string, fromCall: string, ledger: readonly FreedPool[], by: string },
): Promise<void> {
  await trx.insertInto('call_period').values({
    draft_id: draftId, from_call: fromCall, ledger: asJsonb(canonicalJson(ledger)), made_by: by,
  }).execute()
}

/**
 * The roster of the call before, for a published next period: who gave up the status (§5.16), or was dropped (§5.18), is
 * not inscribed any more. Nothing for a call that is no next period.
 */
export async function carryRoster(trx: Trx, draftId: string, convocatoriaId: string): Promise<void> {
  await sql`insert into roster_entry
      (convocatoria_id, person_id, enrolled, category, ceme, grade, adscription_sede, rotation_sede)
    select ${convocatoriaId}, r.person_id, r.enrolled and not exists (select 1 from resignation x
        join award a on a.id = x.award_id join candidate c on c.id = a.candidate_id
        join convocatoria v on v.id = c.convocatoria_id
        where x.person_id = r.person_id and x.state = 'acknowledged'
          and x.counts_from >= (v.rules #>> '{windows,resignKeepingCurrentCourse,until}')::timestamptz)
      and not exists (select 1 from revocation x join award a on a.id = x.award_id join candidate c on c.id = a.candidate_id
        where c.person_id = r.person_id and x.outcome = 'approved' and x.ground = 'foreignStatus'),
      r.category, r.ceme, r.grade, r.adscription_sede, r.rotation_sede
    from call_period p join roster_entry r on r.convocatoria_id = p.from_call
    where p.draft_id = ${draftId}
    on conflict do nothing`.execute(trx)
}

/** What became of the seats that a person was assigned in other calls. §5.13, §5.17, §5.18 */
export async function listEarlierSeats(
  db: DbOrTrx, { convocatoriaId, personId }: { convocatoriaId: string, personId: string }, now: Instant,
): Promise<EarlierSeat[]> {
  const rows = await db.selectFrom('award').innerJoin('candidate', 'candidate.id', 'award.candidate_id')
    .innerJoin('selection_run', 'selection_run.id', 'award.run_id')
    .innerJoin('convocatoria', 'convocatoria.id', 'candidate.convocatoria_id')
    .leftJoin('resignation', (join) => join.onRef('resignation.award_id', '=', 'award.id').on('resignation.state', '=', 'acknowledged'))
    .leftJoin('revocation', (join) => join.onRef('revocation.award_id', '=', 'award.id').on('revocation.outcome', '=', 'approved'))
    .select(['award.state', 'convocatoria.id as callId', 'results_from as from', 'results_until as until', 'counts_from as countsFrom',
      'ground', sql<boolean>`${cycle} = (select rules ->> 'cycle' from convocatoria own where own.id = ${convocatoriaId})`.as('sameCycle')])
    .where('candidate.person_id', '=', personId).where('convocatoria.id', '<>', convocatoriaId)
    .where('selection_run.published_at', 'is not', null).execute()
  return Promise.all(rows.map(async ({ state, callId, from, until, countsFrom, ground, sameCycle }) => ({
    sameCycle, ground, outcome: outcomeOf(state, now, { from, until }),
    consequence: countsFrom === null ? null : consequenceOf((await readConvocatoriaRules(db, callId)).windows, countsFrom),
  })))
}
