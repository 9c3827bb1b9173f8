/**
 * Without Redis there is one node. An advisory lock in the database, held by a
 * connection of its own for as long as we live, keeps a second one out: two
 * would each believe that they see every socket.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '#db/client.ts'
import { StartFailure } from './start-failure.server.ts'

const NODE_LOCK = 7_202_410
/** PostgreSQL needs a moment to notice that a killed server's connection is gone. */
const KILLED_ONE_LEAVES_WITHIN_MS = 3000

/** Takes the lock and returns how to give it back. Throws StartFailure SECOND_NODE. */
export async function becomeSingleNode(url: string): Promise<() => Promise<void>> {
  const { sql, close } = openDatabase({ url, max: 1, name: 'efiser node' })
  try {
    const connection = await sql.reserve()
    const from = performance.now()
    for (;;) {
      const [row] = await connection<{ taken: boolean }[]>`select pg_try_advisory_lock(${NODE_LOCK}) as taken`
      if (row?.taken === true) {
        return () => {
          connection.release()
          return close()
        }
      }
      if (performance.now() - from > KILLED_ONE_LEAVES_WITHIN_MS) break
      await pause(100)
    }
    connection.release()
  } catch (error) {
    await close()
    throw error
  }
  await close()
  throw new StartFailure('SECOND_NODE',
    'Otro servidor EFISER usa ya esta base de datos; sin Redis solo puede haber uno. No se cambió nada.')
}
