/**
 * The one way to PostgreSQL: a pool of guarded connections under Kysely, and
 * postgres.js itself for what needs it. Times are read as epoch milliseconds,
 * bigint as number (our counters stay far below 2^53), numeric as decimal text,
 * date as ISO text.
 */
import { Kysely, type Transaction } from 'kysely'
import { PostgresJSDialect } from 'kysely-postgres-js'
import postgres, { type Sql } from 'postgres'
import { createGuardedPool, type PoolState } from './guarded-pool.ts'
import { renewingSql } from './renewing-sql.ts'
import type { Tables } from './tables/tables.ts'

export type Db = Kysely<Tables>
export type Trx = Transaction<Tables>
/** For reads that serve inside and outside a transaction. */
export type DbOrTrx = Db | Trx

export interface Database {
  /** Connections of its own, apart from those of `db`. */
  sql: postgres.Sql
  db: Db
  /** Of the connections under `db`. */
  poolState(): PoolState
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
  const connect = (connections: number) => (onclose: () => void) => postgres(url, {
    max: connections,
    connect_timeout: 10,
    // A connection that ended by its age would end in the middle of a transaction of the pool below.
    max_lifetime: null,
    onclose,
    onnotice: () => undefined,
    connection: { application_name: name, TimeZone: 'UTC' },
    types: {
      timestamp: { to: 1184, from: [1184], serialize: String, parse: (text: string) => Date.parse(text) },
      counter: { to: 20, from: [20], serialize: String, parse: Number },
      date: { to: 1082, from: [1082], serialize: String, parse: (text: string) => text },
    },
  }) as unknown as Sql
  const pool = createGuardedPool(max, connect(1))
  const direct = renewingSql(connect(max))
  // Kysely's dialect takes a connection by `reserve` and asks nothing else of what it is given.
  const reservable = Object.assign(() => undefined, { reserve: pool.reserve, end: pool.end, options: {} })
  const db = new Kysely<Tables>({ dialect: new PostgresJSDialect({ postgres: reservable as unknown as Sql }) })
  return {
    sql: direct.sql, db,
    poolState: pool.state,
    openLane: (lane) => openDatabase({ url, max: 1, name: lane }),
    async close() {
      await Promise.all([pool.end(), direct.end()])
    },
  }
}
