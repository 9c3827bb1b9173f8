/**
 * The item statistics of a marked exam: sheets read from the database, computed
 * in a worker thread, joined with what the authors call each item. Looks at the
 * form that most candidates sat; there is only one unless the clock was moved.
 */
import { Worker } from 'node:worker_threads'
import type { DbOrTrx } from '#db/client.ts'
import { listFormItems, listItemNames, listSatForms, listSheets } from '#db/queries/item-statistics.ts'
import { readFormWithKey } from '#db/queries/marks.ts'
import type { ItemArea } from '#exam-engine/items/item.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import type { MarkingRefusal } from '#exam-engine/marking/mark.ts'
import type { FormAnalysis, ItemAnalysis } from '#exam-engine/marking/psychometrics.ts'
import type { AnalysisInput } from './analyse-sheets.ts'

export type NamedItem = ItemAnalysis & { readonly code: string, readonly area: ItemArea, readonly topic: string }

export interface ExamAnalysis extends Omit<FormAnalysis, 'items'> {
  formId: string
  formVersion: number
  /** Sheets on other versions of the form, which these figures leave out. */
  sheetsOfOtherForms: number
  /** By code. */
  items: NamedItem[]
}

/**
 * Null while no present candidate of the exam is marked; of one form where it is named. Throws when a key does not fit
 * its form.
 */
export async function analyseExam(db: DbOrTrx, examId: string, formId?: string): Promise<ExamAnalysis | null> {
  const sat = await listSatForms(db, examId)
  const form = formId === undefined ? sat[0] : sat.find(({ id }) => id === formId)
  if (form === undefined) return null
  const others = sat.filter((other) => other !== form)
  const [stored, items, sheets, names] = await Promise.all([
    readFormWithKey(db, form.id), listFormItems(db, form.id), listSheets(db, form.id), listItemNames(db, form.id),
  ])
  const analysed = await runInWorker({ content: stored.content, key: stored.key, items, sheets })
  if (!analysed.ok) throw new Error(`the form ${form.id} cannot be analysed: ${analysed.refusal}`)
  const figures = new Map(analysed.value.items.map((item) => [item.itemId, item]))
  return {
    ...analysed.value,
    formId: form.id,
    formVersion: form.version,
    sheetsOfOtherForms: others.reduce((sum, other) => sum + other.sheets, 0),
    items: names.flatMap(({ itemId, code, area, topic }) => {
      const item = figures.get(itemId)
      return item === undefined ? [] : [{ ...item, code, area, topic }]
    }),
  }
}

function runInWorker(input: AnalysisInput): Promise<Result<FormAnalysis, MarkingRefusal>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./analysis-worker.ts', import.meta.url), { workerData: input })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => { reject(new Error(`the analysis ended with ${String(code)} and no result`)) })
  })
}
