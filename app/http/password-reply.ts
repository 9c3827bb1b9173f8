/**
 * What a form that asks for the password is answered when its act is refused: at the password where that was wrong, above
 * the form otherwise. The password itself never comes back.
 */
import type { Refused } from '#exam-engine/kernel/result.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import type { Refusal } from './refusal.ts'

export const HIDE_PASSWORD = { hideFields: ['password'] }

/** Options of conform's `reply`. */
export function passwordReply(refused: Refused<Refusal>) {
  const text = describeRefusal(refused)
  return refused.refusal === 'PASSWORD_WRONG'
    ? { ...HIDE_PASSWORD, fieldErrors: { password: [text] } } : { ...HIDE_PASSWORD, formErrors: [text] }
}
