/**
 * Codes of 80 random bits for who cannot show the second factor: ten of the person's own, and the one that an admin
 * dictates. Shown once, kept by hash, used once each.
 */
import { randomBytes } from 'node:crypto'
import { sha256 } from '#exam-engine/kernel/sha256.ts'

const CODES = 10
const CHARACTERS = 16
/** 32 signs, none of which is mistaken for another: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const newRecoveryCodes = (): string[] => Array.from({ length: CODES }, newLongCode)

/** "7K2M-9QRX-0ABC-DEFG" */
export function newLongCode(): string {
  const signs = [...randomBytes(CHARACTERS)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
  return signs.replaceAll(/(.{4})(?=.)/g, '$1-')
}

/** As typed, in any case, with or without dashes; null for what cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return code.length === CHARACTERS && [...code].every((sign) => ALPHABET.includes(sign)) ? code : null
}

/** Bound to the person; 80 random bits need no slow hash. */
export const hashPass = (personId: string, code: string): Buffer => hashCode('efiser-pass-1', personId, code)

export function hashRecoveryCode(personId: string, code: string): Buffer {
  return hashCode('efiser-recovery-1', personId, code)
}

function hashCode(purpose: string, personId: string, code: string): Buffer {
  return Buffer.from(sha256(`${purpose}\n${personId}\n${code.replaceAll('-', '')}`))
}
