/** The exams of the convocatoria in force with their progress; empty before any. */
import type { AppLoadContext } from '@remix-run/node'
import { listExamProgress } from '#db/queries/admin-exams.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'

export async function readExams({ services: { database: { db } } }: AppLoadContext) {
  const [now, convocatoria] = await Promise.all([readNow(db), findCurrentConvocatoria(db)])
  const rows = convocatoria === undefined ? [] : await listExamProgress(db, convocatoria.id)
  return {
    now,
    exams: rows.map((row) => ({
      id: row.id,
      name: `${row.ceme} ${row.grade}`,
      turno: row.turno_number,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      form: row.version === null || row.content_sha256 === null || row.frozen_at === null ? null
        : { version: row.version, sha256: row.content_sha256, frozenAt: row.frozen_at },
      candidates: row.candidates,
      present: row.present,
      marked: row.marked,
      /** Its turno is over and somebody has no mark yet. */
      toMark: now >= row.ends_at && row.marked < row.candidates,
    })),
  }
}

export type ExamLine = Awaited<ReturnType<typeof readExams>>['exams'][number]
