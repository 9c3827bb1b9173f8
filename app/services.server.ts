/**
 * What has state, made once by app/server.ts and handed to everything that needs
 * it: pages get it as context.services, sockets and jobs as a parameter. A second
 * copy of a pool or a clock would be a second truth.
 */
import type { Logger } from 'pino'
import type { Database } from '#db/client.ts'
import type { Environment } from './env.server.ts'
import type { FileStorage } from './files/file-storage.server.ts'
import { createRateLimits, type RateLimits } from './http/rate-limits.server.ts'
import type { LiveHub } from './live/live-hub.ts'
import { openSigningKeys, type SigningKeys } from './keys/signing-keys.server.ts'
import type { RedisLink } from './live/redis-link.server.ts'
import type { SealedPapers } from './sealed-paper/sealed-papers.server.ts'
import type { PdfPages } from './resignation/pdf-pages.server.ts'
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
  /** Keys of receipts: private halves in the keys folder, public ones in the database. */
  signing: SigningKeys
  /** Sealed papers and what opens them. */
  papers: SealedPapers
  rateLimits: RateLimits
  log: Logger
}

export interface Services extends CoreServices {
  /** What the sockets must hear after an act on a page. */
  live: LiveHub
  /** Uploaded files. */
  files: FileStorage
  /** Draws uploaded PDFs. */
  pdfs: PdfPages
}

/**
 * Starts what needs starting. `link` leads to the other nodes, if any. `live`, `files` and `pdfs` are added by app/server.ts.
 */
export function createCoreServices(
  parts: Pick<CoreServices, 'env' | 'database' | 'clock' | 'demo' | 'log' | 'papers'>, link: RedisLink | null,
): CoreServices {
  const signing = openSigningKeys(parts.database, parts.env.keysRoot)
  return { ...parts, signing, passwords: startPasswords(), rateLimits: createRateLimits(link?.client ?? null) }
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
