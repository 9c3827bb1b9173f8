/**
 * exam-engine/kernel/sha256.ts for the browser, where node:crypto is not (the build puts it in its place:
 * vite.config.ts). The same answers, held by a test; the server keeps the native one.
 */
import { sha256 as digest } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

const bytesOf = (data: string | Uint8Array) => typeof data === 'string' ? utf8ToBytes(data) : data

/** Lower-case hexadecimal digest (64 characters) of bytes, or of text as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  return bytesToHex(digest(bytesOf(data)))
}

/** The 32 bytes of the digest of bytes, or of text as UTF-8. */
export function sha256(data: string | Uint8Array): Uint8Array {
  return digest(bytesOf(data))
}
