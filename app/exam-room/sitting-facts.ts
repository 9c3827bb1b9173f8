/** What every state of the sitting shows of who sits what, where and when. Holds nothing of the exam's content. */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { AdjustmentView } from '#app/live/protocol.ts'

export interface SittingFacts {
  attemptId: string
  name: string
  folio: string
  /** "Medicina interna 2" */
  exam: string
  itemCount: number
  sede: { name: string, city: string, zone: string }
  /** Null for who was given none. */
  seat: { room: string, number: number } | null
  /** T0. */
  opensAt: Instant
  /** The screen locks. */
  closesAt: Instant
  /** The turno ends, for who has no time of their own. */
  turnoEndsAt: Instant
  /** By a recorded resolution. */
  adjustment: AdjustmentView | null
  /** From here on the supervisor admits. */
  checkInFrom: Instant
  /** When results are to be published, §5.1. */
  resultsFrom: Instant
}
