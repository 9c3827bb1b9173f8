// Complete judgements for tests, accepted unless told otherwise.
import { CHECKS, EMPTY_DRAFT, isExclusion, type CheckCode, type Draft } from '#exam-engine/publications/judgement.ts'

/** All criteria met, nothing excluded, a cohort by its first author. */
export function acceptingDraft(change: Partial<Draft> = {}): Draft {
  const answers = Object.fromEntries(CHECKS.map((code) => [code, { yes: !isExclusion(code), reason: '' }]))
  return { ...EMPTY_DRAFT, answers: answers as Draft['answers'], type: 'analytical', authorPosition: 1, ...change }
}

/** The same, with one check answered against the article. */
export function rejectingDraft(code: CheckCode = 'C2', reason = 'Estudio en ratas'): Draft {
  const draft = acceptingDraft()
  return {
    ...draft, authorPosition: code === 'C7' ? 3 : 1,
    answers: { ...draft.answers, [code]: { yes: isExclusion(code), reason } },
  }
}
