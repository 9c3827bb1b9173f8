// The single-use sign-in that a supervisor gives after checking the identification: who may get one, how long it lives
// (half-open), how it is written. 60 random bits in Crockford's alphabet: read aloud and typed without doubt, and not
// to be guessed in ten minutes. Refuses: before the checks at the door, after the end. §3.1 C
import { accept, refuse } from '#exam-engine/kernel/result.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { addDuration, minutes } from '#exam-engine/kernel/time.ts'
import type { Instant, Window } from '#exam-engine/kernel/time.ts'
import { effectiveState } from './attempt-times.ts'
import type { Attempt } from './attempt.ts'

const LIFE = minutes(10)
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LETTERS = 12

/** When the code that is issued now can be used; WRONG_STATE unless the person was let in and the exam is not over. */
export function issueSignInCode(attempt: Attempt, now: Instant): Result<Window, 'WRONG_STATE'> {
  const state = effectiveState(attempt, now)
  if (state !== 'admitted' && state !== 'inProgress') return refuse('WRONG_STATE', { state, event: 'signIn' })
  return accept({ from: now, until: addDuration(now, LIFE) })
}

/** The code that twelve random bytes stand for; five bits of each are used. RangeError for another number of bytes. */
export function writeSignInCode(random: Uint8Array): string {
  if (random.length !== CODE_LETTERS) throw new RangeError(`a code takes ${CODE_LETTERS} random bytes`)
  return [...random].map((byte) => ALPHABET.charAt(byte & 31)).join('')
}

/** As it is shown: "7K2M-QF0X-9WTA". */
export function groupSignInCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** What was typed, as a code: gaps and dashes do not matter, O is 0, I and L are 1. Null for what cannot be one. */
export function readSignInCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return code.length === CODE_LETTERS && [...code].every((letter) => ALPHABET.includes(letter)) ? code : null
}
