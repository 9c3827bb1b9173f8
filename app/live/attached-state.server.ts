/**
 * Everything a page needs of an attempt, from the database: also right after a
 * reload, a crash or another machine. The paper only once the exam was started
 * and its time has come; never a key.
 */
import { readPulse } from '#db/queries/attempt-lease.ts'
import { readAttemptPaper, readWriterAttempt, findAttemptPlace } from '#db/queries/attempt-read.ts'
import type { FrozenForm } from '#exam-engine/items/form.ts'
import { permuteForm } from '#exam-engine/items/permutation.ts'
import type { Services } from '#app/services.server.ts'
import type { AttachedState, ClosingView, HeldView, LeaseHeld } from './protocol.ts'

/** What the claim of the lease gave the page. */
type Granted = Pick<AttachedState, 'epoch' | 'ownSince' | 'handOver'>

/** `granted` is the lease of this page. Null when there is no such attempt. */
export async function readAttachedState(
  { database: { db } }: Pick<Services, 'database'>, attemptId: string, { epoch, ownSince, handOver }: Granted,
): Promise<AttachedState | null> {
  const place = await findAttemptPlace(db, attemptId)
  const attempt = await readWriterAttempt(db, attemptId)
  if (place === undefined || attempt === undefined) return null
  const open = attempt.state === 'inProgress' && attempt.now >= place.opens_at
  const paper = open ? await readAttemptPaper(db, attemptId) : null
  return {
    ok: true,
    attemptId,
    state: attempt.state,
    epoch,
    ownSince,
    handOver,
    now: attempt.now,
    opensAt: place.opens_at,
    closesAt: attempt.closesAt,
    acceptsUntil: attempt.acceptsUntil,
    timesVersion: attempt.timesVersion,
    position: open ? (await readPulse(db, attemptId))?.itemId ?? null : null,
    answers: attempt.answers,
    paper: paper === null ? null : permuteForm(JSON.parse(paper.content) as FrozenForm, paper.seed),
    closing: readClosingView(place),
  }
}

/** As much as a page may know that does not hold the lease: the times, and who holds it. No paper, no answers. */
export async function readHeldState(
  { database: { db }, clock }: Pick<Services, 'database' | 'clock'>, attemptId: string, held: HeldView,
): Promise<LeaseHeld | null> {
  const place = await findAttemptPlace(db, attemptId)
  if (place === undefined) return null
  const { state, opens_at: opensAt, closes_at: closesAt, accepts_until: acceptsUntil, times_version } = place
  return {
    ok: false, refusal: 'LEASE_HELD', attemptId, state, held, now: clock.now(), opensAt, closesAt, acceptsUntil,
    timesVersion: times_version,
  }
}

interface ClosedColumns {
  answered_count: number | null
  answers_digest: string | null
  finished_at: ClosingView['finishedAt'] | null
}

function readClosingView({ answered_count, answers_digest, finished_at }: ClosedColumns): ClosingView | null {
  if (answered_count === null || answers_digest === null || finished_at === null) return null
  return { answeredCount: answered_count, answersDigest: answers_digest, finishedAt: finished_at }
}
