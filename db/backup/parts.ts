/**
 * What is inside the envelope: the rows of each table as PostgreSQL's COPY wrote
 * them, one part per table, and at the end the manifest with the SHA-256 of each
 * part and the schema's version. Records: a letter, a length, so many bytes.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { BackupUnreadable } from './envelope.ts'

const partSchema = z.strictObject({ table: z.string().regex(/^\w+$/), columns: z.array(z.string().regex(/^\w+$/)).min(1) })

const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** Applied migrations with their hashes, in order. */
  schema: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  takenAt: z.string(),
  parts: z.array(z.strictObject({ table: z.string(), rows: z.int(), sha256: z.string() })),
  /** Next values of the counters behind identity columns. */
  sequences: z.array(z.strictObject({ table: z.string(), column: z.string(), next: z.int() })),
})

export type Part = z.output<typeof partSchema>
export type Manifest = z.output<typeof manifestSchema>

export type BackupRecord =
  | { kind: 'part'; part: Part }
  | { kind: 'data'; bytes: Uint8Array }
  | { kind: 'manifest'; manifest: Manifest }

const LETTERS = { part: 0x50, data: 0x44, manifest: 0x4d } as const
const PREFIX_BYTES = 5
const MAX_RECORD_BYTES = 1 << 30

export function frame(record: BackupRecord): Buffer {
  const payload = record.kind === 'data' ? record.bytes
    : Buffer.from(JSON.stringify(record.kind === 'part' ? record.part : record.manifest))
  const prefix = Buffer.alloc(PREFIX_BYTES)
  prefix[0] = LETTERS[record.kind]
  prefix.writeUInt32BE(payload.length, 1)
  return Buffer.concat([prefix, payload])
}

function parse(letter: number | undefined, payload: Buffer): BackupRecord {
  if (letter === LETTERS.data) return { kind: 'data', bytes: payload }
  const value: unknown = JSON.parse(payload.toString())
  if (letter === LETTERS.part) return { kind: 'part', part: partSchema.parse(value) }
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
  const seen: { table: string; sha256: string }[] = []
  let current: { table: string; hash: ReturnType<typeof createHash> } | null = null
  let manifest: Manifest | null = null
  const finish = () => {
    if (current !== null) seen.push({ table: current.table, sha256: current.hash.digest('hex') })
    current = null
  }
  for await (const record of records) {
    if (manifest !== null) throw new BackupUnreadable('something follows the manifest')
    if (record.kind === 'data') {
      if (current === null) throw new BackupUnreadable('rows without a table')
      current.hash.update(record.bytes)
      continue
    }
    finish()
    if (record.kind === 'manifest') manifest = record.manifest
    else current = { table: record.part.table, hash: createHash('sha256') }
  }
  if (manifest === null) throw new BackupUnreadable('there is no manifest')
  const said = manifest.parts.map(({ table, sha256 }) => ({ table, sha256 }))
  if (JSON.stringify(said) !== JSON.stringify(seen)) throw new BackupUnreadable('a part is not as the manifest says')
  return manifest
}
