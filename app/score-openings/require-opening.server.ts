/**
 * The gate before personal scores: whether this person, in this session, said a reason for this subject within the last 15
 * minutes of the database's clock. A page leads to where the reason is said (303); a file answers 403 SCORES_NEED_REASON
 * and, once open, leaves an event of what was taken.
 */
import { redirect } from '@remix-run/node'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { findLastOpening } from '#db/queries/score-openings.ts'
import type { DbOrTrx } from '#db/client.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { OPENING_ROLES, opens, purposesOf, type OpeningPurpose } from '#exam-engine/privacy/score-opening.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { RequestArgs } from '#app/http/guards.server.ts'
import type { ScoreSubject } from '#app/use-cases/open-scores.server.ts'
import { reasonPath } from './scope-paths.ts'

export interface OpenNow {
  id: number
  purpose: OpeningPurpose
  closesAt: Instant
}

/** What is open at `now`, or null. */
export async function findOpenScores(
  db: DbOrTrx, actor: Actor, { scope, subjectId }: ScoreSubject, now: Instant,
): Promise<OpenNow | null> {
  const asked = { actorId: actor.personId, session: actor.sessionSha256.toString('hex'), scope, subjectId }
  const last = await findLastOpening(db, asked)
  if (last === undefined || !opens(last, asked, now)) return null
  const { id, purpose, closesAt } = last
  return { id, purpose, closesAt }
}

/** For a page that shows the rest without scores: what is open now, or null. */
export async function readOpenScores({ context }: RequestArgs, actor: Actor, subject: ScoreSubject): Promise<OpenNow | null> {
  const { db } = context.services.database
  return findOpenScores(db, actor, subject, await readNow(db))
}

/** For a page that is nothing but scores: otherwise the page that asks for a reason, which leads back here. */
export async function requireOpenScores(args: RequestArgs, actor: Actor, subject: ScoreSubject): Promise<OpenNow> {
  const open = await readOpenScores(args, actor, subject)
  if (open !== null) return open
  const { pathname, search } = new URL(args.request.url)
  throw redirect(reasonPath(subject, pathname + search), 303)
}

/** For a file: otherwise 403 with a stable code. That it was taken is in the audit before its first byte leaves. */
export async function takeOpenScores(args: RequestArgs, actor: Actor, subject: ScoreSubject, file: string): Promise<void> {
  const open = await readOpenScores(args, actor, subject)
  if (open === null) throw new Response('SCORES_NEED_REASON', { status: 403, headers: { 'Cache-Control': 'no-store' } })
  const role = OPENING_ROLES.find((one) => hasRole(actor, one) && purposesOf(subject.scope, one).includes(open.purpose))
  await args.context.services.database.db.transaction().execute((trx) => appendAudit(trx, {
    actor: { personId: actor.personId, role: role ?? 'admin' }, action: 'scores.take', subjectType: 'scoreOpening',
    subjectId: String(open.id), payload: { file, scope: subject.scope, subject: subject.subjectId },
  }))
}
