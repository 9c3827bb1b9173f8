// SHA-256, the only hash of the house: package and form digests, audit chains, lottery keys, seeds.
// The one file of the exam engine that touches node:crypto; text is hashed as UTF-8.
import { hash } from 'node:crypto'

/** Lower-case hexadecimal digest (64 characters) of bytes, or of text as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex')
}

/** The 32 bytes of the digest of bytes, or of text as UTF-8. */
export function sha256(data: string | Uint8Array): Uint8Array {
  return hash('sha256', data, 'buffer')
}
