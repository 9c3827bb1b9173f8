/**
 * The answer sheet at a glance: the state of each item for the navigator, the
 * counts in words, and what the review page must name before the hand-in.
 */
import { answerOf, type AnswerSheet } from './item-answer.ts'

/** Items in the order of the candidate; position 1 … n. */
export interface ListedItem {
  readonly itemId: string
  readonly position: number
}

export interface SheetCell extends ListedItem {
  readonly answered: boolean
  readonly flagged: boolean
  readonly current: boolean
  /** "Pregunta 12, contestada, marcada": for who does not see the cell. */
  readonly name: string
}

/** One cell per item. `currentId` is null on the review page. */
export function listCells(items: readonly ListedItem[], sheet: AnswerSheet, currentId: string | null): SheetCell[] {
  return items.map(({ itemId, position }) => {
    const { optionId, flagged } = answerOf(sheet, itemId)
    const answered = optionId !== null
    const name = nameCell(position, answered, flagged)
    return { itemId, position, answered, flagged, current: itemId === currentId, name }
  })
}

function nameCell(position: number, answered: boolean, flagged: boolean): string {
  return `Pregunta ${position}, ${answered ? 'contestada' : 'sin contestar'}${flagged ? ', marcada' : ''}`
}

export interface SheetSummary {
  readonly total: number
  readonly answered: number
  readonly unanswered: readonly SheetCell[]
  readonly flagged: readonly SheetCell[]
}

export function summarizeSheet(items: readonly ListedItem[], sheet: AnswerSheet): SheetSummary {
  const cells = listCells(items, sheet, null)
  return {
    total: cells.length,
    answered: cells.filter((cell) => cell.answered).length,
    unanswered: cells.filter((cell) => !cell.answered),
    flagged: cells.filter((cell) => cell.flagged),
  }
}

/** "46 contestadas, 74 sin contestar, 5 marcadas" */
export function describeCounts({ answered, unanswered, flagged }: SheetSummary): string {
  return [
    `${answered} ${answered === 1 ? 'contestada' : 'contestadas'}`,
    `${unanswered.length} sin contestar`,
    `${flagged.length} ${flagged.length === 1 ? 'marcada' : 'marcadas'}`,
  ].join(', ')
}

/** "Contestó 46 de 120 preguntas; 74 quedan sin contestar.", for the acts that cannot be taken back. */
export function describeCompleteness({ total, answered, unanswered }: SheetSummary): string {
  if (unanswered.length === 0) return total === 1 ? 'Contestó la única pregunta.' : `Contestó las ${total} preguntas.`
  const left = unanswered.length === 1 ? 'una queda sin contestar' : `${unanswered.length} quedan sin contestar`
  return `Contestó ${answered} de ${total} ${total === 1 ? 'pregunta' : 'preguntas'}; ${left}.`
}
