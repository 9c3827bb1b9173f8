/** The work of evaluators on articles: what is dealt, held, signed and decided. */
import { sql } from 'kysely'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import { formatDecimal, scaled } from '#exam-engine/kernel/decimal.ts'
import type { Decision, SignedJudgement } from '#exam-engine/publications/article-machine.ts'
import { EMPTY_DRAFT, type Draft, type Outcome } from '#exam-engine/publications/judgement.ts'
import type { DbOrTrx, Trx } from '../client.ts'
import type { ArticleType } from '#exam-engine/convocatoria/article-points.ts'

interface OutcomeColumns {
  accepted: boolean | null
  type: ArticleType | null
  author_position: number | null
}

/** In a demonstration whose clock went back into the registration, an earlier version may have been dealt. */
const isLastVersion = sql<boolean>`d.version = (select max(version) from publication_declaration l
  where l.convocatoria_id = d.convocatoria_id and l.person_id = d.person_id)`

/** Articles of the last declarations that have a picture, of candidates; what can be judged. */
export async function listJudgeableArticles(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('declared_article as a')
    .innerJoin('publication_declaration as d', 'd.id', 'a.declaration_id')
    .innerJoin('candidate as k', (join) => join.onRef('k.convocatoria_id', '=', 'd.convocatoria_id')
      .onRef('k.person_id', '=', 'd.person_id'))
    .leftJoin('publication_decision as p', 'p.article_id', 'a.id')
    .select(['a.id', 'd.person_id as authorId', 'k.adscription_sede as sede', 'k.folio', 'a.position', 'a.doi',
      'p.accepted', 'p.points', 'p.basis', 'p.decided_at as decidedAt'])
    .where('d.convocatoria_id', '=', convocatoriaId).where('d.file_id', 'is not', null)
    .where(isLastVersion)
    .orderBy('k.folio').orderBy('a.position').execute()
}

/** Every evaluation of a call, in the order in which they ended. */
export async function listEvaluations(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('publication_evaluation as e')
    .innerJoin('declared_article as a', 'a.id', 'e.article_id')
    .innerJoin('publication_declaration as d', 'd.id', 'a.declaration_id')
    .select(['e.id', 'e.article_id as articleId', 'e.evaluator_id as evaluatorId', 'e.state', 'e.dealt_at as dealtAt',
      'e.ended_at as endedAt', 'e.accepted', 'e.type', 'e.author_position'])
    .where('d.convocatoria_id', '=', convocatoriaId)
    .orderBy('e.ended_at').orderBy('e.id').execute()
}

export async function listEvaluators(db: DbOrTrx) {
  const rows = await db.selectFrom('role_grant as g').innerJoin('person', 'person.id', 'g.person_id')
    .innerJoin('account', 'account.person_id', 'person.id')
    .select((select) => ['person.id as personId', 'person.given_names', 'person.first_surname', 'person.second_surname',
      sql<string[]>`array(select distinct o.sede_code from role_grant o
        where o.person_id = ${select.ref('g.person_id')} and o.sede_code is not null)`.as('sedes')])
    .where('g.role', '=', 'evaluador').where('account.disabled_at', 'is', null).orderBy('person.id').execute()
  return rows.map((row) => ({
    personId: row.personId, sedes: row.sedes, name: fullName(row.given_names, row.first_surname, row.second_surname),
  }))
}

export async function insertEvaluation(trx: Trx, articleId: string, evaluatorId: string): Promise<void> {
  await trx.insertInto('publication_evaluation')
    .values({ article_id: articleId, evaluator_id: evaluatorId, draft: asJson(EMPTY_DRAFT) }).execute()
}

export async function lapseEvaluation(trx: Trx, evaluationId: string): Promise<void> {
  await trx.updateTable('publication_evaluation').set({ state: 'lapsed', ended_at: sql<string>`efiser_now()` })
    .where('id', '=', evaluationId).execute()
}

/** Own work only: who else judges the article, and what, is not in it. */
export async function findOwnEvaluation(db: DbOrTrx, evaluatorId: string, evaluationId: string) {
  const row = await ownEvaluations(db, evaluatorId).where('e.id', '=', evaluationId).executeTakeFirst()
  return row === undefined ? undefined : { ...row, author: fullName(row.given_names, row.first_surname, row.second_surname) }
}

export async function listOwnEvaluations(db: DbOrTrx, evaluatorId: string, convocatoriaId: string) {
  return ownEvaluations(db, evaluatorId).where('d.convocatoria_id', '=', convocatoriaId)
    .where('e.state', 'in', ['held', 'signed']).orderBy('e.dealt_at').orderBy('e.id').execute()
}

function ownEvaluations(db: DbOrTrx, evaluatorId: string) {
  return db.selectFrom('publication_evaluation as e')
    .innerJoin('declared_article as a', 'a.id', 'e.article_id')
    .innerJoin('publication_declaration as d', 'd.id', 'a.declaration_id')
    .leftJoin('publication_file as f', 'f.id', 'd.file_id')
    .innerJoin('person', 'person.id', 'd.person_id')
    .innerJoin('candidate as k', (join) => join.onRef('k.convocatoria_id', '=', 'd.convocatoria_id')
      .onRef('k.person_id', '=', 'd.person_id'))
    .select(['e.id', 'e.state', 'e.dealt_at as dealtAt', 'e.ended_at as endedAt', 'e.draft', 'e.draft_saved_at as savedAt',
      'e.accepted', 'a.id as articleId', 'a.position', 'a.doi', 'a.issn', 'a.pmid', 'a.type as declaredType',
      'a.author_position as declaredPosition', 'a.published_on as publishedOn', 'a.title', 'a.journal',
      'd.file_id as fileId', 'f.width', 'f.height', 'd.convocatoria_id as convocatoriaId',
      'k.id as candidateId', 'k.ceme', 'k.grade', 'person.given_names', 'person.first_surname', 'person.second_surname'])
    .where('e.evaluator_id', '=', evaluatorId).where(isLastVersion)
}

export type OwnEvaluation = NonNullable<Awaited<ReturnType<typeof findOwnEvaluation>>>

/** The signed judgements of an article in their order. */
export async function listSigned(trx: Trx, articleId: string): Promise<SignedJudgement[]> {
  const rows = await trx.selectFrom('publication_evaluation').select(['evaluator_id', 'accepted', 'type', 'author_position'])
    .where('article_id', '=', articleId).where('state', '=', 'signed').orderBy('ended_at').orderBy('id').execute()
  return rows.map((row) => ({ evaluatorId: row.evaluator_id, outcome: readOutcome(row) }))
}

export function readOutcome({ accepted, type, author_position: position }: OutcomeColumns): Outcome {
  if (accepted === true && type !== null && (position === 1 || position === 2)) {
    return { accepted, type, authorPosition: position }
  }
  return { accepted: false }
}

export async function saveDraft(trx: Trx, evaluationId: string, draft: Draft): Promise<void> {
  await trx.updateTable('publication_evaluation')
    .set({ draft: asJson(draft), draft_saved_at: sql<string>`efiser_now()` }).where('id', '=', evaluationId).execute()
}

export async function returnEvaluation(trx: Trx, evaluationId: string, reason: string): Promise<void> {
  await trx.updateTable('publication_evaluation')
    .set({ state: 'returned', ended_at: sql<string>`efiser_now()`, return_reason: reason })
    .where('id', '=', evaluationId).execute()
}

export async function signEvaluation(trx: Trx, evaluationId: string, draft: Draft, outcome: Outcome): Promise<void> {
  await trx.updateTable('publication_evaluation').set({
    state: 'signed', ended_at: sql<string>`efiser_now()`, draft: asJson(draft), draft_saved_at: sql<string>`efiser_now()`,
    ...columnsOf(outcome),
  }).where('id', '=', evaluationId).execute()
}

interface DecidedArticle {
  articleId: string
  candidateId: string
  position: number
  doi: string
  declaredType: ArticleType
  declaredPosition: number
  publishedOn: string
}

/** The decision, and the row that the score reads: accepted or not, at the place in which it was declared. */
export async function insertDecision(
  trx: Trx, article: DecidedArticle, { outcome, basis }: Decision, hundredths: number,
): Promise<void> {
  await trx.insertInto('publication_decision').values({
    article_id: article.articleId, basis, points: formatDecimal(scaled(BigInt(hundredths), 2), 2), ...columnsOf(outcome),
  }).execute()
  const taken = await trx.selectFrom('publication').select('position')
    .where('candidate_id', '=', article.candidateId).orderBy('position').execute()
  const free = taken.some(({ position }) => position === article.position)
    ? Math.max(...taken.map(({ position }) => position)) + 1 : article.position
  await trx.insertInto('publication').values({
    candidate_id: article.candidateId, position: free, doi: article.doi, published_on: article.publishedOn,
    accepted: outcome.accepted, type: outcome.accepted ? outcome.type : article.declaredType,
    author_position: outcome.accepted ? outcome.authorPosition : article.declaredPosition,
  }).execute()
}

function columnsOf(outcome: Outcome) {
  return outcome.accepted
    ? { accepted: true, type: outcome.type, author_position: outcome.authorPosition }
    : { accepted: false, type: null, author_position: null }
}

// A text parameter for a jsonb column would be stored as one JSON string: the driver encodes it again.
function asJson(draft: Draft) {
  return sql<string>`${JSON.stringify(draft)}::text::jsonb`
}
