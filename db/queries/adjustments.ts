/** Adjustments by resolution: what is in force for an attempt, what follows it, how a grant or a revocation is kept. */
import { durationMs, minutes, toIso, type Instant, type Window } from '#exam-engine/kernel/time.ts'
import { extraTimeOf, type Neighbours, type Resolution } from '#exam-engine/sitting/adjustment.ts'
import type { AttemptTimes, TimeAllowance } from '#exam-engine/sitting/attempt-times.ts'
import type { DbOrTrx, Trx } from '../client.ts'
import { sqlInstant } from '../sql-instant.ts'

const GRANT = ['adjustment.id', 'adjustment.attempt_id', 'adjustment.document_number', 'adjustment.document_date',
  'adjustment.authority', 'adjustment.extra_minutes', 'adjustment.extra_percent', 'adjustment.other_measures',
  'adjustment.arrangement', 'adjustment.recorded_at'] as const

/** Grants that nobody took back. */
export function grantsInForce(db: DbOrTrx) {
  return db.selectFrom('adjustment')
    .leftJoin('adjustment as revocation', 'revocation.revokes', 'adjustment.id')
    .select(GRANT)
    .where('adjustment.revokes', 'is', null).where('revocation.id', 'is', null)
}

export async function findGrantInForce(db: DbOrTrx, attemptId: string) {
  return grantsInForce(db).where('adjustment.attempt_id', '=', attemptId).executeTakeFirst()
}

export type GrantRow = NonNullable<Awaited<ReturnType<typeof findGrantInForce>>>

/** The turno of an attempt and what its times are made of, as exam-engine/sitting/attempt-times.ts takes them. */
export interface AllowanceRow {
  turno: Window
  allowance: TimeAllowance
  grantId: string | null
}

export async function readAllowance(db: DbOrTrx, attemptId: string): Promise<AllowanceRow> {
  const row = await db.selectFrom('attempt').innerJoin('turno', 'turno.id', 'attempt.turno_id')
    .innerJoin('convocatoria', 'convocatoria.id', 'turno.convocatoria_id')
    .select(['turno.starts_at', 'turno.ends_at', 'convocatoria.transit_grace_ms'])
    .select((select) => select.selectFrom('compensation').select(({ fn }) => fn.sum<number>('minutes').as('given'))
      .whereRef('compensation.turno_id', '=', 'attempt.turno_id')
      .whereRef('compensation.sede_code', '=', 'attempt.sede_code').as('given'))
    .where('attempt.id', '=', attemptId).executeTakeFirstOrThrow()
  const grant = await findGrantInForce(db, attemptId)
  const turno = { from: row.starts_at, until: row.ends_at }
  return {
    turno,
    grantId: grant?.id ?? null,
    allowance: {
      extraMs: grant === undefined ? durationMs(0) : extraTimeOf(turno, readExtra(grant)),
      compensationMs: minutes(Number(row.given ?? 0)),
      graceMs: durationMs(row.transit_grace_ms),
    },
  }
}

function readExtra({ extra_minutes, extra_percent }: Pick<GrantRow, 'extra_minutes' | 'extra_percent'>) {
  return { extraMinutes: extra_minutes, extraPercent: extra_percent }
}

/** In whole minutes; 0 for a grant of other measures alone. */
export function extraMinutesOf(turno: Window, grant: Pick<GrantRow, 'extra_minutes' | 'extra_percent'>): number {
  return extraTimeOf(turno, readExtra(grant)) / 60_000
}

/** T0 of the next exam of the person, and of the next turno in which the sede receives anybody. */
export async function findNeighbours(
  db: DbOrTrx, attempt: { personId: string; sedeCode: string; opensAt: Instant },
): Promise<Neighbours> {
  const later = db.selectFrom('attempt').select('attempt.opens_at')
    .where('attempt.opens_at', '>', sqlInstant(attempt.opensAt)).orderBy('attempt.opens_at').limit(1)
  const own = await later.innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .where('candidate.person_id', '=', attempt.personId).executeTakeFirst()
  const sede = await later.where('attempt.sede_code', '=', attempt.sedeCode).executeTakeFirst()
  return { ownNextAt: own?.opens_at ?? null, sedeNextAt: sede?.opens_at ?? null }
}

interface Recorded {
  attemptId: string
  at: Instant
  by: string
}

export async function insertGrant(trx: Trx, resolution: Resolution, { attemptId, at, by }: Recorded): Promise<string> {
  const { id } = await trx.insertInto('adjustment').values({
    attempt_id: attemptId, revokes: null, document_number: resolution.documentNumber,
    document_date: resolution.documentDate, authority: resolution.authority, extra_minutes: resolution.extraMinutes,
    extra_percent: resolution.extraPercent, other_measures: resolution.otherMeasures,
    arrangement: resolution.arrangement, reason: null, recorded_at: toIso(at), recorded_by: by,
  }).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function insertRevocation(
  trx: Trx, revocation: { grantId: string; reason: string }, { attemptId, at, by }: Recorded,
): Promise<void> {
  await trx.insertInto('adjustment').values({
    attempt_id: attemptId, revokes: revocation.grantId, document_number: null, document_date: null, authority: null,
    extra_minutes: null, extra_percent: null, other_measures: null, arrangement: null, reason: revocation.reason,
    recorded_at: toIso(at), recorded_by: by,
  }).execute()
}

/** Stores other times under the next version; the database adds them up again (migration 0012). */
export async function saveTimes(trx: Trx, attemptId: string, times: AttemptTimes): Promise<void> {
  await trx.updateTable('attempt').set((set) => ({
    closes_at: toIso(times.closesAt), accepts_until: toIso(times.acceptsUntil),
    times_version: set('times_version', '+', 1),
  })).where('id', '=', attemptId).execute()
}

/** Every grant and revocation of an attempt, the last first, with who recorded it. */
export async function listAdjustmentHistory(db: DbOrTrx, attemptId: string) {
  return db.selectFrom('adjustment').innerJoin('person', 'person.id', 'adjustment.recorded_by')
    .select([...GRANT, 'adjustment.revokes', 'adjustment.reason', 'person.given_names', 'person.first_surname'])
    .where('adjustment.attempt_id', '=', attemptId).orderBy('adjustment.recorded_at', 'desc').execute()
}

/** Grants in force of a convocatoria with whose they are, by turno and folio. */
export async function listGrants(db: DbOrTrx, convocatoriaId: string) {
  return grantsInForce(db)
    .innerJoin('attempt', 'attempt.id', 'adjustment.attempt_id')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .innerJoin('person', 'person.id', 'candidate.person_id')
    .innerJoin('turno', 'turno.id', 'attempt.turno_id').innerJoin('sede', 'sede.code', 'attempt.sede_code')
    .select(['candidate.folio', 'person.given_names', 'person.first_surname', 'person.second_surname',
      'turno.number as turno_number', 'turno.starts_at', 'turno.ends_at', 'attempt.closes_at',
      'sede.name as sede_name'])
    .where('candidate.convocatoria_id', '=', convocatoriaId)
    .orderBy('turno.number').orderBy('candidate.folio').execute()
}

/** Whom an adjustment would be for. Undefined when there is no such attempt. */
export async function findAdjustable(db: DbOrTrx, attemptId: string) {
  return db.selectFrom('attempt')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .innerJoin('person', 'person.id', 'candidate.person_id')
    .innerJoin('exam', 'exam.id', 'attempt.exam_id').innerJoin('turno', 'turno.id', 'attempt.turno_id')
    .innerJoin('sede', 'sede.code', 'attempt.sede_code')
    .select(['attempt.id', 'attempt.opens_at', 'attempt.closes_at', 'candidate.folio', 'candidate.person_id',
      'person.given_names', 'person.first_surname', 'person.second_surname', 'exam.ceme', 'exam.grade',
      'turno.number as turno_number', 'turno.ends_at', 'attempt.sede_code', 'sede.name as sede_name'])
    .where('attempt.id', '=', attemptId).executeTakeFirst()
}

/** The attempt behind a folio of the convocatoria; of the earliest turno when there are several. */
export async function findAttemptByFolio(db: DbOrTrx, convocatoriaId: string, folio: string) {
  return db.selectFrom('attempt').innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .select('attempt.id').where('candidate.convocatoria_id', '=', convocatoriaId)
    .where('candidate.folio', '=', folio.toUpperCase()).orderBy('attempt.opens_at').executeTakeFirst()
}
