/** The answers as the candidate sees them: what the server acknowledged, under what it has not acknowledged yet. */
import type { AnswerView } from '#app/live/protocol.ts'
import type { AnswerDraft } from './exam-snapshot.ts'
import type { UnsentChange } from './unsent-answers.ts'

export function laySheet(stored: readonly AnswerView[], unsent: readonly UnsentChange[]): Record<string, AnswerDraft> {
  const drafts = [...stored, ...unsent.map(({ operation }) => operation)]
  return Object.fromEntries(drafts.map(({ itemId, optionId, flagged, struck }) => [itemId, { optionId, flagged, struck }]))
}
