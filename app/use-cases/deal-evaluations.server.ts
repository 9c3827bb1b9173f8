/**
 * Deals the articles to evaluators, as exam-engine/publications/deal-evaluations.ts decides: after the registration,
 * when nothing declared changes any more, and until the selection is frozen.
 */
import type { Trx } from '#db/client.ts'
import { appendAudits, type AuditEntry } from '#db/queries/audit.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria, readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import {
  insertEvaluation, lapseEvaluation, listEvaluations, listEvaluators, listJudgeableArticles, readOutcome,
} from '#db/queries/publication-evaluations.ts'
import { lockSelection } from '#db/queries/selection-runs.ts'
import { stateOfArticle } from '#exam-engine/publications/article-machine.ts'
import { dealEvaluations, type ArticleWork } from '#exam-engine/publications/deal-evaluations.ts'
import type { Services } from '#app/services.server.ts'

/** Of the convocatoria in force; how many articles were given to somebody. */
export async function dealPublications({ database: { db } }: Pick<Services, 'database'>): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const convocatoria = await findCurrentConvocatoria(trx)
    if (convocatoria === undefined) return 0
    await lockSelection(trx, convocatoria.id)
    return dealWithin(trx, convocatoria.id)
  })
}

/** Inside an act that holds the lock of the selection. */
export async function dealWithin(trx: Trx, convocatoriaId: string): Promise<number> {
  const now = await readNow(trx)
  const { registration } = await readConvocatoriaWindows(trx, convocatoriaId)
  if (now < registration.until || await findFirstFreeze(trx, convocatoriaId) !== null) return 0
  const { articles, evaluators } = await readWork(trx, convocatoriaId)
  const { lapse, give } = dealEvaluations(articles, evaluators, now)
  for (const evaluationId of lapse) await lapseEvaluation(trx, evaluationId)
  for (const { articleId, evaluatorId } of give) await insertEvaluation(trx, articleId, evaluatorId)
  await appendAudits(trx, [
    ...lapse.map((evaluationId): AuditEntry => ({
      actor: null, action: 'publication.lapse', subjectType: 'publicationEvaluation', subjectId: evaluationId, payload: {},
    })),
    ...give.map(({ articleId, evaluatorId }): AuditEntry => ({
      actor: null, action: 'publication.deal', subjectType: 'declaredArticle', subjectId: articleId, payload: { evaluatorId },
    })),
  ])
  return give.length
}

async function readWork(trx: Trx, convocatoriaId: string) {
  const evaluations = await listEvaluations(trx, convocatoriaId)
  const ofArticle = Map.groupBy(evaluations, ({ articleId }) => articleId)
  const articles = (await listJudgeableArticles(trx, convocatoriaId)).map((article): ArticleWork => {
    const work = ofArticle.get(article.id) ?? []
    const signed = work.filter(({ state }) => state === 'signed')
    const held = work.filter(({ state }) => state === 'held')
    return {
      articleId: article.id, authorId: article.authorId, sede: article.sede,
      state: stateOfArticle(signed.map((row) => ({ evaluatorId: row.evaluatorId, outcome: readOutcome(row) }))),
      signedBy: signed.map(({ evaluatorId }) => evaluatorId),
      held: held.map(({ id, evaluatorId, dealtAt }) => ({ evaluationId: id, evaluatorId, dealtAt })),
      formerIds: work.filter(({ state }) => state === 'returned' || state === 'lapsed').map((row) => row.evaluatorId),
    }
  })
  const evaluators = (await listEvaluators(trx)).map(({ personId, sedes }) => ({
    personId, sedes,
    signed: evaluations.filter(({ evaluatorId, state }) => evaluatorId === personId && state === 'signed').length,
  }))
  return { articles, evaluators }
}
