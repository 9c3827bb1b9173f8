/**
 * Puts a backup into an empty database of the same schema, all of it in one
 * transaction. While rows come in, triggers rest and foreign keys are down;
 * afterwards they are made anew, which checks every row, and the schema must read
 * as before. Refuses a database that holds anything.
 */
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { TransactionSql } from 'postgres'
import { openDatabase } from '../client.ts'
import { describeSchema } from '../schema-text.ts'
import type { BackupRecord, Manifest } from './parts.ts'

export type RestoreRefusal = 'NOT_EMPTY' | 'OTHER_SCHEMA'

export class RestoreRefused extends Error {
  readonly code: RestoreRefusal

  constructor(code: RestoreRefusal, message: string) {
    super(message)
    this.code = code
  }
}

/** What a migration puts there by itself; a backup brings its own. */
const SEEDED = new Set([
  'audit_head', 'demo_clock', 'attempt_transition', 'award_transition', 'lottery_step', 'resignation_transition',
])

/** `manifest` comes from verifyParts over the same file. The database was migrated before. Throws RestoreRefused. */
export async function importDatabase(
  ownerUrl: string, records: AsyncIterable<BackupRecord>, manifest: Manifest,
): Promise<void> {
  const { sql, db, close } = openDatabase({ url: ownerUrl, max: 1, name: 'efiser restore' })
  try {
    const before = await describeSchema(db)
    await sql.begin(async (trx) => {
      await refuseUnfit(trx, manifest)
      const keys = await trx<{ table: string; name: string; definition: string }[]>`
        select c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition
        from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and k.contype = 'f' order by c.relname, k.conname`
      for (const { table, name } of keys) await trx.unsafe(`alter table "${table}" drop constraint "${name}"`)
      for (const { table } of manifest.parts) {
        await trx.unsafe(`alter table "${table}" disable trigger user`)
        await trx.unsafe(`delete from "${table}"`)
      }
      await copyRows(trx, records)
      for (const { table, rows } of manifest.parts) {
        const [row] = await trx<{ rows: number }[]>`select count(*)::int as rows from ${trx(table)}`
        if (row?.rows !== rows) throw new Error(`${table} has ${String(row?.rows)} rows instead of ${String(rows)}`)
        await trx.unsafe(`alter table "${table}" enable trigger user`)
      }
      for (const { table, name, definition } of keys) {
        await trx.unsafe(`alter table "${table}" add constraint "${name}" ${definition}`)
      }
      for (const { table, column, next } of manifest.sequences) {
        await trx`select setval(pg_get_serial_sequence(${table}, ${column}), ${next}, false)`
      }
      const [resting] = await trx<{ count: number }[]>`select count(*)::int as count from pg_trigger
        where tgenabled <> 'O' and not tgisinternal`
      if (resting?.count !== 0) throw new Error('a trigger stayed disabled')
    })
    if (await describeSchema(db) !== before) throw new Error('the schema is not as it was before the restore')
  } finally {
    await close()
  }
}

async function refuseUnfit(trx: TransactionSql, manifest: Manifest): Promise<void> {
  const schema = await trx<Manifest['schema']>`select name, sha256 from migration order by name`
  if (JSON.stringify([...schema]) !== JSON.stringify(manifest.schema)) {
    throw new RestoreRefused('OTHER_SCHEMA', 'the backup was taken with another version of the schema')
  }
  for (const { table } of manifest.parts) {
    await trx.unsafe(`lock table "${table}" in access exclusive mode`)
    if (SEEDED.has(table)) continue
    const [row] = await trx<{ some: boolean }[]>`select exists (select from ${trx(table)}) as some`
    if (row?.some === true) throw new RestoreRefused('NOT_EMPTY', `${table} is not empty`)
  }
}

async function copyRows(trx: TransactionSql, records: AsyncIterable<BackupRecord>): Promise<void> {
  const open: Writable[] = []
  const finish = async () => {
    const into = open.pop()
    if (into === undefined) return
    const done = finished(into)
    into.end()
    await done
  }
  for await (const record of records) {
    if (record.kind === 'data') {
      const [into] = open
      if (into?.write(record.bytes) === false) await once(into, 'drain')
      continue
    }
    await finish()
    if (record.kind === 'manifest') return
    if (record.kind === 'file') continue
    const { table, columns } = record.part
    const list = columns.map((column) => `"${column}"`).join(', ')
    open.push(await trx.unsafe(`copy "${table}" (${list}) from stdin`).writable())
  }
}
