/**
 * Sockets live no longer than their session. Who ends a session cuts its sockets at once, on every node; that word may
 * be lost, and a handshake may pass it on the way. So each node asks the database every few seconds, in one statement,
 * which of its sockets' sessions are over, and cuts those.
 */
import type { Logger } from 'pino'
import { listLiveSessions } from '#db/queries/sessions.ts'
import type { Database } from '#db/client.ts'
import type { Actor } from '#app/http/actor.ts'

const EVERY_MS = 10_000

interface WatchedSocket {
  data: { actor: Actor }
  conn: { close(): void }
  disconnect(close: boolean): unknown
}

interface WatchParts {
  database: Database
  log: Logger
  namespaces: readonly { sockets: ReadonlyMap<string, WatchedSocket> }[]
}

export interface SessionWatch {
  /** Closes the transports of the session's sockets here: they come back by a new handshake. */
  judgeAnew(session: string): void
  stop(): void
}

export function watchSessions({ database, log, namespaces }: WatchParts): SessionWatch {
  const here = () => namespaces.flatMap(({ sockets }) => [...sockets.values()])
  const sessionOf = (socket: WatchedSocket) => socket.data.actor.sessionSha256.toString('hex')

  const look = async () => {
    const sockets = here()
    if (sockets.length === 0) return
    const live = new Set(await listLiveSessions(database.db, [...new Set(sockets.map(sessionOf))]))
    for (const socket of sockets) if (!live.has(sessionOf(socket))) socket.disconnect(true)
  }
  const timer = setInterval(() => {
    look().catch((error: unknown) => { log.warn({ err: error }, 'the sessions of sockets could not be asked for') })
  }, EVERY_MS)
  timer.unref()
  return {
    judgeAnew(session) {
      for (const socket of here()) if (sessionOf(socket) === session) socket.conn.close()
    },
    stop() { clearInterval(timer) },
  }
}
