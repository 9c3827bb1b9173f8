/**
 * Everything a page needs of an attempt, from the database: also right after a
 * reload, a crash or another machine. The paper only once the exam was started
 * and its time has come; never a key.
 */
import { extraMinutesOf, findGrantInForce } from '#db/queries/adjustments.ts'
import { listUnconfirmed } from '#db/queries/announcements.ts'
import { readAttemptPaper, readWriterAttempt, findAttemptPlace } from '#db/queries/attempt-read.ts'
import type { DbOrTrx } from '#db/client.ts'
import type { FrozenForm } from '#exam-engine/items/form.ts'
import type { Window } from '#exam-engine/kernel/time.ts'
import { permuteForm } from '#exam-engine/items/permutation.ts'
import type { Services } from '#app/services.server.ts'
import type { AdjustmentView, AttachedState, ClosingView } from './protocol.ts'

/** `epoch` is the lease that the page was granted. Null when there is no such attempt. */
export async function readAttachedState(
  { database: { db } }: Pick<Services, 'database'>, attemptId: string, epoch: number,
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
    now: attempt.now,
    opensAt: place.opens_at,
    closesAt: attempt.closesAt,
    acceptsUntil: attempt.acceptsUntil,
    timesVersion: attempt.timesVersion,
    answers: attempt.answers,
    paper: paper === null ? null : permuteForm(JSON.parse(paper.content) as FrozenForm, paper.seed),
    announcements: await listUnconfirmed(db, attemptId),
    adjustment: await readAdjustment(db, attemptId, { from: place.opens_at, until: place.turno_ends_at }),
    closing: readClosingView(place),
  }
}

/** What the candidate's page shows of the resolution in force; null without one. */
export async function readAdjustment(db: DbOrTrx, attemptId: string, turno: Window): Promise<AdjustmentView | null> {
  const grant = await findGrantInForce(db, attemptId)
  if (grant === undefined) return null
  return {
    extraMinutes: extraMinutesOf(turno, grant), document: grant.document_number ?? '',
    otherMeasures: grant.other_measures ?? '',
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
