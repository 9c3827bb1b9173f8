/** The exam page's memory as the room uses it, and what it is made from (exam-store.ts). */
import type { Result } from '#exam-engine/kernel/result.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { AnnouncementView, HandInReply } from '#app/live/protocol.ts'
import type { SendNote } from './announcements.ts'
import type { DeviceVault } from './device-vault.ts'
import type { AnswerDraft, ExamSnapshot } from './exam-snapshot.ts'
import type { FetchPaper } from './fetch-paper.ts'
import type { OfflineRequests } from './offline-requests.ts'
import type { CodeRefusal } from './offline-room.ts'
import type { SaveByRequest } from './save-by-request.ts'

export interface ExamStore {
  getSnapshot(): ExamSnapshot
  /** Calls back after each change; returns how to stop. */
  subscribe(listener: () => void): () => void
  /** The server's time, for the countdown; null before it is known. */
  now(): Instant | null
  /** Takes the change to the journal, then to the screen and on its way. Ignored where this page may not write. */
  change(itemId: string, answer: AnswerDraft): void
  /** The item on the screen from now on; journalled like a change. */
  show(itemId: string): void
  /** Without a connection: opens the paper that waits here by the code that the supervisor was shown. */
  openOffline(typed: string): Promise<Result<null, CodeRefusal>>
  /** After a hand-over: the candidate has read what may be missing. */
  confirmHandOver(): void
  /** Ends the exam; everything unsent must be acknowledged first: UNSENT_ANSWERS otherwise. */
  handIn(): Promise<HandInReply | { ok: false; refusal: 'UNSENT_ANSWERS' | 'OFFLINE' }>
  /** The candidate read it. */
  confirmAnnouncement(id: string): void
  /** What was announced, as a plain request tells it while the line is down. */
  adoptAnnouncements(announced: readonly AnnouncementView[]): void
  /** "Seguir aquí": writes here from now on and no longer there, where the server lets the candidate decide. */
  takeOver(): void
  /** Ends the connection for good. */
  close(): void
}

export interface StoreOptions {
  /** A UUID that the tab keeps over reloads (sessionStorage). */
  tabId: string
  /** Where the journal is written; the page's memory when absent. */
  vault?: DeviceVault
  /** With these the sitting is kept for a start without a connection. */
  whose?: { facts: unknown, owner: string }
  /** The attempt to show from this machine until the server answers. */
  kept?: string
  /** What is unsent goes this way for as long as the socket is down. */
  saveByRequest?: SaveByRequest
  /** Where the sealed paper comes from; the page's own origin when absent. */
  fetchPaper?: FetchPaper
  /** Where the wrapped key comes from; without it the page cannot be opened without net. */
  offlineRequests?: OfflineRequests
  /** Notes on announcements go this way for as long as the socket is down. */
  noteByRequest?: SendNote
}
