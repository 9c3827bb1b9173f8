// The answers that are marked: the final ones, which never change, with what a named person admitted from quarantine
// laid over them. The outcome does not depend on the order in which the decisions were taken.
import type { FinalAnswer } from './answers-digest.ts'

/** An operation that was admitted, with the place that the lease gave it. */
export type AdmittedOperation = FinalAnswer & {
  readonly epoch: number
  readonly revision: number
  /** Order of arrival, unique within the attempt. */
  readonly arrival: number
}

/**
 * One answer per item, by item id; null where it was cleared. An admitted operation replaces the final answer of its
 * item; of several on one item the last counts, by lease (epoch), then revision, then arrival.
 */
export function effectiveAnswers(
  final: readonly FinalAnswer[],
  admitted: readonly AdmittedOperation[],
): FinalAnswer[] {
  const answers = new Map(final.map(({ itemId, optionId }) => [itemId, optionId]))
  for (const { itemId, optionId } of [...admitted].sort(inOrderOfLease)) answers.set(itemId, optionId)
  return [...answers].map(([itemId, optionId]) => ({ itemId, optionId }))
    .sort((left, right) => (left.itemId < right.itemId ? -1 : 1))
}

/** How many items hold an answer. */
export function countAnswered(answers: readonly FinalAnswer[]): number {
  return answers.filter(({ optionId }) => optionId !== null).length
}

function inOrderOfLease(left: AdmittedOperation, right: AdmittedOperation): number {
  return left.epoch - right.epoch || left.revision - right.revision || left.arrival - right.arrival
}
