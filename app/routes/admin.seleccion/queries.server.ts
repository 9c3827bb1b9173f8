/** Where the selection stands: exams marked, what a freeze would take in, runs and the window of results. */
import type { AppLoadContext } from '@remix-run/node'
import { listExamsWithOpenAnnulment } from '#db/queries/annulments.ts'
import { listFormStandings } from '#db/queries/form-checks.ts'
import { isReleased } from '#app/marking/form-standing.ts'
import { listExamProgress } from '#db/queries/admin-exams.ts'
import { countSelectionInput } from '#db/queries/admin-selection.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria, readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { listSelectionGaps } from '#db/queries/selection-gaps.ts'
import { listRuns } from '#db/queries/selection-runs.ts'

/** Null before any convocatoria. */
export async function readSelection({ services: { database: { db } } }: AppLoadContext) {
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return null
  const [now, exams, input, runs, { results }, proposals, forms] = await Promise.all([
    readNow(db), listExamProgress(db, convocatoria.id), countSelectionInput(db, convocatoria.id),
    listRuns(db, convocatoria.id), readConvocatoriaWindows(db, convocatoria.id),
    listExamsWithOpenAnnulment(db, convocatoria.id), listFormStandings(db, convocatoria.id),
  ])
  return {
    now, results, input,
    /** What keeps the input from being frozen until a person decides. §3.1 B */
    proposed: proposals.map(({ id, ceme, grade }) => ({ id, name: `${ceme} ${grade}` })),
    unreleased: forms.filter((form) => !isReleased(form))
      .map(({ examId, ceme, grade }) => ({ id: examId, name: `${ceme} ${grade}` })),
    convocatoriaId: convocatoria.id,
    unmarked: exams.filter(({ candidates, marked }) => marked < candidates)
      .map((exam) => ({ id: exam.id, name: `${exam.ceme} ${exam.grade}`, endsAt: exam.ends_at })),
    runs: runs.map((run) => ({
      id: run.id, frozenAt: run.frozen_at, inputSha256: run.input_sha256, ranAt: run.ran_at,
      resultsSha256: run.results_sha256, publishedAt: run.published_at, discardedAt: run.discarded_at,
      frozenBy: run.frozen_by_names === null ? null : `${run.frozen_by_names} ${run.frozen_by_surname ?? ''}`,
    })),
  }
}

export type SelectionView = NonNullable<Awaited<ReturnType<typeof readSelection>>>
export type RunLine = SelectionView['runs'][number]

/** What stands in the way of a freeze, by person and clause. */
export async function readGaps({ services: { database: { db } } }: AppLoadContext, convocatoriaId: string) {
  return listSelectionGaps(db, convocatoriaId)
}
