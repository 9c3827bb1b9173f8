/**
 * Ed25519 signatures of canonical texts. What is signed begins with its purpose, so
 * that a signature for one kind of document never passes for another. A key is
 * named by the SHA-256 of its public half (SPKI, DER). Holds no key.
 */
import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { SIGNED_PREFIX } from '#scoring/audit-package/manifest.ts'

const PREFIXES = {
  receipt: 'EFISER receipt v1\n',
  solicitud: 'EFISER solicitud v1\n',
  anchor: 'EFISER audit anchor v1\n',
  letter: 'EFISER letter v1\n',
  notice: 'EFISER official notice v1\n',
  auditPackage: SIGNED_PREFIX,
} as const

/** What a key may sign; one more line in PREFIXES for each kind of document. */
export type SigningPurpose = keyof typeof PREFIXES

/** All of them, in the order of PREFIXES. */
export const SIGNING_PURPOSES = Object.keys(PREFIXES) as readonly SigningPurpose[]

/** base64url. */
export function signText(purpose: SigningPurpose, text: string, privateKey: KeyObject): string {
  return sign(null, bytesOf(purpose, text), privateKey).toString('base64url')
}

export function isSignedBy(purpose: SigningPurpose, text: string, signature: string, publicKey: KeyObject): boolean {
  return verify(null, bytesOf(purpose, text), publicKey, Buffer.from(signature, 'base64url'))
}

/** 64 lower-case hex. */
export function keyIdOf(publicKey: KeyObject): string {
  return sha256Hex(publicKey.export({ type: 'spki', format: 'der' }))
}

/** Null when the text is not the PEM of an Ed25519 public key. */
export function readPublicKey(pem: string): KeyObject | null {
  try {
    const key = createPublicKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

function bytesOf(purpose: SigningPurpose, text: string): Buffer {
  return Buffer.from(PREFIXES[purpose] + text, 'utf8')
}
