/**
 * The one way to PostgreSQL: a postgres.js pool, and Kysely over the same pool.
 * Times are read as epoch milliseconds, bigint as number (our counters stay far
 * below 2^53), numeric as decimal text, date as ISO text.
 */
import { Kysely, type Transaction } from 'kysely'
import { PostgresJSDialect } from 'kysely-postgres-js'
import postgres from 'postgres'
import type { Tables } from './tables/tables.ts'

export type Db = Kysely<Tables>
export type Trx = Transaction<Tables>
/** For reads that serve inside and outside a transaction. */
export type DbOrTrx = Db | Trx

export interface Database {
  sql: postgres.Sql
  db: Db
  /** One further connection to the same database, for work that must never wait behind pages. Closed by its owner. */
  openLane(name: string): Database
  close(): Promise<void>
}

interface OpenOptions {
  url: string
  /** Connections in the pool. */
  max?: number
  /** Shown in pg_stat_activity. */
  name?: string
}

/** Opens the pool; it connects with the first query, so this never fails by itself. */
export function openDatabase({ url, max = 10, name = 'efiser' }: OpenOptions): Database {
  const sql = postgres(url, {
    max,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: name, TimeZone: 'UTC' },
    types: {
      timestamp: { to: 1184, from: [1184], serialize: String, parse: (text: string) => Date.parse(text) },
      counter: { to: 20, from: [20], serialize: String, parse: Number },
      date: { to: 1082, from: [1082], serialize: String, parse: (text: string) => text },
    },
  })
  const db = new Kysely<Tables>({ dialect: new PostgresJSDialect({ postgres: sql }) })
  return {
    sql, db,
    openLane: (lane) => openDatabase({ url, max: 1, name: lane }),
    close: () => sql.end({ timeout: 5 }),
  }
}
