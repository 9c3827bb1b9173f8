/** Annulments of items: proposed by one person, decided by another, kept as they were. §3.1 B */
import { sql } from 'kysely'
import type { AnnulmentKind, FormAnnulment } from '#exam-engine/marking/annulment.ts'
import { NOTHING_ANNULLED, type Annulment, type AnnulmentPolicy } from '#exam-engine/marking/mark.ts'
import type { DbOrTrx, Trx } from '../client.ts'

/** What stands annulled in each form of the convocatoria; forms without anything are not listed. */
export async function listFormAnnulments(db: DbOrTrx, convocatoriaId: string): Promise<FormAnnulment[]> {
  const rows = await approved(db)
    .innerJoin('form', 'form.id', 'annulment.form_id').innerJoin('exam', 'exam.id', 'form.exam_id')
    .where('exam.convocatoria_id', '=', convocatoriaId).execute()
  return rows.map(joined)
}

/** What stands annulled in a form: the union of its approved annulments, which share one policy. */
export async function readFormAnnulment(db: DbOrTrx, formId: string): Promise<Annulment> {
  const row = await approved(db).where('form_id', '=', formId).executeTakeFirst()
  return row === undefined ? NOTHING_ANNULLED : joined(row)
}

function approved(db: DbOrTrx) {
  return db.selectFrom('annulment')
    .select(['form_id', 'policy', sql<string[][]>`json_agg(item_ids order by decided_at)`.as('lists')])
    .where('outcome', '=', 'approved').groupBy(['form_id', 'policy'])
}

function joined(row: { form_id: string, policy: AnnulmentPolicy, lists: string[][] }): FormAnnulment {
  return { formId: row.form_id, policy: row.policy, itemIds: row.lists.flat().sort() }
}

interface NewAnnulment extends Annulment {
  formId: string
  kind: AnnulmentKind
  reason: string
  by: string
}

export async function insertAnnulment(trx: Trx, { formId, itemIds, policy, kind, reason, by }: NewAnnulment) {
  const { id } = await trx.insertInto('annulment').values({
    form_id: formId, item_ids: [...itemIds].sort(), policy, kind, reason, proposed_by: by,
  }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** One proposal with its exam; undefined when there is none. */
export async function findAnnulment(db: DbOrTrx, annulmentId: string) {
  return db.selectFrom('annulment')
    .innerJoin('form', 'form.id', 'annulment.form_id').innerJoin('exam', 'exam.id', 'form.exam_id')
    .innerJoin('person as proposer', 'proposer.id', 'annulment.proposed_by')
    .leftJoin('person as decider', 'decider.id', 'annulment.decided_by')
    .select(['annulment.id', 'annulment.form_id as formId', 'annulment.item_ids as itemIds', 'policy', 'kind', 'reason',
      'proposed_at as proposedAt', 'proposed_by as proposedBy', 'outcome', 'decided_at as decidedAt', 'note', 'effect',
      'effect_sha256 as effectSha256', 'exam.id as examId', 'exam.convocatoria_id as convocatoriaId', 'form.version',
      sql<string>`proposer.given_names || ' ' || proposer.first_surname`.as('proposer'),
      sql<string | null>`decider.given_names || ' ' || decider.first_surname`.as('decider')])
    .where('annulment.id', '=', annulmentId).executeTakeFirst()
}

export type AnnulmentRow = NonNullable<Awaited<ReturnType<typeof findAnnulment>>>

/** Of one exam, the open one first, then the newest. */
export async function listAnnulments(db: DbOrTrx, examId: string) {
  return db.selectFrom('annulment').innerJoin('form', 'form.id', 'annulment.form_id')
    .innerJoin('person as proposer', 'proposer.id', 'annulment.proposed_by')
    .select(['annulment.id', 'annulment.item_ids as itemIds', 'policy', 'kind', 'proposed_at as proposedAt', 'outcome',
      sql<string>`proposer.given_names || ' ' || proposer.first_surname`.as('proposer')])
    .where('form.exam_id', '=', examId)
    .orderBy((eb) => eb('outcome', 'is not', null)).orderBy('proposed_at', 'desc').execute()
}

/** The exams of the convocatoria in which a proposal waits for its decision, by name. */
export async function listExamsWithOpenAnnulment(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('annulment').innerJoin('form', 'form.id', 'annulment.form_id')
    .innerJoin('exam', 'exam.id', 'form.exam_id')
    .select(['exam.id', 'exam.ceme', 'exam.grade', 'annulment.id as annulmentId']).where('annulment.outcome', 'is', null)
    .where('exam.convocatoria_id', '=', convocatoriaId).orderBy('exam.ceme').orderBy('exam.grade').execute()
}

interface Decision {
  annulmentId: string
  outcome: 'approved' | 'rejected' | 'withdrawn'
  by: string
  note: string
  /** Of an approval: the dry run that was approved, and its hash. */
  effect: { text: string, sha256: string } | null
}

export async function decideAnnulmentRow(trx: Trx, { annulmentId, outcome, by, note, effect }: Decision): Promise<void> {
  await trx.updateTable('annulment').set({
    outcome, decided_by: by, note, effect: effect?.text ?? null, effect_sha256: effect?.sha256 ?? null,
  }).where('id', '=', annulmentId).execute()
}
