/**
 * What a candidate has done with one item, and how each act on the screen changes
 * it. No act takes away an answer that the candidate did not mean to take away:
 * the chosen option cannot be struck out.
 */
export interface ItemAnswer {
  /** Null: not answered, or cleared. */
  readonly optionId: string | null
  readonly flagged: boolean
  readonly struck: readonly string[]
}

export const UNTOUCHED: ItemAnswer = { optionId: null, flagged: false, struck: [] }

/** Item id to answer; an item that was never touched is not in it. */
export type AnswerSheet = Readonly<Record<string, ItemAnswer>>

export function answerOf(sheet: AnswerSheet, itemId: string): ItemAnswer {
  return sheet[itemId] ?? UNTOUCHED
}

/** Chooses or changes; who chooses a struck option has thought again, and its strike goes. */
export function chooseOption(answer: ItemAnswer, optionId: string): ItemAnswer {
  return { ...answer, optionId, struck: answer.struck.filter((struck) => struck !== optionId) }
}

export function clearOption(answer: ItemAnswer): ItemAnswer {
  return { ...answer, optionId: null }
}

export function toggleFlag(answer: ItemAnswer): ItemAnswer {
  return { ...answer, flagged: !answer.flagged }
}

/** Strikes an option out, or restores it. The chosen option stays as it is: the same answer comes back. */
export function toggleStrike(answer: ItemAnswer, optionId: string): ItemAnswer {
  if (answer.optionId === optionId) return answer
  const struck = answer.struck.includes(optionId)
    ? answer.struck.filter((other) => other !== optionId)
    : [...answer.struck, optionId]
  return { ...answer, struck }
}

/** True when nothing would have to be saved. */
export function isSameAnswer(left: ItemAnswer, right: ItemAnswer): boolean {
  return left.optionId === right.optionId && left.flagged === right.flagged
    && left.struck.length === right.struck.length && left.struck.every((optionId) => right.struck.includes(optionId))
}
