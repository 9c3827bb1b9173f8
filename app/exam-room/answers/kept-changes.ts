/**
 * Changes that the server had not acknowledged when the page was reloaded, so that
 * they are sent again. Each keeps what the server may hold if nobody else wrote:
 * an answer that another tab or machine changed meanwhile is never overwritten.
 */
import { z } from 'zod'
import { answerOf, isSameAnswer, type AnswerSheet, type ItemAnswer } from './item-answer.ts'

const answerSchema = z.strictObject({
  optionId: z.string().nullable(),
  flagged: z.boolean(),
  struck: z.array(z.string()),
})
const keptSchema = z.record(z.string(), z.strictObject({ draft: answerSchema, expected: z.array(answerSchema).min(1) }))

/** Item id to the last change made here, and all that the server may show for the item because of this tab alone. */
export type KeptChanges = Readonly<Record<string, {
  readonly draft: ItemAnswer
  readonly expected: readonly ItemAnswer[]
}>>

/** `before` is what the screen showed when the change was made. */
export function keepChange(kept: KeptChanges, itemId: string, before: ItemAnswer, draft: ItemAnswer): KeptChanges {
  const earlier = kept[itemId]
  const expected = earlier === undefined ? [before] : [...earlier.expected, earlier.draft]
  return { ...kept, [itemId]: { draft, expected } }
}

/** The changes that the server's sheet lacks and that nobody else has overtaken. */
export function findLostChanges(kept: KeptChanges, stored: AnswerSheet): { itemId: string, answer: ItemAnswer }[] {
  return Object.entries(kept).flatMap(([itemId, { draft, expected }]) => {
    const held = answerOf(stored, itemId)
    const lost = !isSameAnswer(held, draft) && expected.some((answer) => isSameAnswer(held, answer))
    return lost ? [{ itemId, answer: draft }] : []
  })
}

/** What was stored; anything that does not fit is nothing. */
export function parseKeptChanges(text: string | null): KeptChanges {
  try {
    return keptSchema.parse(JSON.parse(text ?? '{}'))
  } catch {
    return {}
  }
}
