/** Marks of an exam, and what marking needs: final answers and the key of the form that was sat. */
import { sql } from 'kysely'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { FinalAnswer } from '#exam-engine/sitting/answers-digest.ts'
import type { DbOrTrx, Trx } from '../client.ts'
import { standingMark } from './mark-standing.ts'
import { admittedOperations } from './quarantine-decisions.ts'

/** Attempts of one exam with their final answers and what was admitted from quarantine; none where nothing was. */
export async function listAttemptsToMark(db: DbOrTrx, examId: string) {
  return db.selectFrom('attempt')
    .select(['id', 'state', 'form_id', 'opens_at', 'closes_at', 'accepts_until',
      sql<FinalAnswer[]>`coalesce((select json_agg(json_build_object('itemId', item_id, 'optionId', option_id))
        from answer where answer.attempt_id = attempt.id), '[]')`.as('answers'),
      admittedOperations.as('admitted')])
    .where('exam_id', '=', examId).orderBy('id').execute()
}

/** The frozen content and key documents of a form, as stored. */
export async function readFormWithKey(db: DbOrTrx, formId: string) {
  return db.selectFrom('form').innerJoin('form_key', 'form_key.form_id', 'form.id')
    .select(['form.content', 'form.content_sha256', 'form_key.key', 'form_key.key_sha256'])
    .where('form.id', '=', formId).executeTakeFirstOrThrow()
}

export interface NewMark {
  attemptId: string
  status: 'present' | 'absent' | 'cancelled' | 'denied'
  score: { correct: number, counted: number, efiser: string, keySha256: string } | null
  /** Of the answers that were marked; null without a score. */
  answersDigest: string | null
}

/** Writes the marks of an exam, over earlier ones. */
export async function saveMarks(trx: Trx, marks: readonly NewMark[], now: Instant): Promise<void> {
  if (marks.length === 0) return
  await trx.insertInto('mark').values(marks.map(({ attemptId, status, score, answersDigest }) => ({
    attempt_id: attemptId, status,
    correct: score?.correct ?? null, counted: score?.counted ?? null, efiser: score?.efiser ?? null,
    key_sha256: score?.keySha256 ?? null, answers_digest: answersDigest, marked_at: toIso(now),
  }))).onConflict((conflict) => conflict.column('attempt_id').doUpdateSet((row) => ({
    status: row.ref('excluded.status'), correct: row.ref('excluded.correct'), counted: row.ref('excluded.counted'),
    efiser: row.ref('excluded.efiser'), key_sha256: row.ref('excluded.key_sha256'),
    answers_digest: row.ref('excluded.answers_digest'), marked_at: row.ref('excluded.marked_at'),
  }))).execute()
}

/** Per exam: how many attempts there are, how many are final, how many have a mark that stands. */
export async function countMarksByExam(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('exam')
    .innerJoin('turno', 'turno.id', 'exam.turno_id')
    .leftJoin('attempt', 'attempt.exam_id', 'exam.id')
    .leftJoin('mark', 'mark.attempt_id', 'attempt.id')
    .select(({ fn }) => ['exam.id', 'exam.ceme', 'exam.grade', 'exam.item_count', 'turno.number', 'turno.starts_at',
      'turno.ends_at',
      fn.count<number>('attempt.id').as('attempts'),
      fn.count<number>('attempt.id')
        .filterWhere('attempt.state', 'in', ['expected', 'admitted', 'inProgress']).as('open'),
      fn.count<number>(standingMark).as('marked'),
      fn.countAll<number>().filterWhere(standingMark, '=', 'present').as('present')])
    .where('exam.convocatoria_id', '=', convocatoriaId)
    .groupBy(['exam.id', 'turno.id']).orderBy('turno.number').orderBy('exam.ceme').execute()
}

/** The marks of one exam, without names: for the distribution and the psychometrics. */
export async function listMarks(db: DbOrTrx, examId: string) {
  return db.selectFrom('mark').innerJoin('attempt', 'attempt.id', 'mark.attempt_id')
    .select(['mark.attempt_id', 'mark.status', 'mark.correct', 'mark.counted', 'mark.efiser', 'mark.marked_at'])
    .where('attempt.exam_id', '=', examId).orderBy('mark.attempt_id').execute()
}
