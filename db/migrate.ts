/**
 * Brings a database to the newest schema: numbered .sql files, each in a
 * transaction of its own, under an advisory lock so that two starting nodes do
 * not race. A file that changed after it was applied is refused: history is not
 * edited. The app role's rights are written anew at the end.
 */
import { readdir, readFile } from 'node:fs/promises'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { openDatabase } from './client.ts'
import { APP_ROLE } from './provision.ts'

const MIGRATION_LOCK = 7_202_401

/** A migration that cannot be applied; the message is one line and names the file. */
export class MigrationError extends Error {
  readonly code = 'MIGRATION_FAILED'
}

interface MigrateOptions {
  /** Folder of the numbered files; the product's own unless a test says otherwise. */
  directory?: URL
}

/** Applies what is missing, as the owner. Returns the names applied, in order. Throws MigrationError. */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const directory = options.directory ?? new URL('./migrations/', import.meta.url)
  const { sql, close } = openDatabase({ url: ownerUrl, max: 1, name: 'efiser migrate' })
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`
    await sql`create table if not exists migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default clock_timestamp())`
    const known = new Map((await sql<{ name: string; sha256: string }[]>`select name, sha256 from migration`)
      .map((row) => [row.name, row.sha256]))
    const applied: string[] = []
    for (const name of (await readdir(directory)).filter((file) => file.endsWith('.sql')).sort()) {
      const text = await readFile(new URL(name, directory), 'utf8')
      const hash = sha256Hex(text)
      if (known.has(name)) {
        if (known.get(name) !== hash) throw new MigrationError(`${name}: changed after it was applied`)
        continue
      }
      await sql.begin(async (trx) => {
        await trx.unsafe(text)
        await trx`insert into migration (name, sha256) values (${name}, ${hash})`
      }).catch((cause: unknown) => {
        throw new MigrationError(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`)
      })
      applied.push(name)
    }
    const [role] = await sql`select 1 from pg_roles where rolname = ${APP_ROLE}`
    if (role !== undefined) await sql.unsafe(await readFile(new URL('./grants.sql', import.meta.url), 'utf8'))
    return applied
  } finally {
    await close()
  }
}
