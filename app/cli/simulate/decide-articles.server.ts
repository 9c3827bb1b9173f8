/** The evaluators of the demonstration finish their work: every article is judged as it was declared. §4.3.1 */
import type { CoreServices } from '#app/services.server.ts'
import { dealPublications } from '#app/use-cases/deal-evaluations.server.ts'
import { signJudgement } from '#app/use-cases/evaluate-publication.server.ts'
import { listEvaluations } from '#db/queries/publication-evaluations.ts'
import { COUNTED_ARTICLE_TYPES } from '#exam-engine/convocatoria/article-points.ts'
import { CRITERIA, EMPTY_DRAFT, type Draft } from '#exam-engine/publications/judgement.ts'
import { openSession } from './platform.server.ts'

/** Two who agree, or a third: no article needs more rounds. */
const ROUNDS = 3

/** Throws on any refusal. */
export async function decideArticles({ database }: CoreServices, convocatoriaId: string): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    await dealPublications({ database })
    const held = (await listEvaluations(database.db, convocatoriaId)).filter(({ state }) => state === 'held')
    for (const { id, evaluatorId, articleId } of held) {
      const { actor } = await openSession({ origin: '', database }, evaluatorId)
      const signed = await signJudgement({ database }, actor, id, await draftOf(database, articleId))
      if (!signed.ok && signed.refusal !== 'EVALUATION_ENDED') throw new Error(`judgement: ${signed.refusal}`)
    }
  }
}

async function draftOf({ db }: CoreServices['database'], articleId: string): Promise<Draft> {
  const declared = await db.selectFrom('declared_article').select(['type', 'author_position'])
    .where('id', '=', articleId).executeTakeFirstOrThrow()
  const met = new Set<string>(CRITERIA)
  return {
    answers: Object.fromEntries(Object.keys(EMPTY_DRAFT.answers).map((code) => (
      [code, { yes: met.has(code), reason: '' }]))) as Draft['answers'],
    type: COUNTED_ARTICLE_TYPES.find((type) => type === declared.type) ?? null,
    authorPosition: declared.author_position,
  }
}
