/** Exits from the room and returns. Times are stamped by the database (migration 0018). */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { ExitReason } from '#exam-engine/sitting/room-exit.ts'
import type { DbOrTrx, Trx } from '../client.ts'

interface NewExit {
  attemptId: string
  reason: ExitReason
  note: string
  by: string
}

export async function insertExit(trx: Trx, { attemptId, reason, note, by }: NewExit): Promise<void> {
  await trx.insertInto('room_exit').values({ attempt_id: attemptId, reason, note, left_by: by }).execute()
}

/** Ends the open exit of the attempt. */
export async function saveReturn(
  trx: Trx,
  attemptId: string,
  { by, note }: { by: string; note: string }
): Promise<void> {
  await trx
    .updateTable('room_exit')
    .set({ returned_by: by, return_note: note })
    .where('attempt_id', '=', attemptId)
    .where('returned_at', 'is', null)
    .execute()
}

export interface RoomExitRow {
  attemptId: string
  reason: ExitReason
  note: string
  leftAt: Instant
  /** Names and first surname of who saw it. */
  leftBy: string
  returnedAt: Instant | null
  returnedBy: string | null
  returnNote: string
}

/** On these attempts, the first one first. */
export async function listExits(db: DbOrTrx, attemptIds: readonly string[]): Promise<RoomExitRow[]> {
  if (attemptIds.length === 0) return []
  const rows = await db
    .selectFrom('room_exit')
    .innerJoin('person as left', 'left.id', 'room_exit.left_by')
    .leftJoin('person as back', 'back.id', 'room_exit.returned_by')
    .select([
      'attempt_id as attemptId',
      'reason',
      'note',
      'left_at as leftAt',
      'returned_at as returnedAt',
      'return_note as returnNote',
      'left.given_names as leftNames',
      'left.first_surname as leftSurname',
      'back.given_names as backNames',
      'back.first_surname as backSurname',
    ])
    .where('attempt_id', 'in', attemptIds)
    .orderBy('room_exit.id')
    .execute()
  return rows.map(({ leftNames, leftSurname, backNames, backSurname, ...row }) => ({
    ...row,
    leftBy: `${leftNames} ${leftSurname}`,
    returnedBy: backNames === null ? null : `${backNames} ${backSurname ?? ''}`,
  }))
}
