/** Everything the report of an exam holds, of the form that most candidates sat. */
import type { AppLoadContext } from '@remix-run/node'
import { listMarks } from '#db/queries/marks.ts'
import { distributeMarks } from '#exam-engine/marking/distribution.ts'
import { analyseExam } from '#app/exam-quality/analyse-exam.server.ts'
import { compareGroups } from '#app/exam-quality/compare-groups.server.ts'
import type { ExamView } from '../admin.examenes_.$examId/queries.server.ts'
import { readQuality } from '../admin.examenes_.$examId_.anulaciones/queries.server.ts'
import { readTimes } from '../admin.examenes_.$examId_.tiempos/queries.server.ts'

/** Null while nobody present is marked. */
export async function readReport(context: AppLoadContext, exam: ExamView) {
  const { db } = context.services.database
  const analysis = await analyseExam(db, exam.id)
  if (analysis === null) return null
  const [marks, quality, times, groups] = await Promise.all([
    listMarks(db, exam.id), readQuality(context, exam), readTimes(context, exam.id), compareGroups(db, analysis.formId),
  ])
  const { items, ...form } = analysis
  return {
    form, items, quality, groups: [...groups ?? []],
    times: times ?? [],
    flagged: items.filter(({ flags }) => flags.length > 0).length,
    distribution: distributeMarks(marks.flatMap(({ correct, counted }) =>
      (correct === null || counted === null ? [] : [{ correct, counted }]))),
    points: items.flatMap(({ code, facility, rir }) =>
      (facility === null || rir === null ? [] : [{ code, facility, discrimination: rir }])),
  }
}

export type Report = NonNullable<Awaited<ReturnType<typeof readReport>>>
