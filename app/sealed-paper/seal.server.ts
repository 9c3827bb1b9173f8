/** Seals the text of a frozen form into the package of app/sealed-paper/format.ts. */
import { createCipheriv, randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { boundTo, MAGIC, NONCE_BYTES } from './format.ts'

/** `content` is canonical JSON; `contentSha256` is its digest. A nonce is given only where there is nothing to hide. */
export function sealPaper(
  { formId, content, contentSha256 }: { formId: string, content: string, contentSha256: string }, key: Uint8Array,
  nonce: Uint8Array = randomBytes(NONCE_BYTES),
): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(formId, contentSha256))
  const sealed = [cipher.update(gzipSync(content)), cipher.final()]
  return Buffer.concat([Buffer.from(MAGIC), nonce, ...sealed, cipher.getAuthTag()])
}
