/**
 * Who may serve one database together. Without Redis there is one node: two would
 * each believe that they see every socket. With Redis there may be several. Each
 * holds one advisory lock for as long as it lives, alone (without Redis) or
 * shared (with it), so that both kinds keep each other out. PostgreSQL forgets
 * the lock when it restarts or the connection breaks: it is then taken anew.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { openDatabase, type Database } from '#db/client.ts'
import { StartFailure } from './start-failure.server.ts'

const NODE_LOCK = 7_202_410
/** PostgreSQL needs a moment to notice that a killed server's connection is gone. */
const KILLED_ONE_LEAVES_WITHIN_MS = 3000
const LOOK_EVERY_MS = 2000

export type NodeKind = 'single' | 'oneOfSeveral'

const EXPLAINED: Record<NodeKind, string> = {
  single: 'Otro servidor EFISER usa ya esta base de datos; sin Redis solo puede haber uno. No se cambió nada.',
  oneOfSeveral: 'Un servidor EFISER sin Redis usa ya esta base de datos: deténgalo o quite REDIS_URL. No se cambió nada.',
}

/** Whether this session holds the lock afterwards; taking it once more is harmless, as it is never given back by count. */
async function take({ sql }: Database, kind: NodeKind): Promise<boolean> {
  const [row] = await sql<{ taken: boolean }[]>`select exists (
      select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and objid = ${NODE_LOCK}
    ) or ${kind === 'single' ? sql`pg_try_advisory_lock(${NODE_LOCK})` : sql`pg_try_advisory_lock_shared(${NODE_LOCK})`}
    as taken`
  return row?.taken === true
}

/** Takes the lock and returns how to give it back. Throws StartFailure SECOND_NODE. */
export async function takeNodeLock(url: string, kind: NodeKind, log: Logger): Promise<() => Promise<void>> {
  const database = openDatabase({ url, max: 1, name: 'efiser node' })
  try {
    const from = performance.now()
    while (!await take(database, kind)) {
      if (performance.now() - from > KILLED_ONE_LEAVES_WITHIN_MS) throw new StartFailure('SECOND_NODE', EXPLAINED[kind])
      await pause(100)
    }
  } catch (error) {
    await database.close()
    throw error
  }
  const keep = () => {
    take(database, kind).then((taken) => {
      // Whoever serves goes on serving: ending a sitting would be worse than two boards that see half each.
      if (!taken) log.error({ kind }, 'another node took the lock of this one while the database restarted')
    }, () => undefined)
  }
  const timer = setInterval(keep, LOOK_EVERY_MS)
  timer.unref()
  return () => {
    clearInterval(timer)
    return database.close()
  }
}
