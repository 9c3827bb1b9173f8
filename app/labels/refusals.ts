/**
 * What a person reads when the platform refuses: what is the matter and what to
 * do next. One sentence or two, for each code; where a window matters, when it
 * was or will be. By room; a code that has none, or stands in two, does not compile.
 */
import { joinRooms } from '#app/http/join-rooms.ts'
import type { Refusal } from '#app/http/refusal.ts'
import { ACCOUNT_REFUSALS } from './account-refusals.ts'
import { ARRIVAL_REFUSALS } from './arrival-refusals.ts'
import { AUDIT_REFUSALS } from './audit-refusals.ts'
import { CALL_REFUSALS } from './call-refusals.ts'
import { DESK_REFUSALS } from './desk-refusals.ts'
import { MARKING_REFUSALS } from './marking-refusals.ts'
import { MERIT_REFUSALS } from './merit-refusals.ts'
import { PERSON_REFUSALS } from './person-refusals.ts'
import { REGISTRATION_REFUSALS } from './registration-refusals.ts'
import { SEAT_REFUSALS } from './seat-refusals.ts'
import { SELECTION_REFUSALS } from './selection-refusals.ts'
import { SITTING_REFUSALS } from './sitting-refusals.ts'
import type { Detail, Text } from './refusal-text.ts'

const ALL: Readonly<Record<Refusal, Text>> = joinRooms(
  ACCOUNT_REFUSALS, ARRIVAL_REFUSALS, AUDIT_REFUSALS, CALL_REFUSALS, DESK_REFUSALS,
  MARKING_REFUSALS, MERIT_REFUSALS, PERSON_REFUSALS, REGISTRATION_REFUSALS, SEAT_REFUSALS,
  SELECTION_REFUSALS, SITTING_REFUSALS,
)

/** The sentence for a refusal, with the facts of its detail in it. */
export function describeRefusal(refused: { refusal: Refusal, detail?: Detail }): string {
  const text = ALL[refused.refusal]
  return typeof text === 'string' ? text : text(refused.detail ?? {})
}
