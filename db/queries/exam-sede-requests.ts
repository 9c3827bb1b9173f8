/** Where a candidate sits the exam, requests to sit elsewhere, and what each sede sees of them. §3.1 Importante */
import { sql } from 'kysely'
import type { SedeRequestKind, SedeRequestReason } from '#exam-engine/convocatoria/exam-sede.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

/** From here on nothing moves; null for a call without turnos. */
export async function readSedeChangesUntil(db: DbOrTrx, convocatoriaId: string): Promise<Instant | null> {
  const { rows: [row] } = await sql<{ until: Instant | null }>`select sede_changes_until(${convocatoriaId}) as until`
    .execute(db)
  return row?.until ?? null
}

/** Where somebody is expected, and what the roster calls the own sedes; undefined for who is no candidate. */
export async function findExamPlace(db: DbOrTrx, personId: string, convocatoriaId: string) {
  return db.selectFrom('candidate')
    .innerJoin('attempt', (join) => join.onRef('attempt.candidate_id', '=', 'candidate.id')
      .onRef('attempt.exam_id', '=', 'candidate.exam_id'))
    .leftJoin('roster_entry as roster', (join) => join.onRef('roster.person_id', '=', 'candidate.person_id')
      .onRef('roster.convocatoria_id', '=', 'candidate.convocatoria_id'))
    .select(['candidate.id as candidateId', 'candidate.exam_sede as current', 'candidate.folio', 'attempt.id as attemptId',
      'attempt.state', 'attempt.turno_id as turnoId', 'candidate.adscription_sede as adscription',
      'roster.rotation_sede as rotation'])
    .where('candidate.person_id', '=', personId).where('candidate.convocatoria_id', '=', convocatoriaId)
    .executeTakeFirst()
}

interface NewRequest {
  candidateId: string
  from: string
  to: string
  kind: SedeRequestKind
  reason: SedeRequestReason
  note: string
  by: string
}

export async function insertSedeRequest(trx: Trx, request: NewRequest): Promise<string> {
  const { id } = await trx.insertInto('exam_sede_request').values({
    candidate_id: request.candidateId, from_sede: request.from, to_sede: request.to, kind: request.kind,
    reason: request.reason, note: request.note, requested_by: request.by,
  }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** The attempt, the candidate and the freed seat follow an approval by trigger. */
export async function decideSedeRequest(
  trx: Trx, id: string, outcome: 'approved' | 'rejected' | 'withdrawn', by: string, reason: string,
): Promise<void> {
  await trx.updateTable('exam_sede_request').set({ outcome, decided_by: by, decision_reason: reason })
    .where('id', '=', id).execute()
}

/** Locked until the transaction ends, with whom it is about; undefined when there is none. */
export async function lockSedeRequest(trx: Trx, id: string) {
  return trx.selectFrom('exam_sede_request as request')
    .innerJoin('candidate', 'candidate.id', 'request.candidate_id')
    .innerJoin('person', 'person.id', 'candidate.person_id')
    .innerJoin('attempt', (join) => join.onRef('attempt.candidate_id', '=', 'candidate.id')
      .onRef('attempt.exam_id', '=', 'candidate.exam_id'))
    .innerJoin('sede as destination', 'destination.code', 'request.to_sede')
    .select(['request.id', 'request.from_sede as from', 'request.to_sede as to', 'request.outcome', 'request.kind',
      'candidate.id as candidateId', 'candidate.person_id as personId', 'candidate.convocatoria_id as convocatoriaId',
      'person.email', 'attempt.turno_id as turnoId', 'destination.name as sede', 'destination.city'])
    .where('request.id', '=', id).forUpdate('request').executeTakeFirst()
}

/** The own ones, the newest first. */
export async function listOwnSedeRequests(db: DbOrTrx, candidateId: string) {
  return db.selectFrom('exam_sede_request as request').innerJoin('sede', 'sede.code', 'request.to_sede')
    .select(['request.id', 'request.to_sede as to', 'sede.name as sede', 'sede.city', 'request.kind', 'request.reason',
      'request.note', 'request.requested_at as requestedAt', 'request.outcome', 'request.decided_at as decidedAt',
      'request.decision_reason as decisionReason'])
    .where('request.candidate_id', '=', candidateId).orderBy('request.requested_at', 'desc').execute()
}

/** How many are expected in a turno at a sede, and how many its rooms hold. */
export async function readSedeRoom(db: DbOrTrx, turnoId: string, sedeCode: string) {
  const { expected } = await db.selectFrom('attempt').select(({ fn }) => fn.countAll<number>().as('expected'))
    .where('turno_id', '=', turnoId).where('sede_code', '=', sedeCode).executeTakeFirstOrThrow()
  const { capacity } = await db.selectFrom('room').select(({ fn }) => fn.sum<number | null>('capacity').as('capacity'))
    .where('sede_code', '=', sedeCode).executeTakeFirstOrThrow()
  return { expected: Number(expected), capacity: Number(capacity ?? 0) }
}

export interface SedeRequestRow {
  id: string
  folio: string
  name: string
  exam: string
  turnoId: string
  turno: number
  startsAt: Instant
  adscription: string
  from: { code: string, name: string }
  to: { code: string, name: string }
  kind: SedeRequestKind
  reason: SedeRequestReason
  note: string
  requestedAt: Instant
  outcome: 'approved' | 'rejected' | 'withdrawn' | null
  decidedAt: Instant | null
  decidedBy: string | null
  decisionReason: string | null
}

/** Of one convocatoria, from and to this sede and of its own residents, the newest first. */
export async function listSedeRequests(db: DbOrTrx, convocatoriaId: string, sedeCode: string): Promise<SedeRequestRow[]> {
  const rows = await db.selectFrom('exam_sede_request as request')
    .innerJoin('candidate', 'candidate.id', 'request.candidate_id')
    .innerJoin('person', 'person.id', 'candidate.person_id')
    .innerJoin('exam', 'exam.id', 'candidate.exam_id').innerJoin('turno', 'turno.id', 'exam.turno_id')
    .innerJoin('sede as adscription', 'adscription.code', 'candidate.adscription_sede')
    .innerJoin('sede as origin', 'origin.code', 'request.from_sede')
    .innerJoin('sede as destination', 'destination.code', 'request.to_sede')
    .leftJoin('person as decider', 'decider.id', 'request.decided_by')
    .select(['request.id', 'candidate.folio', 'person.given_names', 'person.first_surname', 'person.second_surname',
      'exam.ceme', 'exam.grade', 'turno.id as turnoId', 'turno.number', 'turno.starts_at',
      'adscription.name as adscription', 'origin.code as from_code', 'origin.name as from_name',
      'destination.code as to_code', 'destination.name as to_name', 'request.kind', 'request.reason', 'request.note',
      'request.requested_at', 'request.outcome', 'request.decided_at', 'request.decision_reason',
      'decider.given_names as decider_given', 'decider.first_surname as decider_first',
      'decider.second_surname as decider_second'])
    .where('candidate.convocatoria_id', '=', convocatoriaId)
    .where((on) => on.or([
      on('request.from_sede', '=', sedeCode), on('request.to_sede', '=', sedeCode),
      on('candidate.adscription_sede', '=', sedeCode),
    ]))
    .orderBy('request.requested_at', 'desc').orderBy('request.id').execute()
  return rows.map((row) => ({
    id: row.id, folio: row.folio, name: fullName(row.given_names, row.first_surname, row.second_surname),
    exam: `${row.ceme} ${String(row.grade)}`, turnoId: row.turnoId, turno: row.number, startsAt: row.starts_at,
    adscription: row.adscription, from: { code: row.from_code, name: row.from_name },
    to: { code: row.to_code, name: row.to_name }, kind: row.kind, reason: row.reason, note: row.note,
    requestedAt: row.requested_at, outcome: row.outcome, decidedAt: row.decided_at,
    decidedBy: row.decider_given === null || row.decider_first === null ? null
      : fullName(row.decider_given, row.decider_first, row.decider_second),
    decisionReason: row.decision_reason,
  }))
}

/** Who sits here and belongs elsewhere, and who belongs here and sits elsewhere, as it stands. §3.1 C */
export async function listAwayFromAdscription(db: DbOrTrx, convocatoriaId: string, sedeCode: string) {
  const rows = await db.selectFrom('candidate').innerJoin('person', 'person.id', 'candidate.person_id')
    .innerJoin('exam', 'exam.id', 'candidate.exam_id').innerJoin('turno', 'turno.id', 'exam.turno_id')
    .innerJoin('sede as adscription', 'adscription.code', 'candidate.adscription_sede')
    .innerJoin('sede as place', 'place.code', 'candidate.exam_sede')
    .select(['candidate.folio', 'person.given_names', 'person.first_surname', 'person.second_surname', 'exam.ceme',
      'exam.grade', 'turno.number', 'candidate.adscription_sede', 'adscription.name as adscription', 'place.name as sede'])
    .where('candidate.convocatoria_id', '=', convocatoriaId)
    .whereRef('candidate.adscription_sede', '<>', 'candidate.exam_sede')
    .where((on) => on.or([on('candidate.adscription_sede', '=', sedeCode), on('candidate.exam_sede', '=', sedeCode)]))
    .orderBy('turno.number').orderBy('candidate.folio').execute()
  return rows.map((row) => ({
    folio: row.folio, name: fullName(row.given_names, row.first_surname, row.second_surname),
    exam: `${row.ceme} ${String(row.grade)}`, turno: row.number, comes: row.adscription_sede !== sedeCode,
    other: row.adscription_sede === sedeCode ? row.sede : row.adscription,
  }))
}

/** To whom the requests of a sede are written. */
export async function listSedeAuthorities(db: DbOrTrx, sedeCode: string) {
  return db.selectFrom('role_grant').innerJoin('person', 'person.id', 'role_grant.person_id')
    .select(['person.id as personId', 'person.email']).where('role', '=', 'educacion')
    .where('role_grant.sede_code', '=', sedeCode).execute()
}
