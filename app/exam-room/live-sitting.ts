/** What the line to the server knows of a sitting, as the room shows it. */
import type { PresentedItem } from '#exam-engine/items/permutation.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import type { HandInProgress } from './screen/hand-in-page.tsx'
import type { AdjustmentView, AnnouncementView, SaveFailure } from '#app/live/protocol.ts'
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
  onAnswer: (itemId: string, answer: ItemAnswer) => void
  onHandIn: () => void
  onConfirmAnnouncement: (id: string) => void
  /** Takes what a plain request told while the line was down. */
  adoptAnnouncements: (announced: readonly AnnouncementView[]) => void
  /** Makes this tab the one that writes. */
  onTakeOver: () => void
}
