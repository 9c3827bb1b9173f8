/**
 * What is inside the envelope: the rows of each table as PostgreSQL's COPY wrote
 * them, one part per table, the uploaded files, and at the end the manifest with
 * the SHA-256 of each and the schema's version. Records: a letter, a length, so
 * many bytes.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { BackupUnreadable } from './envelope.ts'

const partSchema = z.strictObject({ table: z.string().regex(/^\w+$/), columns: z.array(z.string().regex(/^\w+$/)).min(1) })

/** A key of the storage of files, never a path of this machine. */
const fileSchema = z.strictObject({ key: z.string().regex(/^[\w-]+(\/[\w.-]+)+$/) })

const manifestSchema = z.strictObject({
  format: z.literal(2),
  /** Applied migrations with their hashes, in order. */
  schema: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  takenAt: z.string(),
  parts: z.array(z.strictObject({ table: z.string(), rows: z.int(), sha256: z.string() })),
  files: z.array(z.strictObject({ key: z.string(), sha256: z.string() })),
  /** Next values of the counters behind identity columns. */
  sequences: z.array(z.strictObject({ table: z.string(), column: z.string(), next: z.int() })),
})

export type Part = z.output<typeof partSchema>
export type Manifest = z.output<typeof manifestSchema>

export type BackupRecord =
  | { kind: 'part'; part: Part }
  | { kind: 'file'; key: string }
  /** Of the table or the file that was named last. */
  | { kind: 'data'; bytes: Uint8Array }
  | { kind: 'manifest'; manifest: Manifest }

const LETTERS = { part: 0x50, file: 0x46, data: 0x44, manifest: 0x4d } as const
const PREFIX_BYTES = 5
const MAX_RECORD_BYTES = 1 << 30

export function frame(record: BackupRecord): Buffer {
  const payload = payloadOf(record)
  const prefix = Buffer.alloc(PREFIX_BYTES)
  prefix[0] = LETTERS[record.kind]
  prefix.writeUInt32BE(payload.length, 1)
  return Buffer.concat([prefix, payload])
}

function payloadOf(record: BackupRecord): Uint8Array {
  switch (record.kind) {
    case 'data': return record.bytes
    case 'part': return Buffer.from(JSON.stringify(record.part))
    case 'file': return Buffer.from(JSON.stringify({ key: record.key }))
    case 'manifest': return Buffer.from(JSON.stringify(record.manifest))
  }
}

function parse(letter: number | undefined, payload: Buffer): BackupRecord {
  if (letter === LETTERS.data) return { kind: 'data', bytes: payload }
  const value: unknown = JSON.parse(payload.toString())
  if (letter === LETTERS.part) return { kind: 'part', part: partSchema.parse(value) }
  if (letter === LETTERS.file) return { kind: 'file', key: fileSchema.parse(value).key }
  if (letter === LETTERS.manifest) return { kind: 'manifest', manifest: manifestSchema.parse(value) }
  throw new BackupUnreadable('a record of an unknown kind')
}

export async function* unframe(plain: AsyncIterable<Uint8Array>): AsyncGenerator<BackupRecord> {
  let kept = Buffer.alloc(0)
  for await (const piece of plain) {
    kept = Buffer.concat([kept, piece])
    for (;;) {
      if (kept.length < PREFIX_BYTES) break
      const length = kept.readUInt32BE(1)
      if (length > MAX_RECORD_BYTES) throw new BackupUnreadable('a record is too long')
      if (kept.length < PREFIX_BYTES + length) break
      yield parse(kept[0], kept.subarray(PREFIX_BYTES, PREFIX_BYTES + length))
      kept = kept.subarray(PREFIX_BYTES + length)
    }
  }
  if (kept.length > 0) throw new BackupUnreadable('the backup ends within a record')
}

/** Reads a whole backup and compares every part with the manifest; nothing else is touched. Throws BackupUnreadable. */
export async function verifyParts(records: AsyncIterable<BackupRecord>): Promise<Manifest> {
  const seen: { kind: 'part' | 'file'; name: string; hash: ReturnType<typeof createHash> }[] = []
  let manifest: Manifest | null = null
  for await (const record of records) {
    if (manifest !== null) throw new BackupUnreadable('something follows the manifest')
    if (record.kind === 'manifest') manifest = record.manifest
    else if (record.kind === 'data') {
      const current = seen.at(-1)
      if (current === undefined) throw new BackupUnreadable('bytes of nothing')
      current.hash.update(record.bytes)
    } else {
      const name = record.kind === 'part' ? record.part.table : record.key
      seen.push({ kind: record.kind, name, hash: createHash('sha256') })
    }
  }
  if (manifest === null) throw new BackupUnreadable('there is no manifest')
  const said = [
    ...manifest.parts.map(({ table, sha256 }) => ['part', table, sha256]),
    ...manifest.files.map(({ key, sha256 }) => ['file', key, sha256]),
  ]
  if (JSON.stringify(said) !== JSON.stringify(seen.map(({ kind, name, hash }) => [kind, name, hash.digest('hex')]))) {
    throw new BackupUnreadable('a part is not as the manifest says')
  }
  return manifest
}
