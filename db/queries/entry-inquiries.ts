/** Whom somebody at a door may be, and the inquiries about them. Names stand here because somebody must be found. */
import { sql } from 'kysely'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

const SHOWN_AT_MOST = 10

/** Residents and registered people whose folio, matrícula or CURP this is, or whose names hold each of the words. */
export async function findPeopleAtDoor(db: DbOrTrx, convocatoriaId: string, words: readonly string[]) {
  if (words.length === 0) return []
  const whole = words.join(' ').toUpperCase()
  const name = sql<string>`translate(lower(concat_ws(' ', person.given_names, person.first_surname,
    person.second_surname)), 'áéíóúüñ', 'aeiouun')`
  return peopleAtDoor(db, convocatoriaId)
    .where((where) => where.or([
      where('candidate.folio', '=', whole), where('person.matricula', '=', whole), where('person.curp', '=', whole),
      where.and(words.map((word) => where(name, 'like', `%${word.replace(/[\\%_]/g, '\\$&')}%`))),
    ]))
    .where((where) => where.or([
      where('candidate.id', 'is not', null),
      where.exists(where.selectFrom('role_grant').select('role_grant.id')
        .whereRef('role_grant.person_id', '=', 'person.id').where('role_grant.role', '=', 'residente')),
    ]))
    .orderBy('person.first_surname').orderBy('person.second_surname').orderBy('person.given_names').orderBy('person.id')
    .limit(SHOWN_AT_MOST).execute()
}

export async function findPersonAtDoor(db: DbOrTrx, convocatoriaId: string, personId: string) {
  return peopleAtDoor(db, convocatoriaId).where('person.id', '=', personId).executeTakeFirst()
}

export type PersonAtDoor = NonNullable<Awaited<ReturnType<typeof findPersonAtDoor>>>

function peopleAtDoor(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('person')
    .leftJoin('candidate', (join) => join.onRef('candidate.person_id', '=', 'person.id')
      .on('candidate.convocatoria_id', '=', convocatoriaId))
    .leftJoin('attempt', (join) => join.onRef('attempt.candidate_id', '=', 'candidate.id')
      .onRef('attempt.exam_id', '=', 'candidate.exam_id'))
    .leftJoin('turno', 'turno.id', 'attempt.turno_id')
    .leftJoin('sede', 'sede.code', 'attempt.sede_code')
    .select(['person.id as personId', 'person.matricula', 'person.given_names', 'person.first_surname',
      'person.second_surname', 'candidate.id as candidateId', 'candidate.folio', 'candidate.ceme', 'candidate.grade',
      'attempt.id as attemptId', 'attempt.state', 'attempt.turno_id', 'attempt.sede_code', 'attempt.opens_at',
      'attempt.closes_at', 'attempt.accepts_until', 'turno.number as turnoNumber', 'sede.name as sedeName',
      'sede.city as sedeCity'])
}

/** The convocatoria of a turno, and how long before T0 its doors open. */
export async function findDoor(db: DbOrTrx, turnoId: string) {
  return db.selectFrom('turno').innerJoin('convocatoria', 'convocatoria.id', 'turno.convocatoria_id')
    .select(['turno.convocatoria_id as convocatoriaId', 'convocatoria.check_in_minutes as checkInMinutes'])
    .where('turno.id', '=', turnoId).executeTakeFirst()
}

interface NewInquiry {
  turnoId: string
  sedeCode: string
  searched: string
  personId: string | null
  answer: string
  note: string
  at: Instant
  by: string
}

export async function insertInquiry(trx: Trx, inquiry: NewInquiry): Promise<void> {
  await trx.insertInto('entry_inquiry').values({
    turno_id: inquiry.turnoId, sede_code: inquiry.sedeCode, searched: inquiry.searched, person_id: inquiry.personId,
    answer: inquiry.answer, note: inquiry.note, at: toIso(inquiry.at), by_id: inquiry.by,
  }).execute()
}

/** Of one sede and turno, or of a whole convocatoria; the last one first. */
export async function listInquiries(db: DbOrTrx, scope: { convocatoriaId: string } | { turnoId: string; sedeCode: string }) {
  const query = db.selectFrom('entry_inquiry')
    .innerJoin('turno', 'turno.id', 'entry_inquiry.turno_id').innerJoin('sede', 'sede.code', 'entry_inquiry.sede_code')
    .innerJoin('person as asker', 'asker.id', 'entry_inquiry.by_id')
    .leftJoin('person as found', 'found.id', 'entry_inquiry.person_id')
    .select(['entry_inquiry.id', 'entry_inquiry.searched', 'entry_inquiry.answer', 'entry_inquiry.note',
      'entry_inquiry.at', 'turno.number as turnoNumber', 'sede.name as sedeName', 'asker.given_names as askerNames',
      'asker.first_surname as askerSurname', 'found.given_names as foundNames', 'found.first_surname as foundSurname',
      'found.matricula'])
    .orderBy('entry_inquiry.id', 'desc')
  return 'convocatoriaId' in scope
    ? query.where('turno.convocatoria_id', '=', scope.convocatoriaId).execute()
    : query.where('entry_inquiry.turno_id', '=', scope.turnoId)
      .where('entry_inquiry.sede_code', '=', scope.sedeCode).execute()
}
