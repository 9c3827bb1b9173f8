/** Revocations of seats: proposed by one person, decided by another. Convocatoria §2.2 E, §3.1 D, §5.18 */
import type { RevocationGround, RevocationOutcome } from '#exam-engine/convocatoria/revocation.ts'
import type { DbOrTrx, Trx } from '../client.ts'

/** The open proposal about an award, else the newest one, locked; undefined where there was none. */
export async function lockNewestRevocation(trx: Trx, awardId: string) {
  return trx.selectFrom('revocation').select(['id', 'ground', 'reason', 'outcome', 'proposed_by as proposedBy'])
    .where('award_id', '=', awardId).orderBy(({ eb }) => eb.case().when('outcome', 'is', null).then(0).else(1).end())
    .orderBy('proposed_at', 'desc').orderBy('id').limit(1).forUpdate().executeTakeFirst()
}

export async function insertRevocation(
  trx: Trx, { awardId, ground, reason, by }: { awardId: string, ground: RevocationGround, reason: string, by: string },
): Promise<string> {
  const { id } = await trx.insertInto('revocation').values({ award_id: awardId, ground, reason, proposed_by: by })
    .returning('id').executeTakeFirstOrThrow()
  return id
}

export async function decideRevocationRow(
  trx: Trx, id: string, { outcome, by, note }: { outcome: RevocationOutcome, by: string, note: string | null },
): Promise<void> {
  await trx.updateTable('revocation').set({ outcome, decided_by: by, ...(note === null ? {} : { note }) })
    .where('id', '=', id).execute()
}

/** Every proposal; the open ones first, the oldest of them before. */
export async function listRevocations(db: DbOrTrx) {
  return fromRevocations(db).orderBy(({ eb }) => eb.case().when('revocation.outcome', 'is', null).then(0).else(1).end())
    .orderBy('proposed_at').execute()
}

export async function findRevocation(db: DbOrTrx, id: string) {
  return fromRevocations(db).where('revocation.id', '=', id).executeTakeFirst()
}

function fromRevocations(db: DbOrTrx) {
  return db.selectFrom('revocation')
    .innerJoin('award', 'award.id', 'revocation.award_id').innerJoin('candidate', 'candidate.id', 'award.candidate_id')
    .innerJoin('person', 'person.id', 'candidate.person_id').innerJoin('seat_pool', 'seat_pool.id', 'award.pool_id')
    .innerJoin('course', 'course.id', 'seat_pool.course_id').innerJoin('sede', 'sede.code', 'seat_pool.sede_code')
    .innerJoin('person as proposer', 'proposer.id', 'revocation.proposed_by')
    .leftJoin('person as decider', 'decider.id', 'revocation.decided_by')
    .select(['revocation.id', 'revocation.award_id as awardId', 'revocation.ground', 'revocation.reason', 'proposed_at as proposedAt',
      'proposed_by as proposedBy', 'outcome', 'decided_at as decidedAt', 'revocation.note', 'candidate.folio',
      'candidate.person_id as personId', 'person.given_names as givenNames', 'person.first_surname as firstSurname',
      'person.second_surname as secondSurname', 'course.cer', 'sede.name as sede', 'seat_pool.subsede',
      'proposer.given_names as proposerNames', 'proposer.first_surname as proposerSurname',
      'decider.given_names as deciderNames', 'decider.first_surname as deciderSurname'])
}

export type RevocationRow = Awaited<ReturnType<typeof listRevocations>>[number]
