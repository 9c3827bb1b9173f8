// How a form and each of its items worked in a turno: facility, discrimination, reliability, what each option drew.
// For the people who decide on annulments and on the next form; floats, and no mark or rank is ever made from them.
// Looks at the paper as it was sat: annulments do not change what is reported here.
import type { FinalAnswer } from '#exam-engine/sitting/answers-digest.ts'
import { measureItem } from './item-figures.ts'
import type { ItemFigures } from './item-figures.ts'
import { findItemFlags } from './item-flags.ts'
import type { ItemFlag } from './item-flags.ts'
import { readChoices } from './mark.ts'
import type { MarkingScheme } from './mark.ts'
import { alphaIfDeleted, kr20, standardError } from './reliability.ts'
import { mean, standardDeviation } from './statistics.ts'
import { weighThirds } from './thirds.ts'

export type ItemAnalysis = ItemFigures & { readonly flags: readonly ItemFlag[] }

export type FormAnalysis = {
  /** Examinees, shown beside every figure: small numbers say little. */
  readonly n: number
  readonly itemCount: number
  readonly mean: number | null
  readonly standardDeviation: number | null
  /** KR-20, which is alpha for items of 0 and 1. */
  readonly kr20: number | null
  readonly standardError: number | null
  readonly items: readonly ItemAnalysis[]
}

/** The analysis of one form; `sheets` holds the final answers of each present examinee. */
export function analyseForm(scheme: MarkingScheme, sheets: readonly (readonly FinalAnswer[])[]): FormAnalysis {
  const items = [...scheme.items.values()]
  const choicesBySheet = sheets.map((answers) => readChoices(scheme.items, answers))
  const choices = items.map(({ itemId }) => choicesBySheet.map((chosen) => chosen.get(itemId) ?? null))
  const columns = items.map(({ rightOptionId }, index) => {
    return (choices[index] ?? []).map((chosen) => (chosen === rightOptionId ? 1 : 0))
  })
  const totals = sheets.map((_, examinee) => columns.reduce((total, column) => total + (column[examinee] ?? 0), 0))
  const withoutItem = alphaIfDeleted(columns, totals)
  const reliability = kr20(columns, totals)
  const examinees = { totals, weights: weighThirds(totals) }
  return {
    n: sheets.length,
    itemCount: items.length,
    mean: mean(totals),
    standardDeviation: standardDeviation(totals),
    kr20: reliability,
    standardError: standardError(totals, reliability),
    items: items.map((item, index) => {
      const measured = measureItem(item, choices[index] ?? [], columns[index] ?? [], examinees)
      const figures = { ...measured, alphaIfDeleted: withoutItem[index] ?? null }
      return { ...figures, flags: findItemFlags(figures, sheets.length) }
    }),
  }
}
