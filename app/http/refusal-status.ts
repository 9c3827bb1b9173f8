/**
 * The one map from refusal codes to HTTP status, room by room: 403 not allowed to you, 404 not
 * there, 409 not in this state, 410 its time is over, 422 what was sent is not
 * right, 425 its time has not come, 429 too often, 503 try again. A code that has none, or stands in two rooms, does not compile.
 */
import { joinRooms } from './join-rooms.ts'
import type { Refusal } from './refusal.ts'
import { ACCOUNT_STATUS } from './refusal-statuses/account-status.ts'
import { CALL_STATUS } from './refusal-statuses/call-status.ts'
import { DESK_STATUS } from './refusal-statuses/desk-status.ts'
import { MERIT_STATUS } from './refusal-statuses/merit-status.ts'
import { PERSON_STATUS } from './refusal-statuses/person-status.ts'
import { SEAT_STATUS } from './refusal-statuses/seat-status.ts'
import { SELECTION_STATUS } from './refusal-statuses/selection-status.ts'
import { SITTING_STATUS } from './refusal-statuses/sitting-status.ts'

const STATUS: Readonly<Record<Refusal, number>> = joinRooms(
  ACCOUNT_STATUS, CALL_STATUS, DESK_STATUS, MERIT_STATUS, PERSON_STATUS,
  SEAT_STATUS, SELECTION_STATUS, SITTING_STATUS,
)

export function refusalStatus(refusal: Refusal): number {
  return STATUS[refusal]
}
