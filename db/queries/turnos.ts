/** A turno by itself, and who receives candidates in it. */
import type { DbOrTrx } from '../client.ts'

export async function findTurno(db: DbOrTrx, turnoId: string) {
  return db.selectFrom('turno').innerJoin('convocatoria', 'convocatoria.id', 'turno.convocatoria_id')
    .select(['turno.id', 'turno.number', 'turno.starts_at', 'turno.ends_at', 'turno.convocatoria_id',
      'convocatoria.check_in_minutes'])
    .where('turno.id', '=', turnoId).executeTakeFirst()
}

/** Whether anybody sits there in that turno. */
export async function hasRoster(db: DbOrTrx, turnoId: string, sedeCode: string): Promise<boolean> {
  const row = await db.selectFrom('attempt').select('id').where('turno_id', '=', turnoId)
    .where('sede_code', '=', sedeCode).limit(1).executeTakeFirst()
  return row !== undefined
}

/** The sedes with candidates in a turno, by name. */
export async function listSedesOfTurno(db: DbOrTrx, turnoId: string) {
  return db.selectFrom('sede').select(['sede.code', 'sede.name', 'sede.city', 'sede.time_zone'])
    .where(({ exists, selectFrom }) => exists(selectFrom('attempt').select('id')
      .where('attempt.turno_id', '=', turnoId).whereRef('attempt.sede_code', '=', 'sede.code')))
    .orderBy('sede.name').execute()
}

/** The attempt of a folio in a turno; undefined where there is none. */
export async function findAttemptOfTurnoByFolio(
  db: DbOrTrx, turnoId: string, folio: string,
): Promise<string | undefined> {
  const row = await db.selectFrom('attempt').innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .select('attempt.id').where('attempt.turno_id', '=', turnoId).where('candidate.folio', '=', folio.toUpperCase())
    .executeTakeFirst()
  return row?.id
}
