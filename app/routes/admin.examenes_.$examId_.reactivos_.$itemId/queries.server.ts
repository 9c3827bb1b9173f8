/** One item of the form that was sat: its text as frozen, and how its options worked. */
import type { AppLoadContext } from '@remix-run/node'
import { readFormWithKey } from '#db/queries/marks.ts'
import type { FrozenForm } from '#exam-engine/items/form.ts'
import { analyseExam } from '#app/exam-quality/analyse-exam.server.ts'
import { notFound } from '#app/http/guards.server.ts'

/** Throws a 404 for an item that the form does not hold. */
export async function readItem(
  { services: { database: { db } } }: AppLoadContext, examId: string, itemId: string | undefined,
) {
  const analysis = await analyseExam(db, examId)
  const figures = analysis?.items.find((item) => item.itemId === itemId)
  if (analysis === null || figures === undefined) throw notFound()
  const { content } = await readFormWithKey(db, analysis.formId)
  const paper = (JSON.parse(content) as FrozenForm).items.find((item) => item.itemId === itemId)
  if (paper === undefined) throw new Error(`the form ${analysis.formId} lost its item ${figures.itemId}`)
  const texts = new Map(paper.options.map(({ optionId, text }) => [optionId, text]))
  return {
    ...figures,
    n: analysis.n,
    vignette: paper.vignette,
    stem: paper.stem,
    image: paper.image,
    options: figures.options.map((option, index) => (
      { ...option, name: String(index + 1), text: texts.get(option.optionId) ?? '' })),
  }
}

export type ItemView = Awaited<ReturnType<typeof readItem>>
