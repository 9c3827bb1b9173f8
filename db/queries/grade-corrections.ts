/** Corrections of grades that count: proposed by one person, decided by another; both marks stay. §4.2 C */
import type { GradedCourse } from '#exam-engine/convocatoria/grade-sheet.ts'
import type { DbOrTrx, Trx } from '../client.ts'

interface NewCorrection {
  candidateId: string
  year: number
  from: string
  to: string
  reason: string
  by: string
}

export async function insertCorrection(trx: Trx, { candidateId, year, from, to, reason, by }: NewCorrection) {
  const { id } = await trx
    .insertInto('grade_correction')
    .values({
      candidate_id: candidateId,
      year,
      from_mark: from,
      to_mark: to,
      reason,
      proposed_by: by,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Of which course a correction is, before its lock is taken; undefined where there is none. */
export async function findCorrection(db: DbOrTrx, correctionId: string) {
  return db
    .selectFrom('grade_correction')
    .innerJoin('candidate', 'candidate.id', 'grade_correction.candidate_id')
    .select([
      'grade_correction.id',
      'grade_correction.candidate_id as candidateId',
      'grade_correction.year',
      'to_mark as to',
      'proposed_by as proposedBy',
      'outcome',
      'convocatoria_id as convocatoriaId',
      'adscription_sede as sedeCode',
      'ceme',
    ])
    .where('grade_correction.id', '=', correctionId)
    .executeTakeFirst()
}

interface Decision {
  correctionId: string
  outcome: 'approved' | 'rejected' | 'withdrawn'
  by: string
  note: string
}

/** With an approval the new mark counts. */
export async function decideCorrectionRow(trx: Trx, { correctionId, outcome, by, note }: Decision): Promise<void> {
  const row = await trx
    .updateTable('grade_correction')
    .set({ outcome, decided_by: by, note })
    .where('id', '=', correctionId)
    .returning(['candidate_id', 'year', 'to_mark'])
    .executeTakeFirstOrThrow()
  if (outcome !== 'approved') return
  await trx
    .updateTable('grade_mark')
    .set({ mark: row.to_mark })
    .where('candidate_id', '=', row.candidate_id)
    .where('year', '=', row.year)
    .execute()
}

/** Open ones first, then newest first; of one course, or of all. */
export async function listCorrections(db: DbOrTrx, convocatoriaId: string, course?: GradedCourse) {
  let query = db
    .selectFrom('grade_correction')
    .innerJoin('candidate', 'candidate.id', 'grade_correction.candidate_id')
    .innerJoin('person as resident', 'resident.id', 'candidate.person_id')
    .innerJoin('person as proposer', 'proposer.id', 'grade_correction.proposed_by')
    .leftJoin('person as decider', 'decider.id', 'grade_correction.decided_by')
    .select([
      'grade_correction.id',
      'candidate.folio',
      'candidate.ceme',
      'candidate.adscription_sede as sedeCode',
      'grade_correction.year',
      'from_mark as from',
      'to_mark as to',
      'reason',
      'proposed_at as proposedAt',
      'proposed_by as proposedBy',
      'outcome',
      'decided_at as decidedAt',
      'note',
      'resident.given_names as residentNames',
      'resident.first_surname as residentSurname',
      'proposer.given_names as proposerNames',
      'proposer.first_surname as proposerSurname',
      'decider.given_names as deciderNames',
      'decider.first_surname as deciderSurname',
    ])
    .where('candidate.convocatoria_id', '=', convocatoriaId)
    .orderBy((eb) => eb('outcome', 'is not', null))
    .orderBy('proposed_at', 'desc')
  if (course !== undefined) {
    query = query.where('candidate.adscription_sede', '=', course.sedeCode).where('candidate.ceme', '=', course.ceme)
  }
  return query.execute()
}
