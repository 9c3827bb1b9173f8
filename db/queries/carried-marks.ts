/**
 * The marks that a period takes from an earlier one of its cycle: from which call, of which candidacy, by which published
 * selection. Null and undefined for a call that has exams of its own. §5.3, §5.13
 */
import { sql } from 'kysely'
import type { RulesJson } from '#exam-engine/convocatoria/call-document.ts'
import { rulesSchema } from '#exam-engine/convocatoria/rules.ts'
import type { DbOrTrx } from '../client.ts'
import { findFrozenDocument } from './frozen-rules.ts'
import type { RegistrationOf } from './registration-drafts.ts'

/** The published selection in which the marks of a call were earned, with its frozen input word for word. */
export async function readMarksSource(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('selection_run').innerJoin('selection_ledger', 'selection_ledger.run_id', 'selection_run.id')
    .select(['selection_run.id as runId', 'convocatoria_id as convocatoria', 'input', 'input_sha256 as inputSha256',
      'inputs_sha256 as inputsSha256'])
    .where('convocatoria_id', '=', sql<string>`marks_source(${convocatoriaId})`).where('published_at', 'is not', null)
    .executeTakeFirst()
}

/** Under which id of the source's selection each candidate of a call stood there. */
export async function listCarriedIds(db: DbOrTrx, convocatoriaId: string, sourceRunId: string) {
  return db.selectFrom('candidate')
    .innerJoin('selection_identity', 'selection_identity.candidate_id', 'candidate.carries_from')
    .select(['candidate.id as candidateId', 'selection_identity.selection_id as selectionId'])
    .where('candidate.convocatoria_id', '=', convocatoriaId).where('selection_identity.run_id', '=', sourceRunId).execute()
}

/** The own candidacy whose mark carries over into a call, with its exam; undefined for who was not present. */
export async function findCarriedCandidacy(
  db: DbOrTrx, { convocatoriaId, personId }: RegistrationOf, { ceme, grade }: { ceme: string, grade: number },
) {
  return db.selectFrom('candidate').innerJoin('exam', 'exam.id', 'candidate.exam_id')
    .innerJoin('turno', 'turno.id', 'exam.turno_id')
    .innerJoin('convocatoria', 'convocatoria.id', 'candidate.convocatoria_id')
    .select(['candidate.id as candidateId', 'exam.id', 'turno.starts_at', 'turno.ends_at', 'convocatoria.title'])
    .where('candidate.convocatoria_id', '=', sql<string>`marks_source(${convocatoriaId})`)
    .where('candidate.person_id', '=', personId).where('candidate.ceme', '=', ceme).where('candidate.grade', '=', grade)
    .where(sql<boolean>`was_present(candidate.id)`).executeTakeFirst()
}

/** Where and when the exam of a candidacy was sat. */
export async function findCarriedOrigin(db: DbOrTrx, candidateId: string) {
  return db.selectFrom('candidate').innerJoin('convocatoria', 'convocatoria.id', 'candidate.convocatoria_id')
    .innerJoin('exam', 'exam.id', 'candidate.exam_id').innerJoin('turno', 'turno.id', 'exam.turno_id')
    .select(['convocatoria.title', 'turno.starts_at as satAt']).where('candidate.id', '=', candidateId).executeTakeFirst()
}

/**
 * The rules of the last call with exams of a cycle before a period, as they were when its selection was frozen: what its
 * marks and articles are worth follows from them, whatever a fe de erratas changed since. Null while none has published results.
 */
export async function readSourceOfPeriod(db: DbOrTrx, { cycle, period }: { cycle: string, period: number }) {
  const row = await db.selectFrom('convocatoria').select(['rules', ({ selectFrom }) =>
    selectFrom('selection_run').select('selection_run.id').whereRef('selection_run.convocatoria_id', '=', 'convocatoria.id')
      .where('published_at', 'is not', null).as('run_id')])
    .where(sql`rules ->> 'cycle'`, '=', cycle).where(sql<number>`(rules ->> 'period')::integer`, '<', period)
    .where(sql<string>`coalesce(rules ->> 'marks', '')`, '<>', 'carryOver')
    .orderBy(sql`(rules ->> 'period')::integer`, 'desc').limit(1).executeTakeFirst()
  if (row === undefined || row.run_id === null) return null
  const rules = await findFrozenDocument(db, row.run_id) ?? row.rules
  rulesSchema.parse(rules)
  return { rules: rules as RulesJson }
}
