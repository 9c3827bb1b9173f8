/** What the line to the server knows of a sitting, as the room shows it. */
import type { PresentedItem } from '#exam-engine/items/permutation.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import type { CodeRefusal } from '#app/exam-client/offline-room.ts'
import type { HandInProgress } from './screen/hand-in-page.tsx'
import type { AdjustmentView, AnnouncementView, HeldView, SaveFailure } from '#app/live/protocol.ts'
import type { AnswerSheet, ItemAnswer } from './answers/item-answer.ts'
import type { LineState } from './states/line-check.tsx'
import type { ReceiptFacts } from './states/receipt.tsx'
import type { Saving } from './answers/save-status.ts'

export interface LiveSitting {
  line: LineState
  /** Why the server does not let this session in; null while it does. */
  refusal: string | null
  /** Null until the server answered for the first time. */
  state: AttemptState | null
  /** The server's last word on the deadline. */
  closesAt: Instant | null
  /** In this candidate's order; null before the exam was started. */
  items: readonly PresentedItem[] | null
  /** The sealed paper waits on this machine for T0. */
  sealedHeld: boolean
  /** What opens it by a code of the supervisor is on this machine too. */
  offlineKeyHeld: boolean
  /** The page began without a connection: the hour is an estimate. */
  fromMachine: boolean
  sheet: AnswerSheet
  saving: Saving
  /** Items whose last change the server did not take, with why. */
  rejected: Readonly<Record<string, SaveFailure>>
  receipt: ReceiptFacts | null
  /** What the coordination said and the candidate has not confirmed, the oldest first. */
  announcements: readonly AnnouncementView[]
  /** By a recorded resolution; null without one, and before the line stands. */
  adjustment: AdjustmentView | null
  handIn: HandInProgress
  /** Another tab or machine writes now; this one only shows. */
  leaseLost: boolean
  /** Who writes instead, where the server said so. */
  held: HeldView | null
  /** The exam came here from another machine; null once the candidate has read it. */
  handOver: { readonly unsent: number | null } | null
  /** The item that was shown last, here or on the machine before. */
  position: string | null
  onShow: (itemId: string) => void
  /** Without a connection: opens the paper by the code that the supervisor was shown. */
  onOpenOffline: (typed: string) => Promise<Result<null, CodeRefusal>>
  onHandOverRead: () => void
  onAnswer: (itemId: string, answer: ItemAnswer) => void
  onHandIn: () => void
  onConfirmAnnouncement: (id: string) => void
  /** Takes what a plain request told while the line was down. */
  adoptAnnouncements: (announced: readonly AnnouncementView[]) => void
  /** Makes this tab the one that writes. */
  onTakeOver: () => void
}
