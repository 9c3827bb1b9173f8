/**
 * The encrypted file around a backup: a header, then chunks of AES-256-GCM under
 * a key that scrypt makes of a passphrase. Each chunk's nonce is its number and
 * whether it is the last, and each is bound to the header: a chunk that was
 * changed, moved, left out or cut off at the end is found before it is believed.
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { sha256 } from '#exam-engine/kernel/sha256.ts'

const MAGIC = Buffer.from('EFISER-BACKUP-1\n')
const CHUNK_BYTES = 256 * 1024
const TAG_BYTES = 16
const SALT_BYTES = 32
/** 64 MB and some tenths of a second for each guess. */
const SCRYPT = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 }
const HEADER_BYTES = MAGIC.length + SALT_BYTES

/** The file is not a backup, is damaged, or the passphrase is another one: nothing of it may be used. */
export class BackupUnreadable extends Error {
  readonly code = 'BACKUP_UNREADABLE'
}

const deriveKey = (passphrase: string, salt: Uint8Array) => scryptSync(passphrase.normalize('NFC'), salt, 32, SCRYPT)

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(number, 5, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** Slices a stream into chunks of the full size, the last one shorter, with word on which is the last. */
async function* sliced(
  source: AsyncIterable<Uint8Array>, size: number,
): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let kept = Buffer.alloc(0)
  for await (const piece of source) {
    kept = kept.length === 0 ? Buffer.from(piece) : Buffer.concat([kept, piece])
    for (; kept.length > size; kept = kept.subarray(size)) yield { bytes: kept.subarray(0, size), last: false }
  }
  yield { bytes: kept, last: true }
}

export async function* encrypt(plain: AsyncIterable<Uint8Array>, passphrase: string): AsyncGenerator<Buffer> {
  const header = Buffer.concat([MAGIC, randomBytes(SALT_BYTES)])
  const key = deriveKey(passphrase, header.subarray(MAGIC.length))
  const bound = sha256(header)
  yield header
  let number = 0
  for await (const { bytes, last } of sliced(plain, CHUNK_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, last)).setAAD(bound)
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    number += 1
  }
}

/** Throws BackupUnreadable at the first byte that is not as it was written. */
export async function* decrypt(sealed: AsyncIterable<Uint8Array>, passphrase: string): AsyncGenerator<Buffer> {
  const iterator = sealed[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  while (head.length < HEADER_BYTES) {
    const next = await iterator.next()
    if (next.done === true) throw new BackupUnreadable('the file ends within its header')
    head = Buffer.concat([head, next.value])
  }
  const header = head.subarray(0, HEADER_BYTES)
  if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw new BackupUnreadable('the file is no backup')
  const key = deriveKey(passphrase, header.subarray(MAGIC.length))
  const bound = sha256(header)
  async function* body(): AsyncGenerator<Uint8Array> {
    yield head.subarray(HEADER_BYTES)
    for (;;) {
      const next = await iterator.next()
      if (next.done === true) return
      yield next.value
    }
  }
  let number = 0
  for await (const { bytes, last } of sliced(body(), CHUNK_BYTES + TAG_BYTES)) {
    if (bytes.length < TAG_BYTES) throw new BackupUnreadable('the file is cut off')
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, last)).setAAD(bound)
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
    let plain: Buffer
    try {
      plain = Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES)), decipher.final()])
    } catch {
      throw new BackupUnreadable(`chunk ${String(number)} is damaged, or the passphrase is another one`)
    }
    yield plain
    number += 1
  }
}
