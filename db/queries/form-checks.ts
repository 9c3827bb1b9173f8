/** The plausibility of forms as of their last marking, and who released which findings. §3.1 B */
import { sql } from 'kysely'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { Finding } from '#exam-engine/marking/plausibility.ts'
import type { DbOrTrx, Trx } from '../client.ts'

export interface FormCheck { formId: string, n: number, findings: readonly Finding[] }

/** Writes what the marking found, over what an earlier one did. */
export async function saveFormChecks(trx: Trx, checks: readonly FormCheck[]): Promise<void> {
  for (const { formId, n, findings } of checks) {
    const text = canonicalJson(findings)
    const row = { n, findings: text, findings_sha256: sha256Hex(text) }
    await trx.insertInto('form_check').values({ form_id: formId, ...row })
      .onConflict((conflict) => conflict.column('form_id').doUpdateSet(row)).execute()
  }
}

/**
 * Every form that present candidates of the convocatoria sat, with its findings (null: marked before there were checks)
 * and who released just these; by exam. `examId` narrows it to one exam.
 */
export async function listFormStandings(db: DbOrTrx, convocatoriaId: string, examId?: string) {
  let query = db.selectFrom('form').innerJoin('exam', 'exam.id', 'form.exam_id')
    .leftJoin('form_check', 'form_check.form_id', 'form.id')
    .leftJoin('form_release', (join) => join.onRef('form_release.form_id', '=', 'form.id')
      .onRef('form_release.findings_sha256', '=', 'form_check.findings_sha256'))
    .leftJoin('person', 'person.id', 'form_release.released_by')
    .select(['form.id as formId', 'form.version', 'exam.id as examId', 'exam.ceme', 'exam.grade', 'form_check.n',
      'form_check.findings_sha256 as findingsSha256', 'form_check.checked_at as checkedAt',
      sql<Finding[] | null>`form_check.findings::json`.as('findings'),
      'form_release.released_at as releasedAt', 'form_release.reason',
      sql<string | null>`person.given_names || ' ' || person.first_surname`.as('releasedBy')])
    .where('exam.convocatoria_id', '=', convocatoriaId)
    .where((eb) => eb.exists(eb.selectFrom('attempt').innerJoin('mark', 'mark.attempt_id', 'attempt.id')
      .select('mark.attempt_id').whereRef('attempt.form_id', '=', 'form.id').where('mark.status', '=', 'present')))
    .orderBy('exam.ceme').orderBy('exam.grade').orderBy('form.version')
  if (examId !== undefined) query = query.where('exam.id', '=', examId)
  return query.execute()
}

export type FormStanding = Awaited<ReturnType<typeof listFormStandings>>[number]

export async function insertRelease(
  trx: Trx, { formId, findingsSha256, reason, by }: { formId: string, findingsSha256: string, reason: string, by: string },
): Promise<void> {
  await trx.insertInto('form_release').values({
    form_id: formId, findings_sha256: findingsSha256, reason, released_by: by,
  }).execute()
}
