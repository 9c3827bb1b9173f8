/** What a page that begins without a connection shows from this machine: the running exam, or the waiting room. */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { AnswerView } from '#app/live/protocol.ts'
import type { ExamSnapshot } from './exam-snapshot.ts'
import type { Machine } from './machine.ts'
import type { OfflineRoom } from './offline-room.ts'
import type { UnsentChange } from './unsent-answers.ts'

export interface KeptPage {
  /** The newest that this machine was granted, as far as it knows. */
  lease: { epoch: number, ownSince: number }
  /** The server's, estimated. */
  now: Instant
  /** The journal. */
  unsent: readonly UnsentChange[]
  /** What the server acknowledged. */
  stored: readonly AnswerView[]
  shown: Partial<ExamSnapshot>
}

/** Null where this machine keeps nothing of the attempt that could be shown. */
export async function readKeptPage(attemptId: string, own: Machine, room: OfflineRoom): Promise<KeptPage | null> {
  const [kept, unsent, position] = await Promise.all([own.load(), own.unsent(), own.position()])
  if (kept !== null) {
    const { sitting: { epoch, ownSince, opensAt, closesAt, acceptsUntil, timesVersion, answers }, paper, now } = kept
    return {
      lease: { epoch, ownSince }, now, unsent, stored: answers,
      shown: {
        state: 'inProgress', opensAt, closesAt, acceptsUntil, timesVersion, paper, position: position?.itemId ?? null,
      },
    }
  }
  const waits = await room.load(attemptId)
  if (waits === null) return null
  const { waiting: { epoch, ownSince, opensAt, closesAt, acceptsUntil, timesVersion }, now, sealedHeld, keyHeld } = waits
  return {
    lease: { epoch, ownSince }, now, unsent, stored: [],
    shown: { state: 'admitted', opensAt, closesAt, acceptsUntil, timesVersion, sealedHeld, offlineKeyHeld: keyHeld },
  }
}
