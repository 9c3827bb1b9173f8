/**
 * An evaluator writes, gives back or signs the own judgement of an article. Signing is final; the one that decides
 * writes what the score reads, in the same transaction. Convocatoria §4.3
 */
import type { Trx } from '#db/client.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import {
  findOwnEvaluation, insertDecision, listSigned, returnEvaluation, saveDraft, signEvaluation, type OwnEvaluation,
} from '#db/queries/publication-evaluations.ts'
import { lockSelection } from '#db/queries/selection-runs.ts'
import { articlePointsOf } from '#exam-engine/convocatoria/article-points.ts'
import { accept, refuse, type Refused, type Result } from '#exam-engine/kernel/result.ts'
import { judgeArticle, type ArticleState, type JudgeRefusal } from '#exam-engine/publications/article-machine.ts'
import {
  concludeJudgement, pointsOfOutcome, type Draft, type JudgementFault,
} from '#exam-engine/publications/judgement.ts'
import type { Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'
import { dealWithin } from './deal-evaluations.server.ts'

type HeldRefusal = 'EVALUATION_UNKNOWN' | 'EVALUATION_ENDED' | 'SELECTION_FROZEN'
export type EvaluateRefusal = HeldRefusal | JudgeRefusal | 'RETURN_NEEDS_REASON'
export type SignOutcome =
  | Result<ArticleState, EvaluateRefusal>
  | Refused<'JUDGEMENT_INCOMPLETE'> & { readonly faults: readonly JudgementFault[] }

type EvaluateServices = Pick<Services, 'database'>

/** Keeps what is written so far; nobody else sees it. */
export async function keepDraft(
  services: EvaluateServices, actor: Actor, evaluationId: string, draft: Draft,
): Promise<Result<null, HeldRefusal>> {
  return onHeld(services, actor, evaluationId, async (trx) => {
    await saveDraft(trx, evaluationId, draft)
    return accept(null)
  })
}

/** For a conflict of interest, or another reason: it goes to somebody else and does not come back. */
export async function giveBack(
  services: EvaluateServices, actor: Actor, evaluationId: string, reason: string,
): Promise<Result<null, EvaluateRefusal>> {
  if (reason.trim() === '') return refuse('RETURN_NEEDS_REASON')
  return onHeld(services, actor, evaluationId, async (trx, evaluation) => {
    await returnEvaluation(trx, evaluationId, reason.trim())
    await audit(trx, actor, 'publication.return', evaluation, {})
    await dealWithin(trx, evaluation.convocatoriaId)
    return accept(null)
  })
}

export async function signJudgement(
  services: EvaluateServices, actor: Actor, evaluationId: string, draft: Draft,
): Promise<SignOutcome> {
  return onHeld<SignOutcome>(services, actor, evaluationId, async (trx, evaluation) => {
    const concluded = concludeJudgement(draft)
    if ('faults' in concluded) return { ...refuse('JUDGEMENT_INCOMPLETE'), faults: concluded.faults }
    const { outcome } = concluded
    const signed = await listSigned(trx, evaluation.articleId)
    const judged = judgeArticle(signed, { evaluatorId: actor.personId, outcome }, false)
    if (!judged.ok) return judged
    const { state, decision } = judged.value
    await signEvaluation(trx, evaluationId, draft, outcome)
    await audit(trx, actor, 'publication.sign', evaluation, { accepted: outcome.accepted })
    if (decision !== null) {
      const rules = articlePointsOf(await readConvocatoriaRules(trx, evaluation.convocatoriaId))
      const points = pointsOfOutcome(decision.outcome, evaluation.publishedOn, rules)
      await insertDecision(trx, evaluation, decision, points)
      await audit(trx, actor, 'publication.decide', evaluation, { accepted: decision.outcome.accepted, basis: decision.basis })
    }
    if (state === 'disputed') await dealWithin(trx, evaluation.convocatoriaId)
    return accept(state)
  })
}

/** Judgements of a call follow each other, and its freeze: both take the selection's lock. */
async function onHeld<T>(
  { database: { db } }: EvaluateServices, actor: Actor, evaluationId: string,
  act: (trx: Trx, evaluation: OwnEvaluation) => Promise<T>,
): Promise<T | Refused<HeldRefusal>> {
  return db.transaction().execute(async (trx): Promise<T | Refused<HeldRefusal>> => {
    const known = await findOwnEvaluation(trx, actor.personId, evaluationId)
    if (known === undefined) return refuse('EVALUATION_UNKNOWN')
    await lockSelection(trx, known.convocatoriaId)
    const evaluation = await findOwnEvaluation(trx, actor.personId, evaluationId)
    if (evaluation?.state !== 'held') return refuse('EVALUATION_ENDED')
    if (await findFirstFreeze(trx, evaluation.convocatoriaId) !== null) return refuse('SELECTION_FROZEN')
    return act(trx, evaluation)
  })
}

async function audit(
  trx: Trx, actor: Actor, action: string, { id, articleId }: OwnEvaluation, payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  await appendAudit(trx, {
    actor: { personId: actor.personId, role: 'evaluador' }, action, subjectType: 'declaredArticle', subjectId: articleId,
    payload: { evaluationId: id, ...payload },
  })
}
