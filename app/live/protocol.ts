/**
 * What travels between exam page, supervisor's page and server: the typed events
 * of both namespaces, and the schema of everything that a client may send. What a
 * schema does not know is refused with PAYLOAD_INVALID.
 */
import { z } from 'zod'
import type { FocusRequest } from './focus-protocol.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import type { SaveRefusal } from '#exam-engine/sitting/judge-save.ts'
import type { Opening, SealedView } from '#app/sealed-paper/format.ts'
import { saveOperationSchema, type AnswerContent } from '#exam-engine/sitting/save-operation.ts'

export const EXAM_NAMESPACE = '/examen'
export const SEDE_NAMESPACE = '/sede'

/** Bytes of one message; a longer one ends the connection. A full save of MAX_OPERATIONS is about half of it. */
export const MAX_MESSAGE_BYTES = 16_384
export const MAX_OPERATIONS = 20

const epoch = z.int().min(0).max(1_000_000)

/**
 * `tabId` is the page's own, kept over reloads of its tab: it tells two tabs of one session apart. `deviceId` stands
 * for the machine and browser profile; a page that cannot keep one is a machine of its own. `takeOver`: the candidate
 * asked to go on here.
 */
export const attachSchema = z.strictObject({
  tabId: z.uuid(), deviceId: z.uuid().optional(), takeOver: z.boolean().optional(),
})
/** Where this machine is: what it has not sent and which item it shows, for whoever goes on elsewhere. */
export const pulseSchema = z.strictObject({ unsent: z.int().min(0).max(10_000), itemId: z.uuid().nullable() })
export const saveSchema = z.strictObject({
  /** The lease under which these changes were made. */
  epoch,
  ops: z.array(saveOperationSchema).min(1).max(MAX_OPERATIONS),
})
export const handInSchema = z.strictObject({ epoch })
export const noteAnnouncementsSchema = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(20),
  /** The page shows them, or the candidate confirmed them. */
  step: z.enum(['delivered', 'confirmed']),
})
export const watchSchema = z.strictObject({ turnoId: z.uuid(), sedeCode: z.string().min(1).max(32) })

export type AttachRequest = z.infer<typeof attachSchema>
export type PulseRequest = z.infer<typeof pulseSchema>
export type SaveRequest = z.infer<typeof saveSchema>
export type HandInRequest = z.infer<typeof handInSchema>
export type NoteAnnouncementsRequest = z.infer<typeof noteAnnouncementsSchema>
export type WatchRequest = z.infer<typeof watchSchema>

/** Times as every reply repeats them: the version tells that they changed, `now` is the server's. */
export interface TimesView {
  now: Instant
  opensAt: Instant
  closesAt: Instant
  acceptsUntil: Instant
  timesVersion: number
}

export interface AnswerView extends AnswerContent {
  itemId: string
  savedAt: Instant
}

/** What the coordination told this candidate. */
export interface AnnouncementView {
  id: string
  text: string
  at: Instant
}

/** What a recorded resolution grants this candidate. */
export interface AdjustmentView {
  /** 0 for other measures alone. */
  extraMinutes: number
  document: string
  otherMeasures: string
}

/** Everything a page needs to show an attempt, from the database and not from what the page remembers. */
export interface AttachedState extends TimesView {
  ok: true
  attemptId: string
  state: AttemptState
  /** Saves are sent under it. 0 before admission. */
  epoch: number
  /** What this machine changed under this epoch or a later one was changed under its own lease. */
  ownSince: number
  /** The attempt came here from another machine by the supervisor's release; null otherwise. */
  handOver: { unsent: number | null } | null
  /** The item that the writer last said it shows; null where nobody said. */
  position: string | null
  answers: readonly AnswerView[]
  /** What to fetch, from the admission on; null before it, and once the exam is over. */
  sealed: SealedView | null
  /** What opens it; null before the exam was started. */
  opening: Opening | null
  /** Not yet confirmed, the oldest first. */
  announcements: readonly AnnouncementView[]
  adjustment: AdjustmentView | null
  closing: ClosingView | null
}

/** What changes for who waits when the exam opens; everything else stands as `attach` said it. */
export interface OpenedView extends Pick<AttachedState, 'opensAt' | 'closesAt' | 'acceptsUntil' | 'timesVersion'> {
  /** The lease to whose holder it goes. */
  epoch: number
  opening: Opening
}

/** Somebody else writes; `mayTakeOver`: an act of the candidate is enough, otherwise the supervisor's release. */
export interface LeaseHeld extends TimesView {
  ok: false
  refusal: 'LEASE_HELD'
  attemptId: string
  state: AttemptState
  held: HeldView
}

export interface HeldView {
  by: 'thisMachine' | 'otherMachine' | 'released'
  since: Instant | null
  mayTakeOver: boolean
  /** What the holder last said it had not sent; null when it never said. */
  unsent: number | null
}

export interface ClosingView {
  answeredCount: number
  answersDigest: string
  finishedAt: Instant
}

export type SaveFailure = SaveRefusal | 'BUSY_RETRY' | 'SAVE_FAILED'

/** Of one operation. `digest`: the first 16 hex digits of the attempt's chain after it. */
export type SaveResult =
  | { ok: true; itemId: string; revision: number; savedAt: Instant; digest: string }
  | { ok: false; itemId: string; revision: number; refusal: SaveFailure }

/** Sent after the commit. One result per operation, in the order of the request. */
export interface SaveReply extends Omit<TimesView, 'opensAt'> {
  ok: true
  results: SaveResult[]
}

export interface Refusal<R extends string = string> {
  ok: false
  refusal: R
  detail?: Readonly<Record<string, string | number | null>>
}
export type PayloadRefusal = 'PAYLOAD_INVALID' | 'RATE_LIMITED' | 'BUSY_RETRY'

export type AttachReply = AttachedState | LeaseHeld | Refusal<PayloadRefusal | 'ATTEMPT_UNKNOWN'>
export type NoteAnnouncementsReply = { ok: true } | Refusal<PayloadRefusal>
export type PulseReply = { ok: true; now: Instant } | Refusal<PayloadRefusal>
export type HandInReply =
  | ({ ok: true } & ClosingView)
  | Refusal<PayloadRefusal | 'ATTEMPT_UNKNOWN' | 'AFTER_DEADLINE' | 'STALE_EPOCH' | 'WRONG_STATE'>
export type WatchReply =
  | { ok: true; now: Instant; presence: readonly AttemptPresence[] }
  | Refusal<PayloadRefusal | 'NOT_YOUR_SEDE'>

export type FocusReply = { ok: true } | Refusal<PayloadRefusal>

export interface ExamClientEvents {
  attach: (request: AttachRequest, reply: (answer: AttachReply) => void) => void
  save: (request: SaveRequest, reply: (answer: SaveReply | Refusal<PayloadRefusal>) => void) => void
  /** What happened to the page's focus: noted, never acted on. */
  focus: (request: FocusRequest, reply: (answer: FocusReply) => void) => void
  handIn: (request: HandInRequest, reply: (answer: HandInReply) => void) => void
  noteAnnouncements: (request: NoteAnnouncementsRequest, reply: (answer: NoteAnnouncementsReply) => void) => void
  pulse: (request: PulseRequest, reply: (answer: PulseReply) => void) => void
}

export interface ExamServerEvents {
  /** The exam was started. Who is not told what opens the paper attaches again to get it. */
  opens: (event: { now: Instant, opened?: OpenedView }) => void
  /** The system's time or this attempt's times are other ones now. */
  times: (event: TimesView) => void
  /** The coordination says something; `attach` repeats it until it is confirmed. */
  announcement: (event: AnnouncementView) => void
  /** The attempt ended: handed in, closed or cancelled. What was saved is what `attach` shows. */
  closed: (event: { state: AttemptState; now: Instant }) => void
  /** Something else about the attempt changed (admitted, denied, reinstated): attach again. */
  notice: (event: { state: AttemptState; now: Instant }) => void
  /** Another tab or machine writes now, or the supervisor released the lease; this one shows and does not save. */
  leaseLost: () => void
}

/** What the supervisor sees of a candidate's line. Never decides anything about the attempt. */
export interface AttemptPresence {
  attemptId: string
  connected: boolean
  /** When the line came or went, by the server's clock. */
  since: Instant
  /** The database's time of the last save; null before the first that this node saw. */
  lastSavedAt: Instant | null
  answeredCount: number
  /** What its machine last said it had not sent; null before its first word. */
  unsent: number | null
}

export interface SedeClientEvents {
  watch: (request: WatchRequest, reply: (answer: WatchReply) => void) => void
}

export interface SedeServerEvents {
  /** Only those that changed; at most once per second. */
  presence: (changed: readonly AttemptPresence[]) => void
  attemptChanged: (event: { attemptId: string; state: AttemptState }) => void
  /** The coordination told this sede, or somebody of it, something. */
  announced: (event: { announcementId: string }) => void
}
