/**
 * Opens on the machine what it was given before T0, with the secret that was
 * typed. Null when the secret is not that of this attempt on this machine, or what
 * is kept here is damaged: which of the two, nobody can tell. As a script: it must
 * work where there is no WebCrypto, and it is a few hundred bytes.
 */
import { gcm } from '@noble/ciphers/aes.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { boundTo, contentSchema, infoOf, KEY_BYTES } from './bundle.ts'
import type { OfflineBundle, OfflineContent } from './bundle.ts'

export function unwrapOpening(
  secret: Uint8Array, { attemptId, deviceId }: { attemptId: string, deviceId: string }, bundle: OfflineBundle,
): OfflineContent | null {
  const { formId, sealedSha256 } = bundle
  const place = { attemptId, deviceId, formId, sealedSha256 }
  try {
    const key = hkdf(sha256, secret, decode(bundle.salt), infoOf(place), KEY_BYTES)
    const plain = gcm(key, decode(bundle.nonce), boundTo(place)).decrypt(decode(bundle.body))
    return contentSchema.parse(JSON.parse(new TextDecoder().decode(plain)))
  } catch {
    return null
  }
}

function decode(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}
