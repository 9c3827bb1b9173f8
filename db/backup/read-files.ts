/** The uploaded files of a backup, one after the other; the rows beside them are passed over. */
import type { StoredFile } from './export-database.ts'
import type { BackupRecord } from './parts.ts'

export async function* readFiles(records: AsyncIterable<BackupRecord>): AsyncGenerator<StoredFile> {
  let current: { key: string; pieces: Uint8Array[] } | null = null
  for await (const record of records) {
    if (record.kind === 'data') {
      current?.pieces.push(record.bytes)
      continue
    }
    if (current !== null) yield { key: current.key, bytes: Buffer.concat(current.pieces) }
    current = record.kind === 'file' ? { key: record.key, pieces: [] } : null
  }
}
