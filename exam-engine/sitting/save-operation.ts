// One change of one answer as it travels from the candidate: an idempotent operation with an id of its own and a
// revision per item. It carries the whole state of the item's answer, so that a lost one is healed by the next.
// Refuses, by shape alone, anything larger than an exam screen can produce.
import { z } from 'zod'

const MAX_REVISION = 1_000_000

/** The last millisecond that a Date can hold. */
const MAX_TIME_VALUE = 8_640_000_000_000_000

export const saveOperationSchema = z.strictObject({
  opId: z.uuid(),
  itemId: z.uuid(),
  /** Grows by one with every change of this item's answer; what counts is the highest. */
  revision: z.int().min(1).max(MAX_REVISION),
  /** Null: the answer was cleared. */
  optionId: z.uuid().nullable(),
  flagged: z.boolean(),
  /** Options that the candidate struck out, each once. */
  struck: z.array(z.uuid()).max(5).refine((ids) => new Set(ids).size === ids.length),
  /** The device's own time in epoch milliseconds: evidence only, it admits nothing. */
  clientAt: z.int().min(0).max(MAX_TIME_VALUE),
})

export type SaveOperation = Readonly<z.infer<typeof saveOperationSchema>>

/** What a save leaves as the answer of its item. */
export type AnswerContent = Pick<SaveOperation, 'revision' | 'optionId' | 'flagged' | 'struck'>

/** True when storing one over the other would change nothing; struck options form a set. */
export function isSameContent(left: AnswerContent, right: AnswerContent): boolean {
  return (
    left.revision === right.revision &&
    left.optionId === right.optionId &&
    left.flagged === right.flagged &&
    left.struck.length === right.struck.length &&
    left.struck.every((optionId) => right.struck.includes(optionId))
  )
}
