/**
 * Published results: one's own, with the breakdown (nobody else's ever), and the
 * cut-offs without names. Rows are found only through a published run whose
 * window has opened: nothing unpublished leaves by this door.
 */
import { sql } from 'kysely'
import { PUBLIC_CUTOFF_FILLED } from '#exam-engine/convocatoria/past-cutoffs.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx } from '../client.ts'
import { sqlInstant } from '../sql-instant.ts'

/**
 * The newest result of one person in a published run, with the digest of the answers marked and that of the receipt, or
 * undefined before `now` reaches the window of §5.1. `bearer_id`: the candidacy whose mark, grades and publications count,
 * another one than the own where they carry over (§5.13).
 */
export async function findOwnResult(db: DbOrTrx, personId: string, now: Instant) {
  return db.selectFrom('selection_result')
    .innerJoin('selection_run', 'selection_run.id', 'selection_result.run_id')
    .innerJoin('convocatoria', 'convocatoria.id', 'selection_run.convocatoria_id')
    .innerJoin('candidate', 'candidate.id', 'selection_result.candidate_id')
    .leftJoin('attempt', (join) => join.on('attempt.candidate_id', '=', sql<string>`coalesce(candidate.carries_from, candidate.id)`)
      .onRef('attempt.exam_id', '=', 'candidate.exam_id'))
    .leftJoin('mark', 'mark.attempt_id', 'attempt.id')
    .select(['selection_result.run_id', 'selection_result.candidate_id', 'selection_result.status',
      'selection_result.exclusion', 'selection_result.efiser', 'selection_result.grades_mean',
      'selection_result.enarm', 'selection_result.bonus', 'selection_result.pi_imss', 'selection_result.position',
      'selection_result.position_in_cer', 'selection_result.pool_id', 'selection_result.preference',
      sql<string>`coalesce(candidate.carries_from, candidate.id)`.as('bearer_id'),
      'candidate.convocatoria_id', 'candidate.folio', 'candidate.ceme', 'candidate.grade', 'mark.correct', 'mark.counted', 'mark.answers_digest',
      (build) => build.selectFrom('receipt').select('receipt.answers_digest')
        .whereRef('receipt.attempt_id', '=', 'attempt.id').orderBy('receipt.version', 'desc').limit(1)
        .as('receipt_digest'),
      // How many items of the own form were annulled, and by which policy; which ones is nobody's to read here.
      (build) => build.selectFrom('annulment').select(sql<number>`coalesce(sum(cardinality(item_ids)), 0)::int`.as('items'))
        .whereRef('annulment.form_id', '=', 'attempt.form_id').where('annulment.outcome', '=', 'approved')
        .as('annulled_items'),
      (build) => build.selectFrom('annulment').select('annulment.policy')
        .whereRef('annulment.form_id', '=', 'attempt.form_id').where('annulment.outcome', '=', 'approved').limit(1)
        .as('annulment_policy')])
    .where('candidate.person_id', '=', personId)
    .where('selection_run.published_at', 'is not', null)
    .where('convocatoria.results_from', '<=', sqlInstant(now))
    .orderBy('convocatoria.results_from', 'desc').limit(1)
    .executeTakeFirst()
}

export type OwnResult = NonNullable<Awaited<ReturnType<typeof findOwnResult>>>

/**
 * Own preferences in order, each with its pool's cut-off in the run. Who listed a pool may see it even where it is one
 * person's score: it says why the pool was not given (Convocatoria §5.2, §5.20).
 */
export async function listOwnPreferences(db: DbOrTrx, runId: string, candidateId: string) {
  return db.selectFrom('preference')
    .innerJoin('seat_pool', 'seat_pool.id', 'preference.pool_id')
    .innerJoin('course', 'course.id', 'seat_pool.course_id')
    .innerJoin('sede', 'sede.code', 'seat_pool.sede_code')
    .leftJoin('cutoff', (join) => join.onRef('cutoff.pool_id', '=', 'seat_pool.id').on('cutoff.run_id', '=', runId))
    .select(['preference.position', 'seat_pool.id as pool_id', 'course.cer', 'sede.name as sede_name', 'sede.city',
      'seat_pool.subsede', 'cutoff.seats', 'cutoff.filled', 'cutoff.last_pi_imss', 'cutoff.decided_by_tie_break'])
    .where('preference.candidate_id', '=', candidateId).orderBy('preference.position').execute()
}

/** Where the worst-placed holder of a pool's seats stands in a run: what a tie with them was decided by. */
export async function findLastHolder(db: DbOrTrx, runId: string, poolId: string) {
  return db.selectFrom('selection_result').select(['position', 'efiser', 'grades_mean', 'enarm'])
    .where('run_id', '=', runId).where('pool_id', '=', poolId).orderBy('position', 'desc').limit(1).executeTakeFirst()
}

/** Own grades, by year. */
export async function listOwnGrades(db: DbOrTrx, candidateId: string) {
  return db.selectFrom('grade_mark').select(['year', 'mark'])
    .where('candidate_id', '=', candidateId).orderBy('year').execute()
}

/** The public table: pools with at least PUBLIC_CUTOFF_FILLED filled seats show their last PI-IMSS, others none. */
export async function listPublicCutoffs(db: DbOrTrx, now: Instant) {
  const rows = await db.selectFrom('cutoff')
    .innerJoin('selection_run', 'selection_run.id', 'cutoff.run_id')
    .innerJoin('convocatoria', 'convocatoria.id', 'selection_run.convocatoria_id')
    .innerJoin('seat_pool', 'seat_pool.id', 'cutoff.pool_id')
    .innerJoin('course', 'course.id', 'seat_pool.course_id')
    .innerJoin('sede', 'sede.code', 'seat_pool.sede_code')
    .select(['course.cer', 'sede.code as sede_code', 'sede.name as sede_name', 'sede.city', 'seat_pool.subsede',
      'cutoff.seats', 'cutoff.filled', 'cutoff.last_pi_imss'])
    .where('selection_run.published_at', 'is not', null)
    .where('convocatoria.results_from', '<=', sqlInstant(now))
    .orderBy('course.cer').orderBy('seat_pool.position').execute()
  return rows.map(hideSmallCutoff)
}

function hideSmallCutoff<R extends { filled: number | null, last_pi_imss: string | null }>(row: R): R {
  return { ...row, last_pi_imss: (row.filled ?? 0) >= PUBLIC_CUTOFF_FILLED ? row.last_pi_imss : null }
}
