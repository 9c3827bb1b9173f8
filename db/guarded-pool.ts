/**
 * The connections of a pool, each a postgres.js client that is used for the life
 * of one connection. postgres.js 3.4 reconnects by itself, and is then not to be
 * trusted: bytes and timers of the old connection stay behind, a queued reserve()
 * is dropped, a write to the missing socket throws into the event loop. So a
 * client whose connection closed never gets another query; what it was doing is
 * refused with CONNECTION_LOST, and the next one who asks gets a new client.
 */
import type { PendingQuery, Row, Sql } from 'postgres'

/** A connection that is not answered its first query by then is given up. */
const OPENS_WITHIN_MS = 10_000
/** Far above our longest statement: only a peer that vanished without a word takes so long. */
const ANSWERS_WITHIN_MS = 60_000

/** The connection closed, or never opened, before an answer came: whether the statement took effect is unknown. */
export class ConnectionLost extends Error {
  readonly code = 'CONNECTION_LOST'

  constructor(cause?: unknown) {
    super('the connection to the database was lost', { cause })
  }
}

export interface PoolState {
  /** Connections that stand, idle ones included. */
  open: number
  idle: number
  /** Requests that wait for a connection. */
  waiting: number
  /** Connections lost since the start. */
  lost: number
}

interface Connection {
  client: Sql
  dead: boolean
  /** Called once when it dies. */
  onDeath: Set<(error: Error) => void>
}

/** A connection that is ours until `release`; as much of postgres.js as Kysely's dialect uses. */
export interface Reserved {
  unsafe(text: string, parameters?: unknown[], options?: object): PendingQuery<Row[]>
  release(): void
}

export interface GuardedPool {
  reserve(): Promise<Reserved>
  state(): PoolState
  /** Closes everything; statements under way get five seconds. */
  end(): Promise<void>
}

interface Waiter {
  resolve: (connection: Connection) => void
  reject: (error: Error) => void
}

/** `connect` makes a client of one connection, which calls the hook when that closes. */
export function createGuardedPool(max: number, connect: (onclose: () => void) => Sql): GuardedPool {
  const all = new Set<Connection>()
  const idle: Connection[] = []
  const waiters: Waiter[] = []
  let lost = 0
  let ended = false

  const bury = (connection: Connection, cause?: unknown) => {
    if (connection.dead) return
    connection.dead = true
    all.delete(connection)
    const place = idle.indexOf(connection)
    if (place >= 0) idle.splice(place, 1)
    if (!ended) lost += 1
    // The driver's own word on what happened, if it has one, comes first.
    setImmediate(() => { for (const tell of connection.onDeath) tell(new ConnectionLost(cause)) })
    connection.client.end({ timeout: 0 }).catch(() => undefined)
    serveWaiters()
  }

  const open = async (): Promise<Connection> => {
    const connection: Connection = {
      client: connect(() => { bury(connection) }), dead: false, onDeath: new Set(),
    }
    all.add(connection)
    try {
      await guard(connection, connection.client.unsafe('select 1'), OPENS_WITHIN_MS)
      return connection
    } catch (error) {
      bury(connection, error)
      throw error
    }
  }

  /** The answer, or why none will come. */
  const guard = <T>(connection: Connection, query: Promise<T>, withinMs: number): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => { bury(connection, new Error(`no answer within ${String(withinMs)} ms`)) }, withinMs)
      const settle = () => {
        clearTimeout(timer)
        connection.onDeath.delete(reject)
      }
      connection.onDeath.add(reject)
      query.then((answer) => {
        settle()
        resolve(answer)
      }, (error: unknown) => {
        settle()
        reject(error instanceof Error ? error : new Error(String(error)))
      })
    })

  const serveWaiters = () => {
    while (waiters.length > 0 && (idle.length > 0 || all.size < max)) {
      const waiter = waiters.shift()
      if (waiter === undefined) return
      const connection = idle.pop()
      if (connection === undefined) open().then(waiter.resolve, waiter.reject)
      else waiter.resolve(connection)
    }
  }

  const release = (connection: Connection) => {
    if (connection.dead) return
    idle.push(connection)
    serveWaiters()
  }

  return {
    async reserve() {
      if (ended) throw new ConnectionLost(new Error('the pool is closed'))
      const connection = await new Promise<Connection>((resolve, reject) => {
        waiters.push({ resolve, reject })
        serveWaiters()
      })
      return {
        unsafe: (text, parameters, options) => {
          const answer = connection.dead
            ? Promise.reject(new ConnectionLost())
            : guard(connection, connection.client.unsafe<Row[]>(text, parameters as never[], options), ANSWERS_WITHIN_MS)
          // Kysely's dialect only awaits it.
          return answer as unknown as PendingQuery<Row[]>
        },
        release: () => { release(connection) },
      }
    },
    state: () => ({ open: all.size, idle: idle.length, waiting: waiters.length, lost }),
    async end() {
      ended = true
      for (const waiter of waiters.splice(0)) waiter.reject(new ConnectionLost(new Error('the pool is closed')))
      await Promise.all([...all].map(({ client }) => client.end({ timeout: 5 })))
    },
  }
}
