/** What saves are compared with: one-row upserts in a loop, one per transaction, on 16 connections, nothing around. */
import { openDatabase } from '#db/client.ts'
import { testUuid } from '#tests/db/sitting/sitting-database.ts'

const CONNECTIONS = 16
const ROWS = 8000

/** Upserts per second over `seconds`, after a short warm-up. */
export async function measureFloor(ownerUrl: string, seconds: number): Promise<number> {
  const { sql, close } = openDatabase({ url: ownerUrl, max: CONNECTIONS, name: 'floor' })
  await sql`create table if not exists bench_floor (attempt_id uuid, item_id uuid, revision integer not null,
    option_id uuid not null, saved_at timestamptz not null, primary key (attempt_id, item_id)) with (fillfactor = 70)`
  const ids = Array.from({ length: ROWS }, (_, index) => testUuid(`floor ${String(index)}`))
  let count = 0
  let stopped = false
  const loop = async (start: number) => {
    for (let index = start; !stopped; index = (index + CONNECTIONS) % ROWS) {
      const id = ids[index] ?? ''
      await sql`insert into bench_floor values (${id}, ${id}, 1, ${id}, clock_timestamp())
        on conflict (attempt_id, item_id) do update set revision = bench_floor.revision + 1,
          option_id = excluded.option_id, saved_at = excluded.saved_at`
      count += 1
    }
  }
  const loops = Array.from({ length: CONNECTIONS }, (_, line) => loop(line))
  await new Promise((resolve) => { setTimeout(resolve, 1000) })
  const [from, before] = [performance.now(), count]
  await new Promise((resolve) => { setTimeout(resolve, seconds * 1000) })
  const rate = (count - before) / ((performance.now() - from) / 1000)
  stopped = true
  await Promise.all(loops)
  await close()
  return rate
}
