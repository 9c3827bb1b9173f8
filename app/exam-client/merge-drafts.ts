/** Two acts on one item within one write to the disk: the second was made looking at the screen before the first. */
import type { AnswerDraft } from './exam-snapshot.ts'

/** What the candidate means: `pending`, with whatever `answer` changed of what was shown. */
export function mergeDrafts(
  shown: AnswerDraft | undefined, pending: AnswerDraft | undefined, answer: AnswerDraft,
): AnswerDraft {
  if (pending === undefined) return answer
  const { optionId, flagged, struck } = shown ?? { optionId: null, flagged: false, struck: [] }
  const isSame = answer.struck.length === struck.length && answer.struck.every((option) => struck.includes(option))
  const merged = {
    optionId: answer.optionId === optionId ? pending.optionId : answer.optionId,
    flagged: answer.flagged === flagged ? pending.flagged : answer.flagged,
    struck: isSame ? pending.struck : answer.struck,
  }
  return { ...merged, struck: merged.struck.filter((option) => option !== merged.optionId) }
}
