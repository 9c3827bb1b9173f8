/**
 * Everything in the database at one moment, as the owner, while others go on
 * writing: one REPEATABLE READ snapshot, one COPY per table; then the uploaded
 * files, which are never changed and are stored before the rows that name them, so
 * that those of the snapshot are all there. The keys of sealed
 * papers and of receipts lie outside the database and stay outside the backup.
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { openDatabase } from '../client.ts'
import { frame, type Manifest } from './parts.ts'

export interface StoredFile {
  key: string
  bytes: Uint8Array
}

/** Records as bytes, in the order of parts.ts. `listFiles` is asked once the rows are out. */
export async function* exportDatabase(
  ownerUrl: string, listFiles: () => AsyncIterable<StoredFile>,
): AsyncGenerator<Buffer> {
  const { sql, close } = openDatabase({ url: ownerUrl, max: 1, name: 'efiser backup' })
  const out = new PassThrough({ highWaterMark: 1 << 20 })
  const push = async (bytes: Buffer) => { if (!out.write(bytes)) await once(out, 'drain') }
  const work = sql.begin('isolation level repeatable read read only', async (trx) => {
    const tables = await trx<{ table: string; columns: string[] }[]>`
      select c.relname as "table", array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'migration'
      group by c.relname order by c.relname`
    const parts: Manifest['parts'] = []
    for (const { table, columns } of tables) {
      await push(frame({ kind: 'part', part: { table, columns } }))
      const hash = createHash('sha256')
      const list = columns.map((column) => `"${column}"`).join(', ')
      const [row] = await trx<{ rows: number }[]>`select count(*)::int as rows from ${trx(table)}`
      const stream = await trx.unsafe(`copy "${table}" (${list}) to stdout`).readable()
      for await (const bytes of stream as AsyncIterable<Buffer>) {
        hash.update(bytes)
        await push(frame({ kind: 'data', bytes }))
      }
      parts.push({ table, rows: row?.rows ?? 0, sha256: hash.digest('hex') })
    }
    const files: Manifest['files'] = []
    for await (const { key, bytes } of listFiles()) {
      await push(frame({ kind: 'file', key }))
      await push(frame({ kind: 'data', bytes }))
      files.push({ key, sha256: createHash('sha256').update(bytes).digest('hex') })
    }
    const schema = await trx<Manifest['schema']>`select name, sha256 from migration order by name`
    const [moment] = await trx<{ at: string }[]>`select clock_timestamp()::text as at`
    const sequences = await trx<Manifest['sequences']>`
      select c.relname as "table", a.attname as "column",
        coalesce(pg_sequence_last_value(pg_get_serial_sequence(c.relname::text, a.attname)::regclass) + 1, 1) as next
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and a.attidentity <> '' order by c.relname`
    await push(frame({
      kind: 'manifest',
      manifest: { format: 2, schema: [...schema], takenAt: moment?.at ?? '', parts, files, sequences: [...sequences] },
    }))
  }).then(() => { out.end() }, (error: unknown) => { out.destroy(error instanceof Error ? error : new Error(String(error))) })
  try {
    for await (const bytes of out as AsyncIterable<Buffer>) yield bytes
    await work
  } finally {
    out.destroy()
    await close()
  }
}
