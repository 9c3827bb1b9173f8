/** Actas of a turno at a sede: their frozen content, who signs, observations, and the file of a complete one. */
import { fullName } from '#exam-engine/kernel/full-name.ts'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'
import type { DeskPlace } from './desk.ts'

export interface FrozenActa {
  content: string
  sha256: string
  frozenAt: Instant
}

/** The content as the first signature froze it; undefined before. */
export async function findActa(db: DbOrTrx, { turnoId, sedeCode }: DeskPlace): Promise<FrozenActa | undefined> {
  return db.selectFrom('acta').select(['content', 'sha256', 'frozen_at as frozenAt'])
    .where('turno_id', '=', turnoId).where('sede_code', '=', sedeCode).executeTakeFirst()
}

/** When it was frozen and completed, without its content; undefined before the first signature. */
export async function findActaTimes(db: DbOrTrx, { turnoId, sedeCode }: DeskPlace) {
  return db.selectFrom('acta')
    .leftJoin('acta_completion as done', (join) => join
      .onRef('done.turno_id', '=', 'acta.turno_id').onRef('done.sede_code', '=', 'acta.sede_code'))
    .select(['acta.frozen_at as frozenAt', 'done.at as completeAt'])
    .where('acta.turno_id', '=', turnoId).where('acta.sede_code', '=', sedeCode).executeTakeFirst()
}

/** Of a complete acta: when, why signatures are missing, and its file. */
export async function findCompletion(db: DbOrTrx, { turnoId, sedeCode }: DeskPlace) {
  return db.selectFrom('acta_completion').innerJoin('person', 'person.id', 'acta_completion.by_id')
    .select(['at', 'reason', 'sha256', 'given_names', 'first_surname'])
    .where('turno_id', '=', turnoId).where('sede_code', '=', sedeCode).executeTakeFirst()
}

/** The file of a complete acta with its bytes; undefined before. */
export async function readActaFile(db: DbOrTrx, { turnoId, sedeCode }: DeskPlace) {
  return db.selectFrom('acta_completion').select(['bytes', 'sha256', 'at'])
    .where('turno_id', '=', turnoId).where('sede_code', '=', sedeCode).executeTakeFirst()
}

export interface SignatureRow {
  personId: string
  name: string
  matricula: string
  /** Null: on duty, and not signed yet. */
  at: Instant | null
}

/** Who was on duty when the content was frozen, with their signatures: those who signed first, in that order. */
export async function listSignatures(db: DbOrTrx, { turnoId, sedeCode }: DeskPlace): Promise<SignatureRow[]> {
  const rows = await db.selectFrom('acta_duty').innerJoin('person', 'person.id', 'acta_duty.person_id')
    .leftJoin('acta_signature as signed', (join) => join.onRef('signed.person_id', '=', 'acta_duty.person_id')
      .onRef('signed.turno_id', '=', 'acta_duty.turno_id').onRef('signed.sede_code', '=', 'acta_duty.sede_code'))
    .select(['person.id', 'person.given_names', 'person.first_surname', 'person.second_surname', 'person.matricula',
      'signed.at'])
    .where('acta_duty.turno_id', '=', turnoId).where('acta_duty.sede_code', '=', sedeCode)
    .orderBy('signed.at', (order) => order.asc().nullsLast()).orderBy('person.first_surname').orderBy('person.id')
    .execute()
  return rows.map((row) => ({
    personId: row.id, matricula: row.matricula, at: row.at,
    name: fullName(row.given_names, row.first_surname, row.second_surname),
  }))
}

/** Freezes the content and who signs it. */
export async function insertActa(
  trx: Trx, { turnoId, sedeCode }: DeskPlace, acta: { content: string, sha256: string, by: string, onDuty: readonly string[] },
): Promise<void> {
  await trx.insertInto('acta').values({
    turno_id: turnoId, sede_code: sedeCode, content: acta.content, sha256: acta.sha256, frozen_by: acta.by,
  }).execute()
  await trx.insertInto('acta_duty')
    .values(acta.onDuty.map((personId) => ({ turno_id: turnoId, sede_code: sedeCode, person_id: personId }))).execute()
}

export async function insertSignature(
  trx: Trx, { turnoId, sedeCode }: DeskPlace, { personId, sha256 }: { personId: string, sha256: string },
): Promise<void> {
  await trx.insertInto('acta_signature')
    .values({ turno_id: turnoId, sede_code: sedeCode, person_id: personId, sha256 }).execute()
}

export async function insertCompletion(
  trx: Trx, { turnoId, sedeCode }: DeskPlace, done: {
    at: Instant, by: string, reason: string | null, bytes: Buffer, sha256: string
  },
): Promise<void> {
  await trx.insertInto('acta_completion').values({
    turno_id: turnoId, sede_code: sedeCode, at: toIso(done.at), by_id: done.by, reason: done.reason, bytes: done.bytes,
    sha256: done.sha256,
  }).execute()
}

export async function insertObservation(
  trx: Trx, { turnoId, sedeCode }: DeskPlace, { text, by }: { text: string, by: string },
): Promise<void> {
  await trx.insertInto('acta_observation').values({ turno_id: turnoId, sede_code: sedeCode, text, by_id: by }).execute()
}

/** The first one first. */
export async function listObservations(db: DbOrTrx, { turnoId, sedeCode }: DeskPlace) {
  const rows = await db.selectFrom('acta_observation').innerJoin('person', 'person.id', 'acta_observation.by_id')
    .select(['acta_observation.by_id as personId', 'text', 'at', 'person.given_names', 'person.first_surname'])
    .where('turno_id', '=', turnoId).where('sede_code', '=', sedeCode).orderBy('acta_observation.id').execute()
  return rows.map(({ given_names: names, first_surname: surname, ...row }) => ({ ...row, by: `${names} ${surname}` }))
}
