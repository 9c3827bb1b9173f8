// The digest on the receipt: one hash that stands for the final answers, and nothing else. The candidate can compute
// it again from the answers, and the published result names the same one.
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'

/** `optionId` is null where the answer was cleared. */
export type FinalAnswer = { readonly itemId: string; readonly optionId: string | null }

/**
 * Lower-case hex SHA-256 of the canonical JSON of [{ itemId, optionId }, …], by item id, answered items only: an item
 * that was answered and cleared is as one that was never touched. Throws when an item is there twice.
 */
export function answersDigest(answers: readonly FinalAnswer[]): string {
  if (new Set(answers.map(({ itemId }) => itemId)).size !== answers.length) {
    throw new Error('an item has one final answer')
  }
  const answered = answers
    .filter(({ optionId }) => optionId !== null)
    .map(({ itemId, optionId }) => ({ itemId, optionId }))
    .sort((left, right) => (left.itemId < right.itemId ? -1 : 1))
  return sha256Hex(canonicalJson(answered))
}
