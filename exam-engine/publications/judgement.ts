// One evaluator's judgement of one article: eight criteria met or not, ten exclusions that apply or not, the design and
// the author's place. The outcome follows; nobody ticks it. Refuses a judgement with an answer or a reason missing, or
// one that contradicts itself.
import { z } from 'zod'
import {
  COUNTED_ARTICLE_TYPES, pointsOfArticle, type ArticlePointsRules, type ArticleType,
} from '../convocatoria/article-points.ts'

/** §4.3.1.1 … §4.3.1.7, and the pertinence of §4.3. */
export const CRITERIA = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8'] as const
export type Criterion = (typeof CRITERIA)[number]
/** The ten kinds listed after §4.3.2. */
export const EXCLUSIONS = ['NC1', 'NC2', 'NC3', 'NC4', 'NC5', 'NC6', 'NC7', 'NC8', 'NC9', 'NC10'] as const
export type Exclusion = (typeof EXCLUSIONS)[number]
export type CheckCode = Criterion | Exclusion
export const CHECKS: readonly CheckCode[] = [...CRITERIA, ...EXCLUSIONS]

export const LONGEST_REASON = 500

const answer = z.strictObject({ yes: z.boolean().nullable(), reason: z.string().max(LONGEST_REASON) })

/** What is stored while a judgement is written: any answer may still be missing. */
export const draftSchema = z.strictObject({
  answers: z.record(z.enum([...CRITERIA, ...EXCLUSIONS]), answer),
  type: z.enum(COUNTED_ARTICLE_TYPES).nullable(),
  /** Place among the authors; null where it cannot be seen. */
  authorPosition: z.int().min(1).max(999).nullable(),
})
/** `yes` of a criterion: it is met; of an exclusion: it applies. */
export type Draft = z.infer<typeof draftSchema>

export const EMPTY_DRAFT: Draft = {
  answers: Object.fromEntries(CHECKS.map((code) => [code, { yes: null, reason: '' }])) as Draft['answers'],
  type: null,
  authorPosition: null,
}

/** What a judgement comes to, and what has to be equal for two to agree. Rejected: no design and no place. */
export type Outcome =
  | { readonly accepted: true, readonly type: ArticleType, readonly authorPosition: 1 | 2 }
  | { readonly accepted: false }

export type JudgementFault =
  | { readonly field: CheckCode, readonly problem: 'ANSWER_MISSING' | 'REASON_MISSING' | 'CONTRADICTS_POSITION' }
  | { readonly field: 'type' | 'authorPosition', readonly problem: 'ANSWER_MISSING' }

/**
 * The outcome of a complete judgement, or every fault with its field. A criterion that fails and an exclusion that
 * applies need a reason; C7 must say what the place says. Convocatoria §4.3, §4.3.1, §4.3.1.7, §4.3.2
 */
export function concludeJudgement(
  draft: Draft,
): { readonly outcome: Outcome } | { readonly faults: readonly JudgementFault[] } {
  const faults: JudgementFault[] = []
  for (const code of CHECKS) {
    const { yes, reason } = draft.answers[code]
    if (yes === null) faults.push({ field: code, problem: 'ANSWER_MISSING' })
    else if (yes === isExclusion(code) && reason.trim() === '') faults.push({ field: code, problem: 'REASON_MISSING' })
  }
  const { type, authorPosition } = draft
  const listed = authorPosition === 1 || authorPosition === 2
  const seventh = draft.answers.C7.yes
  if (seventh !== null && authorPosition !== null && seventh !== listed) {
    faults.push({ field: 'C7', problem: 'CONTRADICTS_POSITION' })
  }
  const accepted = CHECKS.every((code) => draft.answers[code].yes === !isExclusion(code))
  if (accepted && type === null) faults.push({ field: 'type', problem: 'ANSWER_MISSING' })
  if (accepted && authorPosition === null) faults.push({ field: 'authorPosition', problem: 'ANSWER_MISSING' })
  if (faults.length > 0) return { faults }
  return { outcome: accepted && type !== null && listed ? { accepted, type, authorPosition } : { accepted: false } }
}

export function isExclusion(code: CheckCode): code is Exclusion {
  return (EXCLUSIONS as readonly string[]).includes(code)
}

/** Two that write the same row agree: points alone may be equal for different designs. */
export function outcomesAgree(left: Outcome, right: Outcome): boolean {
  if (!left.accepted || !right.accepted) return left.accepted === right.accepted
  return left.type === right.type && left.authorPosition === right.authorPosition
}

/** Hundredths of a point, by the table of the score. Convocatoria §4.3.2 */
export function pointsOfOutcome(outcome: Outcome, publishedOn: string, rules: ArticlePointsRules): number {
  return outcome.accepted ? pointsOfArticle({ ...outcome, publishedOn }, rules) : 0
}
