/** How far the evaluation is: articles by state, evaluators with what they hold and owe, disputes, agreement. */
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria, readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import {
  listEvaluations, listEvaluators, listJudgeableArticles, readOutcome,
} from '#db/queries/publication-evaluations.ts'
import { JUDGES_NEEDED, stateOfArticle } from '#exam-engine/publications/article-machine.ts'
import { dueAt } from '#exam-engine/publications/deal-evaluations.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { measureAgreement } from '#app/publications/agreement.ts'

export async function readProgress(args: RequestArgs) {
  await requireRole(args, 'admin')
  const { db } = args.context.services.database
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return null
  const now = await readNow(db)
  const { registration } = await readConvocatoriaWindows(db, convocatoria.id)
  const [frozenAt, articles, evaluations, evaluators] = await Promise.all([
    findFirstFreeze(db, convocatoria.id), listJudgeableArticles(db, convocatoria.id),
    listEvaluations(db, convocatoria.id), listEvaluators(db),
  ])
  const nameOf = new Map(evaluators.map(({ personId, name }) => [personId, name]))
  const named = (personId: string) => nameOf.get(personId) ?? 'Ya no evalúa'
  const ofArticle = Map.groupBy(evaluations, ({ articleId }) => articleId)
  const standing = articles.map((article) => {
    const work = ofArticle.get(article.id) ?? []
    const signed = work.filter((row) => row.state === 'signed')
    const held = work.filter((row) => row.state === 'held')
    const state = stateOfArticle(signed.map((row) => ({ evaluatorId: row.evaluatorId, outcome: readOutcome(row) })))
    return { ...article, state, signed, held, short: state !== 'decided' && signed.length + held.length < JUDGES_NEEDED[state] }
  })
  const firstTwo = standing.flatMap(({ signed: [left, right] }) => (left === undefined || right === undefined ? [] : [{
    left: { evaluatorId: left.evaluatorId, accepted: left.accepted === true },
    right: { evaluatorId: right.evaluatorId, accepted: right.accepted === true },
  }]))
  const agreement = measureAgreement(firstTwo)
  const count = (holds: (article: (typeof standing)[number]) => boolean) => standing.filter(holds).length
  return {
    title: convocatoria.title, registration, frozenAt, open: now >= registration.until && frozenAt === null,
    counts: {
      articles: standing.length, decided: count(({ state }) => state === 'decided'),
      accepted: count(({ accepted }) => accepted === true), disputed: count(({ state }) => state === 'disputed'),
      short: count(({ short }) => short),
    },
    disputes: standing.filter(({ signed, basis }) => signed.length > 2 || (signed.length === 2 && basis !== 'agreement'))
      .map(({ id, folio, position, doi, basis, accepted, held, signed }) => ({
        id, folio, position, doi, accepted, decided: basis !== null,
        third: signed[2] === undefined ? held[0] === undefined ? null : named(held[0].evaluatorId) : named(signed[2].evaluatorId),
      })),
    evaluators: evaluators.map(({ personId, name }) => {
      const own = evaluations.filter(({ evaluatorId }) => evaluatorId === personId)
      const of = (state: string) => own.filter((row) => row.state === state).length
      return {
        personId, name, held: of('held'), signed: of('signed'), returned: of('returned'), lapsed: of('lapsed'),
        late: own.filter((row) => row.state === 'held' && now >= dueAt(row.dealtAt)).length,
      }
    }),
    overall: agreement.overall,
    pairs: agreement.pairs.map(({ leftId, rightId, kappa }) => ({
      id: `${leftId} ${rightId}`, left: named(leftId), right: named(rightId), ...kappa,
    })),
  }
}

export type Progress = NonNullable<Awaited<ReturnType<typeof readProgress>>>
