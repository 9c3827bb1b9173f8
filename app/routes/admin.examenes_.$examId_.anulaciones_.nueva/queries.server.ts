/** The items of a form to choose from, the suspicious first, and the dry run of what the address asks for. */
import type { AppLoadContext } from '@remix-run/node'
import { readFormAnnulment } from '#db/queries/annulments.ts'
import { readNow } from '#db/queries/clock.ts'
import { listFormStandings } from '#db/queries/form-checks.ts'
import { readSelectionStage } from '#db/queries/selection-runs.ts'
import { analyseExam } from '#app/exam-quality/analyse-exam.server.ts'
import { notFound } from '#app/http/guards.server.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { dryRunAnnulment } from '#app/marking/dry-run.server.ts'
import type { ExamView } from '../admin.examenes_.$examId/queries.server.ts'
import { readChoice } from './schema.ts'

/** How many moves the page shows before there is a proposal; all of them are on its own page. */
const SHOWN = 50

/** Who moves is told while it is open. Throws a 404 for a form that nobody sat. */
export async function readNewProposal(
  { services: { database: { db } } }: AppLoadContext, exam: ExamView, url: string, withScores: boolean,
) {
  const standings = await listFormStandings(db, exam.convocatoriaId, exam.id)
  const asked = new URL(url).searchParams.get('forma')
  const form = asked === null ? standings.at(-1) : standings.find(({ formId }) => formId === asked)
  if (form === undefined) throw notFound()
  const [stage, analysis, annulled] = await Promise.all([
    readSelectionStage(db, exam.convocatoriaId), analyseExam(db, exam.id, form.formId), readFormAnnulment(db, form.formId),
  ])
  const beaten = new Set(form.findings?.flatMap((one) => (one.finding === 'KEY_BEATEN' ? [one.itemId] : [])))
  const items = (analysis?.items ?? []).filter(({ itemId }) => !annulled.itemIds.includes(itemId))
    .map(({ itemId, code, topic, facility, rir, flags }) => (
      { itemId, code, topic, facility, rir, flags: flags.length, beaten: beaten.has(itemId) }))
    .sort((left, right) => Number(right.beaten) - Number(left.beaten) || (left.rir ?? 2) - (right.rir ?? 2))
  const choice = readChoice(url)
  return {
    stage, items, choice, formId: form.formId, version: form.version, n: analysis?.n ?? 0, annulled,
    simulation: choice === null ? null : await simulate(),
  }

  async function simulate() {
    if (choice === null || form === undefined) return null
    const target = { convocatoriaId: exam.convocatoriaId, examId: exam.id, formId: form.formId }
    const dry = await dryRunAnnulment(db, target, choice, await readNow(db))
    if (!dry.ok) return { problem: describeRefusal(dry), dryRun: null, moved: 0 }
    const { moves, ...rest } = dry.value.dryRun
    return { problem: null, dryRun: { ...rest, moves: withScores ? moves.slice(0, SHOWN) : [] }, moved: moves.length }
  }
}

export type NewProposal = Awaited<ReturnType<typeof readNewProposal>>
