// How the 128 bits that open a paper without net are written for people: 26 letters of Crockford's alphabet and two
// more that check them, 28 in seven groups of four. The check is the number modulo 1021, a prime above 32 * 31: it
// finds every wrong letter and every two neighbours that changed places, and lets one in 1021 of any other mistake
// through. It stands for nothing secret: it is a function of the letters before it.
// Refuses what cannot be such a code before anything is tried with it, and says what is wrong.
import { accept, refuse } from '#exam-engine/kernel/result.ts'
import type { Result } from '#exam-engine/kernel/result.ts'

export const SECRET_BYTES = 16
export const OFFLINE_CODE_LETTERS = 28

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SECRET_LETTERS = 26
const CHECK_MODULUS = 1021n
const RADIX = 32n

/** `SECRET_BYTES` bytes as 28 letters without gaps. RangeError for another number of bytes. */
export function writeOfflineCode(secret: Uint8Array): string {
  if (secret.length !== SECRET_BYTES) throw new RangeError(`an offline code stands for ${SECRET_BYTES} bytes`)
  const number = secret.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return spell(number, SECRET_LETTERS) + spell(number % CHECK_MODULUS, OFFLINE_CODE_LETTERS - SECRET_LETTERS)
}

/** As it is shown and printed in a QR: "0K2M-QF0X-…". */
export function groupOfflineCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/**
 * The bytes that a typed code stands for. Gaps and dashes do not matter, O is 0, I and L are 1, small letters are
 * capital ones. Refusals in order of judgement:
 * - CODE_LETTER: a sign that no code has, `letter`;
 * - CODE_LENGTH: `typed` letters instead of 28;
 * - CODE_MISTYPED: the last two do not fit the others, or more than 128 bits.
 */
export function readOfflineCode(
  typed: string,
): Result<Uint8Array<ArrayBuffer>, 'CODE_LETTER' | 'CODE_LENGTH' | 'CODE_MISTYPED'> {
  const letters = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  const strange = [...letters].find((letter) => !ALPHABET.includes(letter))
  if (strange !== undefined) return refuse('CODE_LETTER', { letter: strange })
  if (letters.length !== OFFLINE_CODE_LETTERS) return refuse('CODE_LENGTH', { typed: letters.length })
  const number = valueOf(letters.slice(0, SECRET_LETTERS))
  const fits = number % CHECK_MODULUS === valueOf(letters.slice(SECRET_LETTERS))
  if (!fits || number >= 1n << BigInt(SECRET_BYTES * 8)) return refuse('CODE_MISTYPED')
  return accept(Uint8Array.from({ length: SECRET_BYTES }, (_, index) =>
    Number((number >> BigInt(8 * (SECRET_BYTES - 1 - index))) & 255n)))
}

function spell(number: bigint, length: number): string {
  return Array.from({ length }, (_, index) =>
    ALPHABET.charAt(Number((number / RADIX ** BigInt(length - 1 - index)) % RADIX))).join('')
}

function valueOf(letters: string): bigint {
  return [...letters].reduce((sum, letter) => sum * RADIX + BigInt(ALPHABET.indexOf(letter)), 0n)
}
