/** What an act of the coordination needs: the database, and somebody to tell candidates and sedes after the commit. */
import type { Services } from '#app/services.server.ts'
import type { LiveHub } from '#app/live/live-hub.ts'

export interface CoordinationServices {
  database: Services['database']
  live: Pick<LiveHub, 'publishTimes' | 'publishAnnouncement'>
}
