/** Wraps what opens a paper under a secret, with a fresh salt and nonce each time (bundle.ts). */
import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { boundTo, infoOf, KEY_BYTES, NONCE_BYTES, SALT_BYTES } from './bundle.ts'
import type { BundlePlace, OfflineBundle, OfflineContent } from './bundle.ts'

export function wrapOpening(secret: Uint8Array, place: BundlePlace, content: OfflineContent): OfflineBundle {
  const [salt, nonce] = [randomBytes(SALT_BYTES), randomBytes(NONCE_BYTES)]
  const key = new Uint8Array(hkdfSync('sha256', secret, salt, infoOf(place), KEY_BYTES))
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(place))
  const body = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final(), cipher.getAuthTag()])
  return {
    version: 1, formId: place.formId, sealedSha256: place.sealedSha256,
    salt: salt.toString('base64'), nonce: nonce.toString('base64'), body: body.toString('base64'),
  }
}
