/**
 * Opens a sealed paper on the candidate's machine and puts it in the candidate's
 * order. Throws PaperDamaged for a package that is not whole or not this form's: it
 * must be fetched anew. Where the browser has no WebCrypto (plain HTTP inside a
 * hospital's network) the same cipher runs as a script.
 */
import { gcm } from '@noble/ciphers/aes.js'
import type { FrozenForm } from '#exam-engine/items/form.ts'
import { permuteForm, type PresentedItem } from '#exam-engine/items/permutation.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { boundTo, MAGIC, NONCE_BYTES, TAG_BYTES, type Opening } from './format.ts'

export class PaperDamaged extends Error {}

type Bytes = Uint8Array<ArrayBuffer>

export async function openPaper(sealed: Bytes, opening: Opening): Promise<PresentedItem[]> {
  const { formId, contentSha256, seed } = opening
  const body = MAGIC.length + NONCE_BYTES
  if (sealed.length < body + TAG_BYTES || new TextDecoder().decode(sealed.subarray(0, MAGIC.length)) !== MAGIC) {
    throw new PaperDamaged('not a sealed paper')
  }
  const key = Uint8Array.from(atob(opening.key), (letter) => letter.charCodeAt(0))
  const parts = {
    key, nonce: sealed.subarray(MAGIC.length, body), body: sealed.subarray(body), bound: boundTo(formId, contentSha256),
  }
  const zipped = await decrypt(parts).catch(() => { throw new PaperDamaged('does not open') })
  const content = await unzip(zipped)
  if (sha256Hex(content) !== contentSha256) throw new PaperDamaged('another content')
  return permuteForm(JSON.parse(content) as FrozenForm, seed)
}

interface Locked { key: Bytes, nonce: Bytes, body: Bytes, bound: Bytes }

/** `crypto.subtle` is there in secure contexts only. */
async function decrypt({ key, nonce, body, bound }: Locked): Promise<Bytes> {
  const subtle = (crypto as Partial<Crypto>).subtle
  if (subtle === undefined) return new Uint8Array(gcm(key, nonce, bound).decrypt(body))
  const imported = await subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt'])
  return new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv: nonce, additionalData: bound }, imported, body))
}

async function unzip(bytes: Bytes): Promise<string> {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text()
}
