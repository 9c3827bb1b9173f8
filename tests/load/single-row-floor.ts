/**
 * What saves are compared with: one-row upserts in a loop of bare postgres.js, one
 * per transaction, on 16 connections, nothing around. Measured in both readings:
 * each in a transaction of its own by name (`begin`), and each a lone statement,
 * which is a transaction too and spares two of three round trips.
 */
import { setTimeout as pause } from 'node:timers/promises'
import postgres, { type Sql, type TransactionSql } from 'postgres'
import { testUuid } from '#tests/db/sitting/sitting-database.ts'

const CONNECTIONS = 16
const ROWS = 8000
const WARM_UP_MS = 500
const IDS = Array.from({ length: ROWS }, (_, index) => testUuid(`floor ${String(index)}`))

/** Upserts per second. */
export interface Floor {
  /** begin, upsert, commit: three round trips for each. */
  transactions: number
  /** The upsert alone. */
  statements: number
}

/** Each reading over `seconds`, after a short warm-up. */
export async function measureFloor(ownerUrl: string, seconds: number): Promise<Floor> {
  const sql = postgres(ownerUrl, { max: CONNECTIONS, onnotice: () => undefined })
  await sql`create table if not exists bench_floor (attempt_id uuid, item_id uuid, revision integer not null,
    option_id uuid not null, saved_at timestamptz not null, primary key (attempt_id, item_id)) with (fillfactor = 70)`
  const transactions = await measure((id) => sql.begin((transaction) => upsert(transaction, id)), seconds)
  const statements = await measure((id) => upsert(sql, id), seconds)
  await sql.end()
  return { transactions, statements }
}

async function upsert(sql: Sql | TransactionSql, id: string): Promise<void> {
  await sql`insert into bench_floor values (${id}, ${id}, 1, ${id}, clock_timestamp())
    on conflict (attempt_id, item_id) do update set revision = bench_floor.revision + 1,
      option_id = excluded.option_id, saved_at = excluded.saved_at`
}

async function measure(save: (id: string) => Promise<unknown>, seconds: number): Promise<number> {
  let count = 0
  let stopped = false
  const loop = async (start: number) => {
    for (let index = start; !stopped; index = (index + CONNECTIONS) % ROWS) {
      await save(IDS[index] ?? '')
      count += 1
    }
  }
  const loops = Array.from({ length: CONNECTIONS }, (_, line) => loop(line))
  await pause(WARM_UP_MS)
  const [from, before] = [performance.now(), count]
  await pause(seconds * 1000)
  const rate = (count - before) / ((performance.now() - from) / 1000)
  stopped = true
  await Promise.all(loops)
  return rate
}
