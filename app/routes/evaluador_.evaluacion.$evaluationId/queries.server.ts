/** One article as its evaluator may see it: neither sede nor scores nor anybody else's judgement. */
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { findOwnEvaluation } from '#db/queries/publication-evaluations.ts'
import { dueAt } from '#exam-engine/publications/deal-evaluations.ts'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'

export async function readEvaluation(args: RequestArgs, evaluationId: string | undefined) {
  const { personId } = await requireRole(args, 'evaluador')
  const { db } = args.context.services.database
  const row = isUuid(evaluationId) ? await findOwnEvaluation(db, personId, evaluationId) : undefined
  if (row === undefined || row.state === 'returned' || row.state === 'lapsed') throw notFound()
  const { publicationCutoff } = await readConvocatoriaRules(db, row.convocatoriaId)
  return {
    signed: row.state === 'signed', endedAt: row.endedAt, savedAt: row.savedAt, dueAt: dueAt(row.dealtAt), draft: row.draft,
    accepted: row.accepted, author: row.author, ceme: row.ceme, grade: row.grade, fileId: row.fileId,
    sides: row.width === null || row.height === null ? null : { width: row.width, height: row.height }, title: row.title,
    journal: row.journal, doi: row.doi, issn: row.issn, pmid: row.pmid, publishedOn: row.publishedOn,
    position: row.position, declaredType: row.declaredType, declaredPosition: row.declaredPosition,
    publishedBefore: publicationCutoff.before,
  }
}

export type EvaluationPage = Awaited<ReturnType<typeof readEvaluation>>
