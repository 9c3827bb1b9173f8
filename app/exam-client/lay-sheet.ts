/**
 * The answers as the candidate sees them: what the server stored, under what it
 * acknowledged since (a state may have been read before a save that was
 * acknowledged while it was on its way), under what it has not acknowledged yet.
 */
import type { SaveOperation } from '#exam-engine/sitting/save-operation.ts'
import type { AnswerView } from '#app/live/protocol.ts'
import type { AnswerDraft } from './exam-snapshot.ts'

export function laySheet(
  stored: readonly AnswerView[], acknowledged: Iterable<SaveOperation>, unsent: readonly SaveOperation[],
): Record<string, AnswerDraft> {
  const revisions = new Map(stored.map(({ itemId, revision }) => [itemId, revision]))
  const since = [...acknowledged].filter(({ itemId, revision }) => revision > (revisions.get(itemId) ?? 0))
  return Object.fromEntries([...stored, ...since, ...unsent]
    .map(({ itemId, optionId, flagged, struck }) => [itemId, { optionId, flagged, struck }]))
}
