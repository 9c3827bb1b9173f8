/**
 * Opens personal scores for a member of staff: a reason is said, the opening and its audit event are written together, and
 * for 15 minutes this session may see this subject. Refuses whoever has no role for it, and a reason that is none.
 * Convocatoria, Privacidad.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { insertOpening } from '#db/queries/score-openings.ts'
import type { Trx } from '#db/client.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import {
  judgeReason, OPENING_ROLES, purposesOf, SHOWN, type OpeningRefusal, type OpeningRole, type OpeningScope, type Reason,
} from '#exam-engine/privacy/score-opening.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'

export type OpenScoresRefusal = OpeningRefusal | 'OPENING_NOT_ALLOWED'

export interface ScoreSubject {
  scope: OpeningScope
  subjectId: string
}

/** The role in which the actor would say this purpose; undefined where no role of theirs has it. */
function roleFor(actor: Actor, scope: OpeningScope, purpose: string): OpeningRole | undefined {
  return OPENING_ROLES.find((role) => hasRole(actor, role) && purposesOf(scope, role).some((one) => one === purpose))
}

/** That the subject exists, and that the role may see it now, is asked before. */
export async function openScores(
  { database: { db } }: Pick<CoreServices, 'database'>, actor: Actor, subject: ScoreSubject,
  said: { purpose: string, note: string },
): Promise<Result<null, OpenScoresRefusal>> {
  if (!OPENING_ROLES.some((role) => hasRole(actor, role) && purposesOf(subject.scope, role).length > 0)) {
    return refuse('OPENING_NOT_ALLOWED')
  }
  const role = roleFor(actor, subject.scope, said.purpose)
  if (role === undefined) return refuse('OPENING_PURPOSE_UNKNOWN')
  const reason = judgeReason(subject.scope, role, said.purpose, said.note)
  if (!reason.ok) return reason
  await db.transaction().execute((trx) => recordOpening(trx, actor, role, subject, reason.value))
  return accept(null)
}

const SUBJECT_TYPES: Readonly<Record<OpeningScope, string>> = {
  person: 'person', sampleRow: 'person', exam: 'exam', annulments: 'exam', run: 'selectionRun',
  corrections: 'convocatoria', publications: 'convocatoria',
}

/** The opening and its one audit event. `personId` is whose row of a sample it is. */
export async function recordOpening(
  trx: Trx, actor: Actor, role: OpeningRole, { scope, subjectId }: ScoreSubject, reason: Reason, personId?: string,
): Promise<void> {
  const id = await insertOpening(trx, {
    scope, subjectId, role, ...reason, actorId: actor.personId, session: actor.sessionSha256.toString('hex'),
    ...(personId === undefined ? {} : { personId }),
  })
  await appendAudit(trx, {
    actor: { personId: actor.personId, role }, action: 'scores.open', subjectType: SUBJECT_TYPES[scope],
    subjectId: personId ?? subjectId,
    payload: {
      opening: id, scope, purpose: reason.purpose, noteSha256: sha256Hex(reason.note), shown: SHOWN[scope],
      ...(scope === 'sampleRow' ? { sampleRow: subjectId } : {}),
    },
  })
}
