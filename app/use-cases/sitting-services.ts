/** What an act on an attempt needs: the database, and somebody to tell after the commit. */
import type { Services } from '#app/services.server.ts'
import type { LiveHub } from '#app/live/live-hub.ts'

export interface SittingServices {
  database: Services['database']
  live: Pick<LiveHub, 'publishAttemptChanged'>
}
