/**
 * What has state, made once by app/server.ts and handed to everything that needs
 * it: pages get it as context.services, sockets and jobs as a parameter. A second
 * copy of a pool or a clock would be a second truth.
 */
import type { Logger } from 'pino'
import type { Database } from '#db/client.ts'
import type { Environment } from './env.server.ts'
import { createRateLimits, type RateLimits } from './http/rate-limits.server.ts'
import type { LiveHub } from './live/live-hub.ts'
import type { RedisLink } from './live/redis-link.server.ts'
import { startPasswords, type Passwords } from './passwords/passwords.server.ts'
import type { NodeClock } from './server/node-clock.server.ts'

/** What sockets and jobs are built on. */
export interface CoreServices {
  env: Environment
  /** Connected as the app's role. */
  database: Database
  /** This node's reading of efiser_now(), for screens and timers; decisions read the database. */
  clock: NodeClock
  /** The demo loader made this database: the clock may be moved. */
  demo: boolean
  passwords: Passwords
  rateLimits: RateLimits
  log: Logger
}

export interface Services extends CoreServices {
  /** What the sockets must hear after an act on a page. */
  live: LiveHub
}

/** Starts what needs starting. `link` leads to the other nodes, if any. `live` is added by app/server.ts, once sockets are attached. */
export function createCoreServices(
  parts: Pick<CoreServices, 'env' | 'database' | 'clock' | 'demo' | 'log'>, link: RedisLink | null,
): CoreServices {
  return { ...parts, passwords: startPasswords(), rateLimits: createRateLimits(link?.client ?? null) }
}

declare module '@remix-run/node' {
  interface AppLoadContext {
    services: Services
    cspNonce: string
    /** As this node saw it; behind a proxy, as the trusted proxy says. */
    clientAddress: string
  }
}
declare module '@remix-run/server-runtime' {
  interface AppLoadContext {
    services: Services
    cspNonce: string
    /** As this node saw it; behind a proxy, as the trusted proxy says. */
    clientAddress: string
  }
}
