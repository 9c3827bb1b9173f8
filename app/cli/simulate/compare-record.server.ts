/** Whether the database holds exactly what the candidates were told is saved. */
import type { Database } from '#db/client.ts'
import type { TurnoRecord } from './sit-turno.server.ts'

export interface RecordVerdict {
  acked: number
  /** Acknowledged and not stored, or stored otherwise. */
  lost: number
  /** Stored and never acknowledged. */
  surplus: number
}

export async function compareRecord({ db }: Database, record: TurnoRecord): Promise<RecordVerdict> {
  const stored = await db.selectFrom('answer').select(['attempt_id', 'item_id', 'option_id'])
    .where('attempt_id', 'in', [...record.keys()]).execute()
  const found = new Map(stored.map((row) => [`${row.attempt_id} ${row.item_id}`, row.option_id]))
  let acked = 0
  let lost = 0
  for (const [attemptId, answers] of record) {
    for (const [itemId, optionId] of answers) {
      acked += 1
      if (found.get(`${attemptId} ${itemId}`) !== optionId) lost += 1
    }
  }
  return { acked, lost, surplus: Math.max(0, stored.length - acked) }
}
