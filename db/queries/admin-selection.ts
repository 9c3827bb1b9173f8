/**
 * A selection as the coordination and the auditor see it: what would go into the
 * package, the stored documents byte for byte, and the results by selection id.
 * The map from selection ids to persons is not read here.
 */
import { sql, type SqlBool } from 'kysely'
import type { DbOrTrx } from '../client.ts'
import { standingMark } from './mark-standing.ts'

/** What a freeze would take in now, in counts; who has no ENARM did not qualify and stays out (§1.1 A, §4.2 A). */
export async function countSelectionInput(db: DbOrTrx, convocatoriaId: string) {
  const currentGrade = sql<SqlBool>`exists (select 1 from grade_mark g
    where g.candidate_id = bearer.id and g.year = candidate.grade)`
  const preferences = sql<SqlBool>`exists (select 1 from preference p where p.candidate_id = candidate.id)`
  // Whose facts count: the own candidacy, or the one whose mark carries over.
  const bearer = sql<string>`coalesce(candidate.carries_from, candidate.id)`
  const candidates = await db.selectFrom('candidate')
    .innerJoin('candidate as bearer', (join) => join.on('bearer.id', '=', bearer))
    .leftJoin('attempt', (join) => join.onRef('attempt.candidate_id', '=', 'bearer.id')
      .onRef('attempt.exam_id', '=', 'bearer.exam_id'))
    .leftJoin('mark', 'mark.attempt_id', 'attempt.id')
    .select(({ fn, not }) => [
      fn.countAll<number>().as('registered'),
      fn.count<number>('bearer.enarm').as('withEnarm'),
      ...(['present', 'absent', 'denied', 'cancelled'] as const).map((status) =>
        fn.countAll<number>().filterWhere('bearer.enarm', 'is not', null)
          .filterWhere(standingMark, '=', status).as(status)),
      fn.countAll<number>().filterWhere('bearer.enarm', 'is not', null)
        .filterWhere(standingMark, 'is', null).as('unmarked'),
      fn.countAll<number>().filterWhere('bearer.enarm', 'is not', null)
        .filterWhere(standingMark, '=', 'present').filterWhere(not(currentGrade)).as('withoutCurrentGrade'),
      fn.countAll<number>().filterWhere('bearer.enarm', 'is not', null)
        .filterWhere(standingMark, '=', 'present').filterWhere(not(preferences)).as('withoutPreferences'),
    ])
    .where('candidate.convocatoria_id', '=', convocatoriaId).executeTakeFirstOrThrow()
  const seats = await db.selectFrom('seat_pool')
    .select(({ fn }) => [fn.countAll<number>().as('pools'), sql<number>`coalesce(sum(seats), 0)::int`.as('seats')])
    .where('convocatoria_id', '=', convocatoriaId).executeTakeFirstOrThrow()
  const publications = await db.selectFrom('publication')
    .innerJoin('candidate as bearer', 'bearer.id', 'publication.candidate_id')
    .innerJoin('candidate', (join) => join.on(bearer, '=', sql.ref('bearer.id')))
    .select(({ fn }) => [fn.countAll<number>().as('publications'),
      fn.countAll<number>().filterWhere('publication.accepted', '=', true).as('accepted')])
    .where('candidate.convocatoria_id', '=', convocatoriaId).where('bearer.enarm', 'is not', null)
    .executeTakeFirstOrThrow()
  return { ...candidates, ...seats, ...publications }
}

export type SelectionInputCounts = Awaited<ReturnType<typeof countSelectionInput>>

/** One run with who did what to it, without its documents; undefined when there is none. */
export async function findRun(db: DbOrTrx, runId: string) {
  return db.selectFrom('selection_run')
    .leftJoin('person as freezer', 'freezer.id', 'selection_run.frozen_by')
    .leftJoin('person as runner', 'runner.id', 'selection_run.ran_by')
    .leftJoin('person as proposer', 'proposer.id', 'selection_run.proposed_by')
    .leftJoin('person as publisher', 'publisher.id', 'selection_run.published_by')
    .leftJoin('person as discarder', 'discarder.id', 'selection_run.discarded_by')
    .leftJoin('lottery', 'lottery.run_id', 'selection_run.id')
    .leftJoin('audit_package', 'audit_package.run_id', 'selection_run.id')
    .select(['selection_run.id', 'selection_run.convocatoria_id', 'frozen_at', 'input_sha256', 'ran_at',
      'results_sha256', 'proposed_at', 'selection_run.proposed_by as proposed_by_id', 'published_at', 'discarded_at',
      'discard_reason', 'lottery.seed as lottery_seed', 'lottery.seeded_input_sha256',
      'audit_package.sha256 as package_sha256', 'audit_package.key_id',
      sql<string | null>`freezer.given_names || ' ' || freezer.first_surname`.as('frozen_by'),
      sql<string | null>`runner.given_names || ' ' || runner.first_surname`.as('ran_by'),
      sql<string | null>`proposer.given_names || ' ' || proposer.first_surname`.as('proposed_by'),
      sql<string | null>`publisher.given_names || ' ' || publisher.first_surname`.as('published_by'),
      sql<string | null>`discarder.given_names || ' ' || discarder.first_surname`.as('discarded_by')])
    .where('selection_run.id', '=', runId).executeTakeFirst()
}

/**
 * The stored text of a document and its SHA-256; undefined when the run, or this document of it, is not there. The
 * input is the one that the run works on: with the seed once the lottery is drawn, the frozen one until then.
 */
export async function readRunDocument(
  db: DbOrTrx, runId: string, document: 'input' | 'results',
): Promise<{ text: string, sha256: string } | undefined> {
  const row = await db.selectFrom('selection_run')
    .leftJoin('lottery', 'lottery.run_id', 'selection_run.id')
    .select(({ fn }) => document === 'results'
      ? ['selection_run.results as text', 'selection_run.results_sha256 as sha256']
      : [fn.coalesce('lottery.seeded_input', 'selection_run.input').as('text'),
        fn.coalesce('lottery.seeded_input_sha256', 'selection_run.input_sha256').as('sha256')])
    .where('selection_run.id', '=', runId).executeTakeFirst()
  if (row === undefined || row.text === null || row.sha256 === null) return undefined
  return { text: row.text, sha256: row.sha256 }
}

/** Seats of each pool with what the run made of them, in the order of the published table. */
export async function listPoolOutcomes(db: DbOrTrx, runId: string) {
  return db.selectFrom('cutoff')
    .innerJoin('seat_pool', 'seat_pool.id', 'cutoff.pool_id').innerJoin('course', 'course.id', 'seat_pool.course_id')
    .innerJoin('sede', 'sede.code', 'seat_pool.sede_code')
    .select(['seat_pool.id', 'course.cer', 'sede.name as sede_name', 'seat_pool.subsede', 'cutoff.seats',
      'cutoff.filled', 'cutoff.ranked_by', 'cutoff.last_pi_imss', 'cutoff.decided_by_tie_break'])
    .where('cutoff.run_id', '=', runId).orderBy('seat_pool.position').execute()
}

export type PoolOutcome = Awaited<ReturnType<typeof listPoolOutcomes>>[number]
