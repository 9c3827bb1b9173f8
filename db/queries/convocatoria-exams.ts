/**
 * The exams of a convocatoria (§3.1, one per CEME and grade) with their turno.
 */
import type { DbOrTrx, Trx } from '../client.ts'

/** The exams of the convocatoria in the order of the cronograma, two of one turno by CEME. */
export async function listExams(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('exam').innerJoin('turno', 'turno.id', 'exam.turno_id')
    .select(['exam.id', 'exam.ceme', 'exam.grade', 'exam.item_count', 'exam.research_count', 'exam.turno_id',
      'turno.number', 'turno.starts_at', 'turno.ends_at'])
    .where('exam.convocatoria_id', '=', convocatoriaId)
    .orderBy('turno.number').orderBy('exam.ceme').execute()
}

/** One exam with its turno, or undefined. */
export async function findExam(db: DbOrTrx, examId: string) {
  return db.selectFrom('exam').innerJoin('turno', 'turno.id', 'exam.turno_id')
    .select(['exam.id', 'exam.convocatoria_id', 'exam.ceme', 'exam.grade', 'exam.item_count', 'exam.research_count',
      'exam.turno_id', 'turno.number as turno_number', 'turno.starts_at', 'turno.ends_at'])
    .where('exam.id', '=', examId).executeTakeFirst()
}

/** Locks the exam, so that two freezes of it do not race. Undefined when there is none. */
export async function lockExam(trx: Trx, examId: string) {
  return trx.selectFrom('exam').innerJoin('turno', 'turno.id', 'exam.turno_id')
    .select(['exam.id', 'exam.ceme', 'exam.grade', 'exam.item_count', 'exam.research_count', 'turno.starts_at'])
    .where('exam.id', '=', examId).forUpdate('exam').executeTakeFirst()
}
