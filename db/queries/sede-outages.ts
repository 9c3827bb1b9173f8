/** Outages that supervisors declared, and their ends. When it was declared is stamped by the database. */
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { OutageKind } from '#exam-engine/sitting/outage.ts'
import type { DbOrTrx, Trx } from '../client.ts'

interface NewOutage {
  turnoId: string
  sedeCode: string
  kind: OutageKind
  note: string
  since: Instant
  by: string
}

/** The id of the new outage. */
export async function insertOutage(trx: Trx, outage: NewOutage): Promise<number> {
  const { id } = await trx
    .insertInto('sede_outage')
    .values({
      turno_id: outage.turnoId,
      sede_code: outage.sedeCode,
      kind: outage.kind,
      note: outage.note,
      since: toIso(outage.since),
      declared_by: outage.by,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function saveOutageEnd(
  trx: Trx,
  id: number,
  { until, by, note }: { until: Instant; by: string; note: string }
): Promise<void> {
  await trx
    .updateTable('sede_outage')
    .set({ until: toIso(until), ended_by: by, end_note: note })
    .where('id', '=', id)
    .execute()
}

export interface OutageRow {
  id: number
  turnoId: string
  turnoNumber: number
  sedeCode: string
  sedeName: string
  kind: OutageKind
  note: string
  since: Instant
  declaredAt: Instant
  declaredBy: string
  until: Instant | null
  endedAt: Instant | null
  endedBy: string | null
  endNote: string
}

interface OutageScope {
  convocatoriaId?: string
  turnoId?: string
  sedeCode?: string
}

/** Those of the scope, in the order in which they began. */
export async function listOutages(
  db: DbOrTrx,
  { convocatoriaId, turnoId, sedeCode }: OutageScope
): Promise<OutageRow[]> {
  const rows = await db
    .selectFrom('sede_outage')
    .innerJoin('turno', 'turno.id', 'sede_outage.turno_id')
    .innerJoin('sede', 'sede.code', 'sede_outage.sede_code')
    .innerJoin('person as first', 'first.id', 'sede_outage.declared_by')
    .leftJoin('person as last', 'last.id', 'sede_outage.ended_by')
    .select([
      'sede_outage.id',
      'sede_outage.turno_id as turnoId',
      'turno.number as turnoNumber',
      'sede_outage.sede_code as sedeCode',
      'sede.name as sedeName',
      'kind',
      'note',
      'since',
      'declared_at as declaredAt',
      'until',
      'ended_at as endedAt',
      'end_note as endNote',
      'first.given_names as firstNames',
      'first.first_surname as firstSurname',
      'last.given_names as lastNames',
      'last.first_surname as lastSurname',
    ])
    .$if(convocatoriaId !== undefined, (query) => query.where('turno.convocatoria_id', '=', convocatoriaId ?? ''))
    .$if(turnoId !== undefined, (query) => query.where('sede_outage.turno_id', '=', turnoId ?? ''))
    .$if(sedeCode !== undefined, (query) => query.where('sede_outage.sede_code', '=', sedeCode ?? ''))
    .orderBy('since')
    .orderBy('sede_outage.id')
    .execute()
  return rows.map(({ firstNames, firstSurname, lastNames, lastSurname, ...row }) => ({
    ...row,
    declaredBy: `${firstNames} ${firstSurname}`,
    endedBy: lastNames === null ? null : `${lastNames} ${lastSurname ?? ''}`,
  }))
}
