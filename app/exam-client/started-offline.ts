/**
 * The state of an exam that this machine opened by a code, in the words of the
 * server: no answer yet, the times and the lease as they are known best here. The
 * server's own word replaces all of it.
 */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { AttachedState } from '#app/live/protocol.ts'
import type { ExamSnapshot } from './exam-snapshot.ts'
import type { Unwrapped } from './offline-room.ts'

/** `known` is what the page shows; `lease` the newest that it was granted. */
export function startedOffline(
  { bundle, content }: Unwrapped, known: ExamSnapshot, lease: { epoch: number, ownSince: number }, now: Instant,
): AttachedState {
  const { attemptId, opensAt, closesAt, acceptsUntil, timesVersion, adjustment } = known
  if (attemptId === null) throw new Error('an exam that nobody waits for cannot be opened')
  const newer = opensAt !== null && closesAt !== null && acceptsUntil !== null && timesVersion >= content.timesVersion
  const times = newer ? { opensAt, closesAt, acceptsUntil, timesVersion } : pickTimes(content)
  const { epoch, ownSince } = lease.epoch >= content.epoch ? lease : content
  return {
    ok: true, attemptId, state: 'inProgress', epoch, ownSince, handOver: null, now, ...times, position: null,
    answers: [], sealed: { formId: bundle.formId, sha256: bundle.sealedSha256 }, opening: content.opening,
    announcements: [], adjustment, closing: null,
  }
}

function pickTimes({ opensAt, closesAt, acceptsUntil, timesVersion }: Unwrapped['content']) {
  return { opensAt, closesAt, acceptsUntil, timesVersion }
}
