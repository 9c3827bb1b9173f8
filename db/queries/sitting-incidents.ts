/** Incidents that supervisors recorded, appended; none is added once the acta of the turno is issued. */
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { IncidentCategory } from '#exam-engine/sitting/incident.ts'
import type { DbOrTrx, Trx } from '../client.ts'

interface NewIncident {
  attemptId: string
  category: IncidentCategory
  note: string
  at: Instant
  by: string
}

export async function insertIncident(trx: Trx, { attemptId, category, note, at, by }: NewIncident): Promise<void> {
  await trx.insertInto('sitting_incident')
    .values({ attempt_id: attemptId, category, note, at: toIso(at), by_id: by }).execute()
}

export interface SittingIncidentRow {
  attemptId: string
  category: IncidentCategory
  note: string
  at: Instant
  /** Names and first surname of who recorded it. */
  by: string
}

/** On these attempts, the first one first. */
export async function listSittingIncidents(
  db: DbOrTrx, attemptIds: readonly string[],
): Promise<SittingIncidentRow[]> {
  if (attemptIds.length === 0) return []
  const rows = await db.selectFrom('sitting_incident').innerJoin('person', 'person.id', 'sitting_incident.by_id')
    .select(['attempt_id as attemptId', 'category', 'note', 'at', 'person.given_names', 'person.first_surname'])
    .where('attempt_id', 'in', attemptIds).orderBy('sitting_incident.id').execute()
  return rows.map(({ given_names: names, first_surname: surname, ...row }) => ({ ...row, by: `${names} ${surname}` }))
}

/** Of a whole convocatoria, for the coordination; the last one first. */
export async function listIncidentsOfCall(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('sitting_incident')
    .innerJoin('attempt', 'attempt.id', 'sitting_incident.attempt_id')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .innerJoin('turno', 'turno.id', 'attempt.turno_id').innerJoin('sede', 'sede.code', 'attempt.sede_code')
    .innerJoin('person', 'person.id', 'sitting_incident.by_id')
    .select(['sitting_incident.id', 'sitting_incident.category', 'sitting_incident.note', 'sitting_incident.at',
      'candidate.folio', 'turno.number as turno', 'sede.name as sede', 'person.given_names', 'person.first_surname'])
    .where('candidate.convocatoria_id', '=', convocatoriaId).orderBy('sitting_incident.id', 'desc').execute()
}
