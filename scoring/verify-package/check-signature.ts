// Who signed the manifest, and is that the key that was asked for. The key within the package proves that the package is
// whole; only a key from elsewhere proves whose it is.
import { createPublicKey, verify, type KeyObject } from 'node:crypto'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { PUBLIC_KEY, SIGNATURE, MANIFEST } from '../audit-package/files.ts'
import { SIGNED_PREFIX, type Manifest } from '../audit-package/manifest.ts'
import type { PackageFiles } from '../audit-package/zip.ts'
import type { Fault } from './checks.ts'

/** The key that the reader trusts, by its PEM or its id (SHA-256 of its SPKI in DER); null: the one within. */
export type TrustedKey = { readonly pem: string } | { readonly keyId: string } | null

/** Null when the text is not exactly the PEM of an Ed25519 public key, as openssl writes it. */
export function readEd25519(pem: string): KeyObject | null {
  try {
    const key = createPublicKey(pem)
    if (key.asymmetricKeyType !== 'ed25519') return null
    return key
  } catch {
    return null
  }
}

export function keyIdOf(key: KeyObject): string {
  return sha256Hex(key.export({ type: 'spki', format: 'der' }))
}

export function checkSignature(files: PackageFiles, { signature }: Manifest, trusted: TrustedKey): Fault[] {
  const pem = Buffer.from(files[PUBLIC_KEY]).toString('latin1')
  const key = readEd25519(pem)
  if (key === null || key.export({ type: 'spki', format: 'pem' }).toString() !== pem) {
    return [{ check: 'signature', code: 'KEY_UNREADABLE' }]
  }
  const faults: Fault[] = []
  const keyId = keyIdOf(key)
  if (keyId !== signature.keyId) faults.push({ check: 'signature', code: 'KEY_ID_DIFFERS' })
  const signed = Buffer.concat([Buffer.from(SIGNED_PREFIX), files[MANIFEST]])
  if (!verify(null, signed, key, files[SIGNATURE])) faults.push({ check: 'signature', code: 'SIGNATURE_WRONG' })
  if (trusted !== null && trustedId(trusted) !== keyId) faults.push({ check: 'key', code: 'OTHER_KEY' })
  return faults
}

function trustedId(trusted: NonNullable<TrustedKey>): string | null {
  if ('keyId' in trusted) return trusted.keyId
  const key = readEd25519(trusted.pem)
  return key === null ? null : keyIdOf(key)
}
