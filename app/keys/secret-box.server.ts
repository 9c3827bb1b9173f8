/**
 * Keeps small secrets in the database without the database being able to read
 * them: AES-256-GCM under a key of this purpose alone, drawn from the master key by
 * HKDF-SHA-256. Each is bound to what it belongs to; moved to another row it does
 * not open.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16
const PURPOSE = 'efiser-secret-box-1'

export interface SecretBox {
  /** Names the master key: the first 16 hex digits of its SHA-256. */
  readonly masterId: string
  /** Nonce, ciphertext and tag: 28 bytes more than `secret`. */
  seal(secret: Uint8Array, boundTo: string): Buffer
  /** Null for what was sealed under another master key, for something else, or was changed. */
  open(sealed: Uint8Array, boundTo: string): Buffer | null
}

export function createSecretBox(master: Buffer, masterId: string): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), PURPOSE, 32))
  return {
    masterId,
    seal(secret, boundTo) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo))
      return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed, boundTo) {
      if (sealed.length < NONCE_BYTES + TAG_BYTES) return null
      try {
        const nonce = sealed.subarray(0, NONCE_BYTES)
        const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
          .setAAD(Buffer.from(boundTo)).setAuthTag(sealed.subarray(-TAG_BYTES))
        return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
      } catch {
        return null
      }
    },
  }
}
