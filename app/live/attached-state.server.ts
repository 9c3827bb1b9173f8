/**
 * Everything a page needs of an attempt, from the database: also right after a
 * reload, a crash or another machine. What opens the sealed paper only once the
 * exam was started and its time has come; never a key of answers.
 */
import { extraMinutesOf, findGrantInForce } from '#db/queries/adjustments.ts'
import { listUnconfirmed } from '#db/queries/announcements.ts'
import { readPulse } from '#db/queries/attempt-lease.ts'
import { findFormOfAttempt } from '#db/queries/sealed-papers.ts'
import { readAttemptSeed, readWriterAttempt, findAttemptPlace } from '#db/queries/attempt-read.ts'
import type { DbOrTrx } from '#db/client.ts'
import type { Window } from '#exam-engine/kernel/time.ts'
import { isWritable } from '#exam-engine/sitting/lease.ts'
import type { Opening, SealedView } from '#app/sealed-paper/format.ts'
import { readOpening } from '#app/sealed-paper/opening.server.ts'
import { KeyFailure } from '#app/keys/content-keys.server.ts'
import type { Services } from '#app/services.server.ts'
import type { AdjustmentView, AttachedState, ClosingView, HeldView, LeaseHeld } from './protocol.ts'

/** What the claim of the lease gave the page. */
type Granted = Pick<AttachedState, 'epoch' | 'ownSince' | 'handOver'>

type PaperServices = Pick<Services, 'database' | 'papers' | 'log'>

/** `granted` is the lease of this page. Null when there is no such attempt. */
export async function readAttachedState(
  services: PaperServices, attemptId: string, { epoch, ownSince, handOver }: Granted,
): Promise<AttachedState | null> {
  const { db } = services.database
  const place = await findAttemptPlace(db, attemptId)
  const attempt = await readWriterAttempt(db, attemptId)
  if (place === undefined || attempt === undefined) return null
  const open = attempt.state === 'inProgress' && attempt.now >= place.opens_at
  const admitted = isWritable(attempt.state)
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
    sealed: admitted ? await unlessKeyFails(services, readSealed(services, attemptId)) : null,
    opening: open ? await unlessKeyFails(services, readOwnOpening(services, attemptId)) : null,
    announcements: await listUnconfirmed(db, attemptId),
    adjustment: await readAdjustment(db, attemptId, { from: place.opens_at, until: place.turno_ends_at }),
    closing: readClosingView(place),
  }
}

/** What the candidate's page shows of the resolution in force; null without one. */
export async function readAdjustment(db: DbOrTrx, attemptId: string, turno: Window): Promise<AdjustmentView | null> {
  const grant = await findGrantInForce(db, attemptId)
  if (grant === undefined) return null
  return viewAdjustment(turno, grant)
}

type Grant = NonNullable<Awaited<ReturnType<typeof findGrantInForce>>>

/** A grant in force as candidate and supervisor see it. */
export function viewAdjustment(turno: Window, grant: Grant): AdjustmentView {
  return {
    extraMinutes: extraMinutesOf(turno, grant), document: grant.document_number ?? '',
    otherMeasures: grant.other_measures ?? '',
  }
}

/** A key that this node cannot read keeps nobody from saving what is open already; the page asks again. */
async function unlessKeyFails<T>({ log }: PaperServices, reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof KeyFailure)) throw error
    log.error({ code: error.code }, 'a sealed paper cannot be opened')
    return null
  }
}

/** Null where no form was frozen: then there is nothing to sit either. */
async function readSealed({ database: { db }, papers }: PaperServices, attemptId: string): Promise<SealedView | null> {
  const formId = await findFormOfAttempt(db, attemptId)
  if (formId === undefined) return null
  const { sha256 } = await papers.find(formId)
  return { formId, sha256 }
}

/** Asked after T0, for an attempt that was started. */
async function readOwnOpening({ database: { db }, papers }: PaperServices, attemptId: string): Promise<Opening | null> {
  const paper = await readAttemptSeed(db, attemptId)
  return paper === null ? null : readOpening(papers, paper)
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
