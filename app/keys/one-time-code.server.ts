/**
 * Codes of a second factor by RFC 6238: 6 digits, SHA-1 (what every app speaks), steps of 30 seconds, one step of
 * tolerance to either side. Knows no clock: the instant is given. Holds no key.
 */
import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const SECRET_BYTES = 20
const STEP_MS = 30_000
const TOLERANCE = 1

export const newFactorSecret = (): Buffer => randomBytes(SECRET_BYTES)

/** What a factor's secret is sealed for: moved to another person it does not open. */
export const boundToFactor = (personId: string) => `efiser-second-factor-1\n${personId}`

/** The code as typed: blanks and dashes do not count; null for what is none. */
export function readCode(typed: string): string | null {
  const code = typed.replaceAll(/[\s-]/g, '')
  return /^\d{6}$/.test(code) ? code : null
}

/** The step whose code this is, of the one at `at` and its neighbours; null for a wrong one. */
export function findStep(secret: Uint8Array, code: string, at: number): number | null {
  const delta = totpOf(secret, '').validate({ token: code, timestamp: at, window: TOLERANCE })
  return delta === null ? null : Math.floor(at / STEP_MS) + delta
}

/** The address that an app reads from the QR, and the secret as one types it. */
export function describeFactor(secret: Uint8Array, label: string): { uri: string, typed: string } {
  const totp = totpOf(secret, label)
  return { uri: totp.toString(), typed: totp.secret.base32.replaceAll(/(.{4})(?=.)/g, '$1 ') }
}

function totpOf(secret: Uint8Array, label: string): TOTP {
  const bytes = new ArrayBuffer(secret.byteLength)
  new Uint8Array(bytes).set(secret)
  return new TOTP({
    issuer: 'EFISER', label, algorithm: 'SHA1', digits: 6, period: STEP_MS / 1000, secret: new Secret({ buffer: bytes }),
  })
}
