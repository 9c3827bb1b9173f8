/**
 * Deals the articles to evaluators, as exam-engine/publications/deal-evaluations.ts decides: after the registration,
 * when nothing declared changes any more, and until the selection is frozen.
 */
import type { DbOrTrx, Trx } from '#db/client.ts'
import { appendAudits, type AuditEntry } from '#db/queries/audit.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria, readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import {
  insertEvaluation, lapseEvaluation, listEvaluations, listEvaluators, listJudgeableArticles, readOutcome,
} from '#db/queries/publication-evaluations.ts'
import { lockSelection } from '#db/queries/selection-runs.ts'
import { stateOfArticle } from '#exam-engine/publications/article-machine.ts'
import { dealEvaluations, type ArticleWork, type Deal } from '#exam-engine/publications/deal-evaluations.ts'
import type { Services } from '#app/services.server.ts'

/** Of the convocatoria in force; how many articles were given to somebody. Where nothing is to be dealt, nothing waits. */
export async function dealPublications({ database: { db } }: Pick<Services, 'database'>): Promise<number> {
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return 0
  const { lapse, give } = await planDealing(db, convocatoria.id)
  if (lapse.length + give.length === 0) return 0
  return db.transaction().execute(async (trx) => {
    await lockSelection(trx, convocatoria.id)
    return dealWithin(trx, convocatoria.id)
  })
}

/** Inside an act that holds the lock of the selection. */
export async function dealWithin(trx: Trx, convocatoriaId: string): Promise<number> {
  const { lapse, give } = await planDealing(trx, convocatoriaId)
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

async function planDealing(db: DbOrTrx, convocatoriaId: string): Promise<Deal> {
  const now = await readNow(db)
  const { registration } = await readConvocatoriaWindows(db, convocatoriaId)
  if (now < registration.until || await findFirstFreeze(db, convocatoriaId) !== null) return { lapse: [], give: [] }
  const { articles, evaluators } = await readWork(db, convocatoriaId)
  return dealEvaluations(articles, evaluators, now)
}

async function readWork(db: DbOrTrx, convocatoriaId: string) {
  const evaluations = await listEvaluations(db, convocatoriaId)
  const ofArticle = Map.groupBy(evaluations, ({ articleId }) => articleId)
  const articles = (await listJudgeableArticles(db, convocatoriaId)).map((article): ArticleWork => {
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
  const evaluators = (await listEvaluators(db)).map(({ personId, sedes }) => ({
    personId, sedes,
    signed: evaluations.filter(({ evaluatorId, state }) => evaluatorId === personId && state === 'signed').length,
  }))
  return { articles, evaluators }
}
