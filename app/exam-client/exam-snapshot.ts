/** What the exam page shows at one moment. A new object for each change, so that a view can compare. */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { PresentedItem } from '#exam-engine/items/permutation.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import type {
  AdjustmentView, AnnouncementView, ClosingView, HeldView, SaveFailure,
} from '#app/live/protocol.ts'

/** As app/exam-room/answers/item-answer.ts: the state of one item's answer. */
export interface AnswerDraft {
  readonly optionId: string | null
  readonly flagged: boolean
  readonly struck: readonly string[]
}

export interface ExamSnapshot {
  /**
   * `connecting` until the first state came; `live` afterwards, online or not;
   * `leaseLost`: another tab writes; `held`: another tab or machine wrote before
   * this page came; `refused`: the server lets this session in no more (`refusal` says why).
   */
  readonly line: 'connecting' | 'live' | 'leaseLost' | 'held' | 'refused'
  readonly refusal: string | null
  /** Who holds the lease, while `held` or `leaseLost` and the server said so. */
  readonly held: HeldView | null
  /** The attempt came here from another machine, and the candidate has not yet said to go on. */
  readonly handOver: { readonly unsent: number | null } | null
  readonly attemptId: string | null
  readonly state: AttemptState | null
  readonly opensAt: Instant | null
  readonly closesAt: Instant | null
  readonly acceptsUntil: Instant | null
  readonly timesVersion: number
  /** In the candidate's order; null before T0. */
  readonly paper: readonly PresentedItem[] | null
  /** The sealed paper waits on this machine for T0. */
  readonly sealedHeld: boolean
  /** What opens it by a code of the supervisor, wrapped, is on this machine too. */
  readonly offlineKeyHeld: boolean
  /** Item id to answer, as the candidate sees it: changes that are not saved yet included. */
  readonly sheet: Readonly<Record<string, AnswerDraft>>
  readonly saving: {
    readonly online: boolean
    /** In the server's time. */
    readonly offlineSince: Instant | null
    /** Items whose answer the server has not acknowledged. */
    readonly unsent: number
    /** What is unsent outlasts a reload: false where this machine keeps nothing, or the last write failed. */
    readonly kept: boolean
    /** Of the last acknowledged save. */
    readonly savedAt: Instant | null
    /** The attempt's running digest, short; null before the first save of this page. */
    readonly digest: string | null
  }
  /** The item that the candidate was at last, on this machine or the one before. */
  readonly position: string | null
  /** Items whose last change the server did not take, with why; it keeps them for review. */
  readonly rejected: Readonly<Record<string, SaveFailure>>
  readonly closing: ClosingView | null
  /** What the coordination said and the candidate has not confirmed. */
  readonly announcements: readonly AnnouncementView[]
  readonly adjustment: AdjustmentView | null
  /** The page began without a connection: paper and answers are this machine's, the time an estimate. */
  readonly fromMachine: boolean
}

export const FIRST_SNAPSHOT: ExamSnapshot = {
  line: 'connecting', refusal: null, held: null, handOver: null, attemptId: null, state: null, opensAt: null,
  closesAt: null, acceptsUntil: null, timesVersion: 0, paper: null, sealedHeld: false, offlineKeyHeld: false, sheet: {},
  position: null,
  saving: { online: false, offlineSince: null, unsent: 0, kept: true, savedAt: null, digest: null },
  rejected: {}, closing: null, fromMachine: false,
  announcements: [], adjustment: null,
}
