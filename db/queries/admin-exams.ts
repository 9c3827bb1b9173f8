/** Exams as the coordination sees them: their newest form, who sat them, how far they are marked. No key, no name. */
import { sql } from 'kysely'
import type { DbOrTrx } from '../client.ts'
import { standingMark } from './mark-standing.ts'

/**
 * The exams of a convocatoria in the order of the cronograma. `present` counts who opened the exam; `final`, attempts
 * that nothing but a cancellation can change any more; `marked`, marks that stand; form columns are null before the first freeze.
 */
export async function listExamProgress(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('exam')
    .innerJoin('turno', 'turno.id', 'exam.turno_id')
    .leftJoinLateral((lateral) => lateral.selectFrom('form')
      .select(['form.version', 'form.content_sha256', 'form.frozen_at'])
      .whereRef('form.exam_id', '=', 'exam.id').orderBy('form.version', 'desc').limit(1).as('newest'),
    (join) => join.onTrue())
    .leftJoinLateral((lateral) => lateral.selectFrom('attempt')
      .leftJoin('mark', 'mark.attempt_id', 'attempt.id')
      .select(({ fn }) => [
        fn.countAll<number>().as('candidates'),
        fn.count<number>('attempt.started_at').as('present'),
        fn.count<number>(standingMark).as('marked'),
      ])
      .whereRef('attempt.exam_id', '=', 'exam.id').as('counts'),
    (join) => join.onTrue())
    .select(['exam.id', 'exam.ceme', 'exam.grade', 'exam.item_count', 'turno.number as turno_number', 'turno.starts_at',
      'turno.ends_at', 'newest.version', 'newest.content_sha256', 'newest.frozen_at',
      sql<number>`coalesce(counts.candidates, 0)`.as('candidates'),
      sql<number>`coalesce(counts.present, 0)`.as('present'),
      sql<number>`coalesce(counts.marked, 0)`.as('marked')])
    .where('exam.convocatoria_id', '=', convocatoriaId)
    .orderBy('turno.number').orderBy('exam.ceme').orderBy('exam.grade').execute()
}

export type ExamProgress = Awaited<ReturnType<typeof listExamProgress>>[number]

/** Every frozen version of an exam's form, newest first: the first one is the one that is sat. */
export async function listFormVersions(db: DbOrTrx, examId: string) {
  return db.selectFrom('form').innerJoin('form_key', 'form_key.form_id', 'form.id')
    .leftJoin('person', 'person.id', 'form.frozen_by')
    .select(['form.id', 'form.version', 'form.content_sha256', 'form_key.key_sha256', 'form.item_count',
      'form.frozen_at', 'person.given_names', 'person.first_surname'])
    .where('form.exam_id', '=', examId).orderBy('form.version', 'desc').execute()
}

/** Items of a form by area. */
export async function countFormAreas(db: DbOrTrx, formId: string) {
  return db.selectFrom('form_item')
    .innerJoin('item', (join) => join.on(sql<boolean>`item.id = form_item.item_id`))
    .select(({ fn }) => ['item.area', fn.countAll<number>().as('items')])
    .where('form_item.form_id', '=', formId).groupBy('item.area').execute()
}

/** Items in the bank of an exam by area; the same question under several codes counts once, as in a form. */
export async function countBankAreas(db: DbOrTrx, examId: string) {
  return db.selectFrom('exam_item').innerJoin('item', 'item.id', 'exam_item.item_id')
    .select(['item.area', sql<number>`count(distinct item.fingerprint)`.as('items')])
    .where('exam_item.exam_id', '=', examId).groupBy('item.area').execute()
}
