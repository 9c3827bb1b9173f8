/**
 * A resident's own part in the convocatoria in force: registration, turno, sede
 * and how the attempt stands. Found by the person alone, so nobody reads another's;
 * carries no content of any exam.
 */
import type { DbOrTrx } from '#db/client.ts'
import { findSeat } from '#db/queries/exam-seats.ts'
import { minutes, type DurationMs, type Instant, type Window } from '#exam-engine/kernel/time.ts'
import { checkInWindow, effectiveState } from '#exam-engine/sitting/attempt-times.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import type { ReceiptFacts } from './states/receipt.tsx'

export interface OwnParticipation {
  candidateId: string
  convocatoria: { id: string, title: string }
  registration: Window
  results: Window
  folio: string
  category: 'mexican' | 'foreign'
  ceme: string
  grade: number
  registeredAt: Instant
  adscription: string
  /** Where the exam is sat. */
  sede: { name: string, city: string, zone: string }
  turno: Window
  preferences: { cer: string, sede: string, subsede: string | null }[]
  itemCount: number
  attempt: OwnAttempt | null
  /** The title of the call in which the exam was sat, where its mark carries over into this one. §5.13 */
  carriedFrom: string | null
}

export interface OwnAttempt {
  id: string
  /** The one that holds now, recorded or not. */
  state: AttemptState
  checkIn: Window
  opensAt: Instant
  closesAt: Instant
  denialReason: string | null
  /** Null while none was given. */
  seat: { room: string, number: number } | null
  receipt: ReceiptFacts | null
}

/** Undefined for a person who is not registered in the convocatoria published last. */
export async function readOwnParticipation(
  db: DbOrTrx, personId: string, now: Instant,
): Promise<OwnParticipation | undefined> {
  const row = await selectCandidate(db, personId)
  if (row === undefined) return undefined
  const attempt = await db.selectFrom('attempt').innerJoin('sede', 'sede.code', 'attempt.sede_code')
    .selectAll('attempt').select(['sede.name', 'sede.city', 'sede.time_zone'])
    .where('candidate_id', '=', row.id).where('exam_id', '=', row.exam_id).executeTakeFirst()
  return {
    candidateId: row.id,
    convocatoria: { id: row.convocatoria_id, title: row.title },
    registration: { from: row.registration_from, until: row.registration_until },
    results: { from: row.results_from, until: row.results_until },
    folio: row.folio,
    category: row.category,
    ceme: row.ceme,
    grade: row.grade,
    registeredAt: row.registered_at,
    adscription: row.adscription_name,
    sede: attempt === undefined
      ? { name: row.exam_sede_name, city: row.exam_sede_city, zone: row.exam_sede_zone }
      : { name: attempt.name, city: attempt.city, zone: attempt.time_zone },
    turno: { from: row.starts_at, until: row.ends_at },
    preferences: await listPreferences(db, row.id),
    itemCount: row.item_count,
    carriedFrom: row.carried_from,
    attempt: attempt === undefined
      ? null
      : {
          ...describeAttempt(attempt, row.item_count, minutes(row.check_in_minutes), now),
          seat: await findSeat(db, attempt.id) ?? null,
        },
  }
}

function selectCandidate(db: DbOrTrx, personId: string) {
  return db.selectFrom('candidate')
    .innerJoin('convocatoria', 'convocatoria.id', 'candidate.convocatoria_id')
    .innerJoin('exam', 'exam.id', 'candidate.exam_id')
    .innerJoin('turno', 'turno.id', 'exam.turno_id')
    .innerJoin('sede as adscription', 'adscription.code', 'candidate.adscription_sede')
    .innerJoin('sede as exam_sede', 'exam_sede.code', 'candidate.exam_sede')
    .leftJoin('candidate as bearer', 'bearer.id', 'candidate.carries_from')
    .leftJoin('convocatoria as source', 'source.id', 'bearer.convocatoria_id')
    .select(['candidate.id', 'candidate.convocatoria_id', 'candidate.folio', 'candidate.category', 'candidate.ceme',
      'candidate.grade', 'candidate.registered_at', 'candidate.exam_id', 'convocatoria.title',
      'convocatoria.registration_from', 'convocatoria.registration_until', 'convocatoria.results_from',
      'convocatoria.results_until', 'convocatoria.check_in_minutes', 'exam.item_count', 'turno.starts_at',
      'turno.ends_at', 'adscription.name as adscription_name', 'exam_sede.name as exam_sede_name',
      'exam_sede.city as exam_sede_city', 'exam_sede.time_zone as exam_sede_zone', 'source.title as carried_from'])
    .where('candidate.person_id', '=', personId)
    .orderBy('convocatoria.published_at', 'desc').limit(1)
    .executeTakeFirst()
}

async function listPreferences(db: DbOrTrx, candidateId: string): Promise<OwnParticipation['preferences']> {
  return db.selectFrom('preference')
    .innerJoin('seat_pool', 'seat_pool.id', 'preference.pool_id')
    .innerJoin('course', 'course.id', 'seat_pool.course_id')
    .innerJoin('sede', 'sede.code', 'seat_pool.sede_code')
    .select(['course.cer', 'sede.name as sede', 'seat_pool.subsede'])
    .where('preference.candidate_id', '=', candidateId).orderBy('preference.position').execute()
}

interface AttemptRow {
  id: string
  state: AttemptState
  opens_at: Instant
  closes_at: Instant
  accepts_until: Instant
  denial_reason: string | null
  finished_at: Instant | null
  answered_count: number | null
  answers_digest: string | null
}

function describeAttempt(row: AttemptRow, total: number, lead: DurationMs, now: Instant): Omit<OwnAttempt, 'seat'> {
  const times = { opensAt: row.opens_at, closesAt: row.closes_at, acceptsUntil: row.accepts_until }
  return {
    id: row.id,
    state: effectiveState({ state: row.state, times }, now),
    checkIn: checkInWindow(times, lead),
    opensAt: times.opensAt,
    closesAt: times.closesAt,
    denialReason: row.denial_reason,
    receipt: describeReceipt(row, total),
  }
}

/** Null while the attempt has not committed to its answers; the time of a close by the clock is the deadline. */
function describeReceipt(row: AttemptRow, total: number): ReceiptFacts | null {
  if (row.state !== 'handedIn' && row.state !== 'closed') return null
  if (row.finished_at === null || row.answered_count === null || row.answers_digest === null) return null
  return {
    how: row.state, at: row.state === 'closed' ? row.closes_at : row.finished_at,
    answered: row.answered_count, total, digest: row.answers_digest,
  }
}
