/**
 * From packed sheets to the figures of a form. Pure; runs in a worker, because
 * 5,000 sheets of 120 items take a second that a turno's saves must not wait for.
 */
import type { FrozenForm, KeyDocument } from '#exam-engine/items/form.ts'
import { accept, type Result } from '#exam-engine/kernel/result.ts'
import { prepareMarking, type MarkingRefusal } from '#exam-engine/marking/mark.ts'
import { analyseForm, type FormAnalysis } from '#exam-engine/marking/psychometrics.ts'
import type { FinalAnswer } from '#exam-engine/sitting/answers-digest.ts'

export interface AnalysisInput {
  /** The frozen paper and its key, as stored. */
  content: string
  key: string
  /** In the order of the sheets. */
  items: readonly { itemId: string, optionIds: readonly string[] }[]
  /** A digit per item: the 1-based place of the chosen option, 0 for none. */
  sheets: readonly string[]
}

/** The analysis of the form. Throws on a sheet that does not fit the items. */
export function analyseSheets({ content, key, items, sheets }: AnalysisInput): Result<FormAnalysis, MarkingRefusal> {
  const scheme = prepareMarking(JSON.parse(content) as FrozenForm, JSON.parse(key) as KeyDocument)
  if (!scheme.ok) return scheme
  return accept(analyseForm(scheme.value, sheets.map((sheet) => unpackSheet(sheet, items))))
}

function unpackSheet(sheet: string, items: AnalysisInput['items']): FinalAnswer[] {
  if (sheet.length !== items.length) throw new Error('a sheet has one digit per item')
  return items.map(({ itemId, optionIds }, index) => {
    const place = Number(sheet[index])
    const optionId = place === 0 ? null : optionIds[place - 1]
    if (optionId === undefined) throw new Error(`item ${itemId} has no option ${String(place)}`)
    return { itemId, optionId }
  })
}
