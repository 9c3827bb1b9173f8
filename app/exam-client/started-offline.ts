/**
 * The exam that this machine opens by a code, in the words of the server: no answer
 * yet, the times and the lease as they are known best here. The server's own word
 * replaces all of it. Refuses where nobody waits, and where the package is not whole.
 */
import type { PresentedItem } from '#exam-engine/items/permutation.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { AttachedState } from '#app/live/protocol.ts'
import type { ExamSnapshot } from './exam-snapshot.ts'
import type { CodeRefusal, OfflineRoom, Unwrapped } from './offline-room.ts'
import type { PackageStore, PaperArrival } from './paper-arrival.ts'

interface OpeningParts {
  room: OfflineRoom
  arrival: PaperArrival
  packagesOf: (attemptId: string) => PackageStore
  now: () => Instant | null
  /** What the page shows at the moment of asking. */
  read: () => ExamSnapshot
  /** The newest lease that the page was granted. */
  lease: () => Lease
}

interface Lease { epoch: number, ownSince: number }

export type StartedOffline = AttachedState & { paper: readonly PresentedItem[] }

/** Null where the server came back meanwhile with its own word. */
export async function startOffline(
  typed: string, { room, arrival, packagesOf, now, read, lease }: OpeningParts,
): Promise<Result<StartedOffline | null, CodeRefusal>> {
  const { attemptId } = read()
  const waits = () => read().line === 'live' && read().state === 'admitted'
  const at = now()
  if (attemptId === null || at === null || !waits()) return refuse('NOT_WAITING')
  const opened = await room.open(attemptId, typed)
  if (!opened.ok) return opened
  const { bundle: { formId, sealedSha256: sha256 }, content } = opened.value
  const paper = await arrival.open({ formId, sha256 }, content.opening, packagesOf(attemptId)).catch(() => null)
  if (paper === null) return refuse('PAPER_NOT_HERE')
  if (!waits()) return accept(null)
  room.opened(attemptId, at)
  return accept({
    ok: true, attemptId, state: 'inProgress', ...pickLease(lease(), content), handOver: null, now: at,
    ...pickTimes(read(), content), position: null, answers: [], sealed: { formId, sha256 }, opening: content.opening,
    announcements: [], adjustment: read().adjustment, closing: null, paper,
  })
}

type Content = Unwrapped['content']

function pickLease(known: Lease, { epoch, ownSince }: Content): Lease {
  return known.epoch >= epoch ? known : { epoch, ownSince }
}

/** The page may have heard of other times since the key was wrapped. */
function pickTimes({ opensAt, closesAt, acceptsUntil, timesVersion }: ExamSnapshot, content: Content) {
  if (opensAt !== null && closesAt !== null && acceptsUntil !== null && timesVersion >= content.timesVersion) {
    return { opensAt, closesAt, acceptsUntil, timesVersion }
  }
  return {
    opensAt: content.opensAt, closesAt: content.closesAt, acceptsUntil: content.acceptsUntil,
    timesVersion: content.timesVersion,
  }
}
