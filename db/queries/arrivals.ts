/** Presentations at the new sede: the newest record of a seat counts, all are kept. Convocatoria §5.9.3, §5.12 */
import { sql } from 'kysely'
import type { ArrivalRecord } from '#exam-engine/convocatoria/arrival.ts'
import type { DbOrTrx, Trx } from '../client.ts'

const day = sql<string | null>`arrived_on::text`

/** The newest record of each seat of a run. */
export async function readArrivals(db: DbOrTrx, runId: string): Promise<Map<string, ArrivalRecord>> {
  const rows = await db.selectFrom('arrival_record').innerJoin('award', 'award.id', 'arrival_record.award_id')
    .distinctOn('award_id').select(['award_id', 'arrival_record.id', day.as('arrivedOn')])
    .where('award.run_id', '=', runId).orderBy('award_id').orderBy('arrival_record.id', 'desc').execute()
  return new Map(rows.map(({ award_id: awardId, id, arrivedOn }) => [awardId, { id: Number(id), arrivedOn }]))
}

/** The newest record of one seat; of none the empty one. */
export async function readArrival(db: DbOrTrx, awardId: string): Promise<ArrivalRecord> {
  const row = await db.selectFrom('arrival_record').select(['id', day.as('arrivedOn')])
    .where('award_id', '=', awardId).orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? { id: null, arrivedOn: null } : { id: Number(row.id), arrivedOn: row.arrivedOn }
}

/** Every record of a seat, the newest first, with who made it. */
export async function listArrivalRecords(db: DbOrTrx, awardId: string) {
  return db.selectFrom('arrival_record').innerJoin('person', 'person.id', 'arrival_record.by_id')
    .select(['arrival_record.id', day.as('arrivedOn'), 'reason', 'at', 'by_role as byRole',
      'person.given_names as givenNames', 'person.first_surname as firstSurname'])
    .where('award_id', '=', awardId).orderBy('arrival_record.id', 'desc').execute()
}

interface NewArrival {
  awardId: string
  arrivedOn: string | null
  reason: string
  by: string
  role: 'ooad' | 'educacion'
}

export async function insertArrival(trx: Trx, { awardId, arrivedOn, reason, by, role }: NewArrival): Promise<void> {
  await trx.insertInto('arrival_record').values({
    award_id: awardId, arrived_on: arrivedOn, reason, by_id: by, by_role: role,
  }).execute()
}

/** The receiving sede of a seat, and the day of arrival of its call. */
export async function readReceiver(db: DbOrTrx, awardId: string) {
  return db.selectFrom('award').innerJoin('seat_pool', 'seat_pool.id', 'award.pool_id')
    .innerJoin('sede', 'sede.code', 'seat_pool.sede_code')
    .innerJoin('convocatoria', 'convocatoria.id', 'seat_pool.convocatoria_id')
    .select(['sede.code', 'sede.ooad', 'results_from', 'results_until',
      sql<string>`rules #>> '{windows,arrivalAtNewSede,on}'`.as('arrivesOn')])
    .where('award.id', '=', awardId).executeTakeFirstOrThrow()
}
