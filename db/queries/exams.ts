/** Exams with their turno. */
import type { DbOrTrx } from '../client.ts'

/** One exam with its turno, or undefined. */
export async function findExam(db: DbOrTrx, examId: string) {
  return db.selectFrom('exam').innerJoin('turno', 'turno.id', 'exam.turno_id')
    .select(['exam.id', 'exam.convocatoria_id', 'exam.ceme', 'exam.grade', 'exam.item_count', 'exam.research_count',
      'exam.turno_id', 'turno.number as turno_number', 'turno.starts_at', 'turno.ends_at'])
    .where('exam.id', '=', examId).executeTakeFirst()
}
