/** What the rest of the server may ask of the sockets: to tell, to show who is there, to save, to stop. */
import type { AttemptPresence, Refusal, SaveReply, SaveRequest } from './protocol.ts'
import type { ObservedBatch } from './save-observer.ts'

/** Counters since the start of the process; no personal data. */
export interface LiveStats {
  sockets: number
  saved: number
  duplicates: number
  batches: number
  largestBatch: number
  /** Operations that wait for the next batch, now. */
  waiting: number
  /** Refusals by code: of saves, payloads and handshakes. */
  refused: Readonly<Record<string, number>>
}

export interface LiveHub {
  /** After the commit of an act on an attempt: candidate and supervisors hear of it. */
  publishAttemptChanged(attemptId: string): void
  /** After the commit of an act that moved deadlines: those candidates hear their own, and their sedes. */
  publishTimes(attemptIds: readonly string[]): void
  /** After the commit: whom an announcement reaches gets it, and the supervisors there hear of it. */
  publishAnnouncement(announcementId: string): void
  /** After the commit of a release: the former holder stops, and who waits asks again. */
  leaseReleased(attemptId: string): void
  /** What the attempt's machine last told this node it had not sent; null when it never did. */
  unsentOf(attemptId: string): number | null
  /** After what a session may do was changed: its sockets come back and are judged anew. */
  sessionChanged(sessionSha256: Buffer): void
  /** After a session was ended: its sockets are cut. */
  sessionEnded(sessionSha256: Buffer): void
  /** After the demo clock was moved: everybody reads the time anew. */
  clockMoved(): void
  /** The candidates of a turno at a sede who were seen since the process started. */
  presence(turnoId: string, sedeCode: string): readonly AttemptPresence[]
  /** Saves per second of a turno at a sede, a mean of the last seconds. */
  saveRate(turnoId: string, sedeCode: string): number
  /** Saves through the one writer; whose attempt it is has been checked. */
  save(attemptId: string, request: SaveRequest): Promise<SaveReply | Refusal<'BUSY_RETRY'>>
  stats(): LiveStats
  /** For /metrics: batches committed since the last call. */
  takeBatches(): readonly ObservedBatch[]
  /** `linked`: false while the other nodes cannot be heard, and the board may lack their candidates. */
  nodes(): { linked: boolean; others: number }
  /** Closes the connections one by one within that time, so that pages come back to another node and not all at once. */
  moveAway(withinMs: number): Promise<void>
  /** Takes no more, answers what waits, lets go of sockets and of the writer's connection. */
  drain(): Promise<void>
}
