/** What the sockets, and the acts that they start, are built on. */
import type { Services } from '#app/services.server.ts'

export type LiveServices = Pick<Services, 'database' | 'clock' | 'log' | 'live' | 'papers'>
