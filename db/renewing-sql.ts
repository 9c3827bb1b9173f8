/**
 * postgres.js for statements that are written with it, over a client that is
 * replaced as soon as one of its connections closes, for the reason told in
 * guarded-pool.ts. What was under way on the old client is refused by it.
 */
import type { Sql } from 'postgres'

export interface RenewingSql {
  sql: Sql
  end(): Promise<void>
}

/** `connect` makes a client that calls the hook when a connection of its closes; it connects with its first query. */
export function renewingSql(connect: (onclose: () => void) => Sql): RenewingSql {
  let current = make()

  function make(): Sql {
    const client = connect(() => {
      if (current !== client) return
      current = make()
      // Statements on its other connections, if any, may end.
      client.end({ timeout: 5 }).catch(() => undefined)
    })
    return client
  }

  const sql = new Proxy(current, {
    apply: (_first, _this, args: Parameters<Sql>) => Reflect.apply(current, undefined, args),
    get: (_first, property) => Reflect.get(current, property) as unknown,
  })
  return { sql, end: () => current.end({ timeout: 5 }) }
}
