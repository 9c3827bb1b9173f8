/** What the exam page shows at one moment. A new object for each change, so that a view can compare. */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { PresentedItem } from '#exam-engine/items/permutation.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import type { AdjustmentView, AnnouncementView, ClosingView, SaveFailure } from '#app/live/protocol.ts'

/** As app/exam-room/answers/item-answer.ts: the state of one item's answer. */
export interface AnswerDraft {
  readonly optionId: string | null
  readonly flagged: boolean
  readonly struck: readonly string[]
}

export interface ExamSnapshot {
  /**
   * `connecting` until the first state came; `live` afterwards, online or not;
   * `leaseLost`: another tab writes; `refused`: the server lets this session in no more (`refusal` says why).
   */
  readonly line: 'connecting' | 'live' | 'leaseLost' | 'refused'
  readonly refusal: string | null
  readonly attemptId: string | null
  readonly state: AttemptState | null
  readonly opensAt: Instant | null
  readonly closesAt: Instant | null
  readonly acceptsUntil: Instant | null
  readonly timesVersion: number
  /** In the candidate's order; null before T0. */
  readonly paper: readonly PresentedItem[] | null
  /** Item id to answer, as the candidate sees it: changes that are not saved yet included. */
  readonly sheet: Readonly<Record<string, AnswerDraft>>
  readonly saving: {
    readonly online: boolean
    /** In the server's time. */
    readonly offlineSince: Instant | null
    /** Items whose answer the server has not acknowledged. */
    readonly unsent: number
    /** Of the last acknowledged save. */
    readonly savedAt: Instant | null
    /** The attempt's running digest, short; null before the first save of this page. */
    readonly digest: string | null
  }
  /** Items whose last change the server did not take, with why; it keeps them for review. */
  readonly rejected: Readonly<Record<string, SaveFailure>>
  readonly closing: ClosingView | null
  /** What the coordination said and the candidate has not confirmed. */
  readonly announcements: readonly AnnouncementView[]
  readonly adjustment: AdjustmentView | null
}

export const FIRST_SNAPSHOT: ExamSnapshot = {
  line: 'connecting', refusal: null, attemptId: null, state: null, opensAt: null, closesAt: null, acceptsUntil: null,
  timesVersion: 0, paper: null, sheet: {},
  saving: { online: false, offlineSince: null, unsent: 0, savedAt: null, digest: null }, rejected: {}, closing: null,
  announcements: [], adjustment: null,
}
