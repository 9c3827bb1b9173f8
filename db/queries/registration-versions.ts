/** Registered versions: append, find the valid one, and the solicitud as it was first printed. */
import { sql } from 'kysely'
import type { RegistrationContent } from '#exam-engine/convocatoria/registration-content.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { DbOrTrx, Trx } from '../client.ts'
import { sqlInstant } from '../sql-instant.ts'
import type { RegistrationOf } from './registration-drafts.ts'

export interface RegisteredVersion {
  id: string
  candidateId: string
  number: number
  content: RegistrationContent
  sha256: string
  registeredAt: Instant
  printedAt: Instant | null
}

/** The versions of a person, the last one, which is the valid one, first. §2.2 A */
export async function listVersions(db: DbOrTrx, { convocatoriaId, personId }: RegistrationOf): Promise<RegisteredVersion[]> {
  const rows = await db.selectFrom('registration_version as version')
    .innerJoin('candidate', 'candidate.id', 'version.candidate_id')
    .select(['version.id', 'version.candidate_id', 'version.number', 'version.content', 'version.sha256',
      'version.registered_at', ({ selectFrom }) => selectFrom('registration_trail as trail')
        .select(({ fn }) => fn.min('trail.at').as('first')).where('trail.kind', '=', 'print')
        .whereRef('trail.person_id', '=', 'candidate.person_id')
        .whereRef('trail.convocatoria_id', '=', 'candidate.convocatoria_id')
        .where(sql<boolean>`trail.after::jsonb ->> 'version' = version.number::text`).as('printed_at')])
    .where('candidate.person_id', '=', personId).where('candidate.convocatoria_id', '=', convocatoriaId)
    .orderBy('version.number', 'desc').execute()
  return rows.map((row) => ({
    id: row.id, candidateId: row.candidate_id, number: row.number, sha256: row.sha256, registeredAt: row.registered_at,
    printedAt: row.printed_at,
    // Written by sealContent alone.
    content: JSON.parse(row.content) as RegistrationContent,
  }))
}

/** The hash of one version in the convocatoria of a turno, and the number of the valid one; undefined: no such version. */
export async function findVersionOfFolio(db: DbOrTrx, turnoId: string, folio: string, number: number) {
  return db.selectFrom('registration_version as version')
    .innerJoin('candidate', 'candidate.id', 'version.candidate_id')
    .innerJoin('turno', 'turno.convocatoria_id', 'candidate.convocatoria_id')
    .select(['version.sha256', ({ selectFrom }) => selectFrom('registration_version as any_version')
      .select(({ fn }) => fn.max('any_version.number').as('last'))
      .whereRef('any_version.candidate_id', '=', 'candidate.id').as('validNumber')])
    .where('turno.id', '=', turnoId).where('candidate.folio', '=', folio).where('version.number', '=', number)
    .executeTakeFirst()
}

/** The candidate of a person; undefined before the first version. */
export async function findCandidateOf(trx: DbOrTrx, { convocatoriaId, personId }: RegistrationOf) {
  return trx.selectFrom('candidate').select(['id', 'folio', 'category'])
    .where('convocatoria_id', '=', convocatoriaId).where('person_id', '=', personId).executeTakeFirst()
}

/** One registration of a person at a time, also the first one, when there is no row to lock. */
export async function lockRegistration(trx: Trx, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`registration ${personId}`}, 0))`.execute(trx)
}

/** Nobody else draws a folio of this convocatoria before the transaction ends. */
export async function drawFolio(trx: Trx, convocatoriaId: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`folio ${convocatoriaId}`}, 0))`.execute(trx)
  const last = await trx.selectFrom('candidate').select('folio').where('convocatoria_id', '=', convocatoriaId)
    .where('folio', '~', '^R-[0-9]{6}$').orderBy('folio', 'desc').limit(1).executeTakeFirst()
  return `R-${String(Number(last?.folio.slice(2) ?? 0) + 1).padStart(6, '0')}`
}

interface NewVersion {
  candidateId: string
  number: number
  text: string
  sha256: string
  pools: string[]
  byId: string
  address: string | null
  userAgent: string | null
}

/** Preferences, the time of registration and the attempt follow by trigger. */
export async function insertVersion(trx: Trx, version: NewVersion): Promise<{ id: string, registeredAt: Instant }> {
  const { candidateId, number, text, sha256, pools, byId, address, userAgent } = version
  const row = await trx.insertInto('registration_version').values({
    candidate_id: candidateId, number, content: text, sha256, pools, by_id: byId, address, user_agent: userAgent,
  }).returning(['id', 'registered_at']).executeTakeFirstOrThrow()
  return { id: row.id, registeredAt: row.registered_at }
}

export interface KeptPrint { bytes: Buffer, sha256: string, printedAt: Instant }

/** A print of one version with one sede of the exam. */
export interface PrintKey { versionId: string, examSede: string }

export async function findPrint(db: DbOrTrx, { versionId, examSede }: PrintKey): Promise<KeptPrint | undefined> {
  const row = await db.selectFrom('solicitud_print').select(['bytes', 'sha256', 'printed_at'])
    .where('version_id', '=', versionId).where('exam_sede', '=', examSede).executeTakeFirst()
  return row === undefined ? undefined : { bytes: row.bytes, sha256: row.sha256, printedAt: row.printed_at }
}

/** True for who was first; otherwise somebody else's bytes are kept already. */
export async function keepPrint(trx: Trx, { versionId, examSede }: PrintKey, bytes: Buffer, byId: string): Promise<boolean> {
  const row = await trx.insertInto('solicitud_print')
    .values({ version_id: versionId, exam_sede: examSede, bytes, sha256: sha256Hex(bytes), by_id: byId })
    .onConflict((conflict) => conflict.doNothing()).returning('version_id').executeTakeFirst()
  return row !== undefined
}

/** When a person first printed, whichever version; null: never. §2.1 C */
export async function findFirstPrint(db: DbOrTrx, { convocatoriaId, personId }: RegistrationOf): Promise<Instant | null> {
  const row = await db.selectFrom('registration_trail').select(({ fn }) => fn.min('at').as('first'))
    .where('person_id', '=', personId).where('convocatoria_id', '=', convocatoriaId).where('kind', '=', 'print')
    .executeTakeFirst()
  return row?.first ?? null
}

/** Candidates of a call who did not print before `until`, by folio, with the first print after it if there is one. */
export async function listUnprinted(db: DbOrTrx, convocatoriaId: string, until: Instant) {
  return db.selectFrom('candidate').innerJoin('person', 'person.id', 'candidate.person_id')
    .innerJoin('sede', 'sede.code', 'candidate.exam_sede')
    .leftJoin(({ selectFrom }) => selectFrom('registration_trail').select(({ fn }) => ['person_id', fn.min('at').as('first')])
      .where('kind', '=', 'print').where('convocatoria_id', '=', convocatoriaId).groupBy('person_id').as('print'),
    (join) => join.onRef('print.person_id', '=', 'candidate.person_id'))
    .select(['candidate.folio', 'person.given_names as givenNames', 'person.first_surname as firstSurname',
      'person.second_surname as secondSurname', 'candidate.ceme', 'candidate.grade', 'sede.name as sede',
      'print.first as printedAt'])
    .where('candidate.convocatoria_id', '=', convocatoriaId)
    .where((on) => on.or([on('print.first', 'is', null), on('print.first', '>=', sqlInstant(until))]))
    .orderBy('candidate.folio').execute()
}

/** Where the exam of a candidate is sat now, in words. */
export async function readExamSede(db: DbOrTrx, candidateId: string) {
  return db.selectFrom('candidate').innerJoin('sede', 'sede.code', 'candidate.exam_sede')
    .select(['sede.code', 'sede.name', 'sede.city', 'sede.time_zone as timeZone']).where('candidate.id', '=', candidateId)
    .executeTakeFirstOrThrow()
}
