/** What somebody else must not read, from the database itself: scores, and the folios inside each scope. */
import type { PublishedPlatform } from './published-platform.ts'

/** Folios of the demo as they stand on pages. */
export const FOLIO = /\bR-\d{6}\b/g

/** People with the same role as a visitor, elsewhere. */
export async function findStrangers({ database: { db }, sample }: PublishedPlatform) {
  const supervisor = await db.selectFrom('role_grant').select('person_id').where('role', '=', 'supervisor')
    .where('sede_code', '<>', sample.sedeCode).orderBy('person_id').limit(1).executeTakeFirstOrThrow()
  const educacion = await db.selectFrom('role_grant').select('person_id').where('role', '=', 'educacion')
    .where('sede_code', '<>', sample.sedeCode).where('sede_code', 'in', (attempt) => attempt.selectFrom('attempt').select('attempt.sede_code'))
    .orderBy('person_id', 'desc').limit(1).executeTakeFirstOrThrow()
  const profesor = await db.selectFrom('role_grant')
    .innerJoin('candidate', (join) => join.onRef('candidate.adscription_sede', '=', 'role_grant.sede_code')
      .onRef('candidate.ceme', '=', 'role_grant.ceme'))
    .select('role_grant.person_id').where('role', '=', 'profesor')
    .orderBy('role_grant.person_id', 'desc').limit(1).executeTakeFirstOrThrow()
  return { supervisor: supervisor.person_id, educacion: educacion.person_id, profesor: profesor.person_id }
}

/** The folios that a person may see as education authority of a sede, and as professor of a CEME there. */
export async function listFoliosOfSede({ database: { db } }: PublishedPlatform, personId: string): Promise<Set<string>> {
  const rows = await db.selectFrom('role_grant').innerJoin('attempt', 'attempt.sede_code', 'role_grant.sede_code')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id').select('candidate.folio')
    .where('role_grant.person_id', '=', personId).where('role', '=', 'educacion').execute()
  return new Set(rows.map(({ folio }) => folio))
}

export async function listFoliosOfCourse({ database: { db } }: PublishedPlatform, personId: string): Promise<Set<string>> {
  const rows = await db.selectFrom('role_grant')
    .innerJoin('candidate', (join) => join.onRef('candidate.adscription_sede', '=', 'role_grant.sede_code')
      .onRef('candidate.ceme', '=', 'role_grant.ceme'))
    .select('candidate.folio').where('role_grant.person_id', '=', personId).where('role', '=', 'profesor').execute()
  return new Set(rows.map(({ folio }) => folio))
}

export interface Score {
  personId: string
  /** Six decimals, as stored and as sent. */
  piImss: string
}

/** The cut-offs of the pools that a person listed: who was passed over may see by whom, however few they are. */
export async function listOwnCutoffs({ database: { db }, runId }: PublishedPlatform, personId: string): Promise<Set<string>> {
  const rows = await db.selectFrom('preference').innerJoin('candidate', 'candidate.id', 'preference.candidate_id')
    .innerJoin('cutoff', 'cutoff.pool_id', 'preference.pool_id').select('cutoff.last_pi_imss')
    .where('candidate.person_id', '=', personId).where('cutoff.run_id', '=', runId).execute()
  return new Set(rows.flatMap(({ last_pi_imss: last }) => last ?? []))
}

/** Every PI-IMSS, and those among them that §5.2 makes public as the cut-off of three filled seats or more. */
export async function listScores({ database: { db }, runId }: PublishedPlatform): Promise<{ scores: Score[], open: Set<string> }> {
  const rows = await db.selectFrom('selection_result').innerJoin('candidate', 'candidate.id', 'candidate_id')
    .select(['candidate.person_id', 'pi_imss']).where('run_id', '=', runId).where('status', '=', 'ranked').execute()
  const cutoffs = await db.selectFrom('cutoff').select('last_pi_imss').where('run_id', '=', runId)
    .where('filled', '>=', 3).execute()
  return {
    scores: rows.flatMap(({ person_id: personId, pi_imss: piImss }) => piImss === null ? [] : [{ personId, piImss }]),
    open: new Set(cutoffs.flatMap(({ last_pi_imss: last }) => last ?? [])),
  }
}
