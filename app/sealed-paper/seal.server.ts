/** Seals the text of a frozen form into the package of app/sealed-paper/format.ts, under a fresh nonce. */
import { createCipheriv, randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { boundTo, MAGIC, NONCE_BYTES } from './format.ts'

/** `content` is canonical JSON; `contentSha256` is its digest. */
export function sealPaper(
  { formId, content, contentSha256 }: { formId: string, content: string, contentSha256: string }, key: Uint8Array,
): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(formId, contentSha256))
  const sealed = [cipher.update(gzipSync(content)), cipher.final()]
  return Buffer.concat([Buffer.from(MAGIC), nonce, ...sealed, cipher.getAuthTag()])
}
