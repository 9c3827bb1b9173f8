/** Awards (an assigned seat and what its holder does with it) and the letter that is issued once. */
import { sql } from 'kysely'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'
import { sqlInstant } from '../sql-instant.ts'

const seatColumns = ['award.id', 'award.state', 'award.candidate_id', 'award.pool_id', 'award.sede_accepted_at',
  'award.commitment_accepted_at', 'award.rejected_at', 'award.resigned_at', 'award.revoked_at'] as const

/**
 * The candidacy whose result is the person's newest: of a seat of an earlier call nothing is shown, and nothing on it can
 * be done, once a later one has given its own.
 */
function newestCandidacy(db: DbOrTrx, personId: string) {
  return db.selectFrom('selection_result')
    .innerJoin('selection_run', 'selection_run.id', 'selection_result.run_id')
    .innerJoin('convocatoria', 'convocatoria.id', 'selection_run.convocatoria_id')
    .innerJoin('candidate as own', 'own.id', 'selection_result.candidate_id')
    .select('own.id').where('own.person_id', '=', personId)
    .where('selection_run.published_at', 'is not', null).where('convocatoria.results_from', '<=', sql<Instant>`efiser_now()`)
    .orderBy('convocatoria.results_from', 'desc').limit(1)
}

/** The award of a person in the newest published run, with the seat in words. */
export async function findAward(db: DbOrTrx, personId: string) {
  return db.selectFrom('award')
    .innerJoin('candidate', 'candidate.id', 'award.candidate_id')
    .innerJoin('seat_pool', 'seat_pool.id', 'award.pool_id')
    .innerJoin('course', 'course.id', 'seat_pool.course_id')
    .innerJoin('sede', 'sede.code', 'seat_pool.sede_code')
    .leftJoin('letter', 'letter.award_id', 'award.id')
    .select([...seatColumns, 'candidate.convocatoria_id', 'candidate.folio', 'candidate.category', 'course.cer',
      'sede.name as sede_name', 'sede.city', 'sede.ooad', 'seat_pool.subsede', 'letter.issued_at', 'letter.sha256', 'seat_pool.sede_code',
      'letter.fetchable_until', 'letter.delivered_at'])
    .where('award.candidate_id', '=', newestCandidacy(db, personId)).executeTakeFirst()
}

export type OwnAward = NonNullable<Awaited<ReturnType<typeof findAward>>>

/** The same award, locked, for an act on it. */
export async function lockAward(trx: Trx, personId: string) {
  return trx.selectFrom('award').innerJoin('candidate', 'candidate.id', 'award.candidate_id')
    .select([...seatColumns, 'candidate.convocatoria_id'])
    .where('award.candidate_id', '=', newestCandidacy(trx, personId)).forUpdate('award').executeTakeFirst()
}

/** Locked, for an act of the coordination: by its id, or that of its resignation or revocation. */
export async function lockAwardById(
  trx: Trx, by: { awardId: string } | { resignationId: string } | { revocationId: string },
) {
  const query = trx.selectFrom('award').innerJoin('candidate', 'candidate.id', 'award.candidate_id')
    .select([...seatColumns, 'candidate.convocatoria_id', 'candidate.person_id', 'candidate.category']).forUpdate('award')
  if ('awardId' in by) return query.where('award.id', '=', by.awardId).executeTakeFirst()
  return ('resignationId' in by
    ? query.where('award.id', '=', (from) => from.selectFrom('resignation').select('award_id').where('id', '=', by.resignationId))
    : query.where('award.id', '=', (from) => from.selectFrom('revocation').select('award_id').where('id', '=', by.revocationId))
  ).executeTakeFirst()
}

type AwardState = OwnAward['state']

type Moment = 'sede_accepted_at' | 'commitment_accepted_at' | 'rejected_at' | 'resigned_at' | 'revoked_at'

const STAMP: Partial<Record<AwardState, Moment>> = {
  sedeAccepted: 'sede_accepted_at',
  commitmentAccepted: 'commitment_accepted_at',
  rejected: 'rejected_at',
  resigned: 'resigned_at',
  revoked: 'revoked_at',
}

/** Moves the award to its next state and stamps when; an acceptance also with the text that was accepted. */
export async function saveAwardState(
  trx: Trx, awardId: string, state: AwardState, now: Instant, letterTextId: string | null = null,
): Promise<void> {
  const stamp = STAMP[state]
  const text = state === 'commitmentAccepted' ? { letter_text_id: letterTextId } : {}
  await trx.updateTable('award').set({ state, ...text, ...(stamp === undefined ? {} : { [stamp]: toIso(now) }) })
    .where('id', '=', awardId).execute()
}

interface NewLetter {
  awardId: string
  token: string
  sha256: string
  bytes: Buffer
  /** Of what it states, and the signatures of both hashes. */
  contentSha256: string
  keyId: string
  signature: string
  fileSignature: string
  sessionSha256: Buffer
  fetchableUntil: Instant
  /** The text that its holder accepted; null for version 1. */
  letterTextId: string | null
}

/** Fixes the letter's bytes; the award's primary key makes a second one impossible. */
export async function insertLetter(trx: Trx, letter: NewLetter, now: Instant): Promise<void> {
  await trx.insertInto('letter').values({
    award_id: letter.awardId, token: letter.token, sha256: letter.sha256, bytes: letter.bytes, issued_at: toIso(now),
    fetchable_until: toIso(letter.fetchableUntil), session_sha256: letter.sessionSha256,
    content_sha256: letter.contentSha256, key_id: letter.keyId, signature: letter.signature,
    file_signature: letter.fileSignature, letter_text_id: letter.letterTextId,
  }).execute()
}

/** The letter, locked, with its bytes while they are kept. */
export async function lockLetter(trx: Trx, awardId: string) {
  return trx.selectFrom('letter').selectAll().where('award_id', '=', awardId).forUpdate().executeTakeFirst()
}

/** Forgets the bytes after delivery or when the time to fetch them again is over; hash and time remain. */
export async function forgetLetterBytes(trx: Trx, awardId: string, deliveredAt: Instant | null): Promise<void> {
  await trx.updateTable('letter')
    .set({ bytes: null, ...(deliveredAt === null ? {} : { delivered_at: toIso(deliveredAt) }) })
    .where('award_id', '=', awardId).execute()
}

/** Forgets the bytes of all letters whose time is over; returns how many. */
export async function forgetExpiredLetters(trx: Trx, now: Instant): Promise<number> {
  const result = await trx.updateTable('letter').set({ bytes: null })
    .where('bytes', 'is not', null).where('fetchable_until', '<=', sqlInstant(now)).executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** What anybody who holds a letter may learn from its QR: whether it is valid, which course, sede and subsede, and its hashes. */
export async function findLetterByToken(db: DbOrTrx, token: string) {
  return db.selectFrom('letter')
    .innerJoin('award', 'award.id', 'letter.award_id')
    .innerJoin('candidate', 'candidate.id', 'award.candidate_id')
    .innerJoin('seat_pool', 'seat_pool.id', 'award.pool_id')
    .innerJoin('course', 'course.id', 'seat_pool.course_id')
    .innerJoin('sede', 'sede.code', 'seat_pool.sede_code')
    .select(['letter.sha256', 'letter.content_sha256', 'letter.key_id', 'letter.signature', 'letter.file_signature',
      'letter.issued_at', 'candidate.folio', 'course.cer', 'sede.name as sede_name', 'seat_pool.subsede', 'award.state', 'award.resigned_at',
      'award.revoked_at'])
    .where('letter.token', '=', token).executeTakeFirst()
}

/** Per course: awards by state, for the coordination. */
export async function countAwards(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('award')
    .innerJoin('seat_pool', 'seat_pool.id', 'award.pool_id').innerJoin('course', 'course.id', 'seat_pool.course_id')
    .select(({ fn }) => ['course.cer', 'award.state', fn.countAll<number>().as('awards')])
    .where('course.convocatoria_id', '=', convocatoriaId)
    .groupBy(['course.cer', 'award.state']).orderBy('course.cer').execute()
}
