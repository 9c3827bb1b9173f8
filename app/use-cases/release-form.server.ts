/**
 * A named person releases a form in which the marking found something implausible, with a reason and the password again.
 * Released is just what was shown: other findings ask anew. Refused while a freeze stands. §3.1 B
 */
import { appendAudit } from '#db/queries/audit.ts'
import { findExam } from '#db/queries/convocatoria-exams.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { insertRelease, listFormStandings } from '#db/queries/form-checks.ts'
import { lockSelection } from '#db/queries/selection-runs.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import { isReleased } from '#app/marking/form-standing.ts'
import type { CoreServices } from '#app/services.server.ts'
import {
  confirmPassword, type ConfirmPasswordRefusal, type OwnPassword, type PasswordServices,
} from './confirm-password.server.ts'

export type ReleaseFormRefusal =
  | 'ADMIN_ONLY' | 'EXAM_UNKNOWN' | 'FORM_NOT_SAT' | 'NOTHING_TO_RELEASE' | 'FINDINGS_CHANGED' | 'MARKS_FROZEN'
  | 'RELEASE_NEEDS_REASON' | ConfirmPasswordRefusal

interface Release extends OwnPassword {
  examId: string
  formId: string
  /** Of the findings that were on the screen. */
  shownSha256: string
  reason: string
}

export async function releaseForm(
  services: Pick<CoreServices, 'database'> & PasswordServices, actor: Actor,
  { examId, formId, shownSha256, reason, ...own }: Release,
): Promise<Result<null, ReleaseFormRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  if (reason.trim() === '') return refuse('RELEASE_NEEDS_REASON')
  const confirmed = await confirmPassword(services, actor, own)
  if (!confirmed.ok) return confirmed
  return services.database.db.transaction().execute(async (trx): Promise<Result<null, ReleaseFormRefusal>> => {
    const exam = await findExam(trx, examId)
    if (exam === undefined) return refuse('EXAM_UNKNOWN')
    await lockSelection(trx, exam.convocatoria_id)
    const frozenAt = await findFirstFreeze(trx, exam.convocatoria_id)
    if (frozenAt !== null) return refuse('MARKS_FROZEN', { at: toIso(frozenAt) })
    const form = (await listFormStandings(trx, exam.convocatoria_id, examId)).find((one) => one.formId === formId)
    if (form === undefined || form.findingsSha256 === null) return refuse('FORM_NOT_SAT')
    if (isReleased(form)) return refuse('NOTHING_TO_RELEASE')
    if (form.findingsSha256 !== shownSha256) return refuse('FINDINGS_CHANGED')
    await insertRelease(trx, { formId, findingsSha256: shownSha256, reason: reason.trim(), by: actor.personId })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'form.release', subjectType: 'form', subjectId: formId,
      payload: {
        examId, findings: form.findings?.length ?? 0, findingsSha256: shownSha256, reasonSha256: sha256Hex(reason.trim()),
      },
    })
    return accept(null)
  })
}
