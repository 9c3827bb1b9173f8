/** Ten codes of 80 random bits for who lost the machine of the second factor: shown once, kept by hash, used once each. */
import { randomBytes } from 'node:crypto'
import { sha256 } from '#exam-engine/kernel/sha256.ts'

const CODES = 10
const CHARACTERS = 16
/** 32 signs, none of which is mistaken for another: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** "7K2M-9QRX-0ABC-DEFG" */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    const signs = [...randomBytes(CHARACTERS)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
    return signs.replaceAll(/(.{4})(?=.)/g, '$1-')
  })
}

/** As typed, in any case, with or without dashes; null for what cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return code.length === CHARACTERS && [...code].every((sign) => ALPHABET.includes(sign)) ? code : null
}

/** Bound to the person; 80 random bits need no slow hash. */
export function hashRecoveryCode(personId: string, code: string): Buffer {
  return Buffer.from(sha256(`efiser-recovery-1\n${personId}\n${code.replaceAll('-', '')}`))
}
