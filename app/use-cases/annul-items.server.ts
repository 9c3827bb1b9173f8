/**
 * Annuls items of a form: one person proposes with a reason and one policy for everybody, another approves what the dry
 * run showed, or rejects it. An approval makes all marks of the exam anew in its own transaction. Refused while a freeze
 * stands, and never after the publication. §3.1 B
 */
import {
  decideAnnulmentRow, findAnnulment, insertAnnulment, readFormAnnulment, type AnnulmentRow,
} from '#db/queries/annulments.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { listFormStandings } from '#db/queries/form-checks.ts'
import { listFormItems } from '#db/queries/item-statistics.ts'
import { wasShown } from '#db/queries/proposal-showings.ts'
import { lockSelection, readSelectionStage } from '#db/queries/selection-runs.ts'
import { findExam } from '#db/queries/convocatoria-exams.ts'
import type { Trx } from '#db/client.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import {
  decideAnnulment as decide, proposeAnnulment as judge, type AnnulmentContentRefusal, type AnnulmentDecision,
  type AnnulmentKind, type AnnulmentState, type AnnulmentStepRefusal,
} from '#exam-engine/marking/annulment.ts'
import type { Annulment } from '#exam-engine/marking/mark.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import { dryRunAnnulment, dryRunText, type DryRunRefusal } from '#app/marking/dry-run.server.ts'
import { loadMarking, storeMarks } from '#app/marking/load-marking.server.ts'
import { makeMarks } from '#app/marking/make-marks.server.ts'
import type { CoreServices } from '#app/services.server.ts'
import {
  confirmPassword, type ConfirmPasswordRefusal, type OwnPassword, type PasswordServices,
} from './confirm-password.server.ts'

type AnnulServices = Pick<CoreServices, 'database'>

export type ProposeAnnulmentRefusal =
  'ADMIN_ONLY' | 'EXAM_UNKNOWN' | AnnulmentStepRefusal | AnnulmentContentRefusal | DryRunRefusal

export interface ProposedAnnulment extends Annulment {
  examId: string
  formId: string
  kind: AnnulmentKind
  reason: string
}

/** The id of the proposal. Nothing is marked by it. */
export async function proposeAnnulment(
  { database: { db } }: AnnulServices, actor: Actor, { examId, formId, kind, reason, ...proposed }: ProposedAnnulment,
): Promise<Result<string, ProposeAnnulmentRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  return db.transaction().execute(async (trx): Promise<Result<string, ProposeAnnulmentRefusal>> => {
    const exam = await findExam(trx, examId)
    if (exam === undefined) return refuse('EXAM_UNKNOWN')
    const convocatoriaId = exam.convocatoria_id
    await lockSelection(trx, convocatoriaId)
    const form = (await listFormStandings(trx, convocatoriaId, examId)).find((one) => one.formId === formId)
    if (form === undefined) return refuse('FORM_NOT_SAT')
    const judged = judge({
      stage: await readSelectionStage(trx, convocatoriaId), open: await hasOpen(trx, formId), reason, proposed,
      standing: await readFormAnnulment(trx, formId),
      formItemIds: (await listFormItems(trx, formId)).map(({ itemId }) => itemId),
    })
    if (!judged.ok) return judged
    const dry = await dryRunAnnulment(trx, { convocatoriaId, examId, formId }, proposed, await readNow(trx))
    if (!dry.ok) return dry
    const id = await insertAnnulment(trx, { formId, ...proposed, kind, reason: reason.trim(), by: actor.personId })
    await audit(trx, actor, 'propose', { id, examId, formId, itemIds: proposed.itemIds, policy: proposed.policy },
      { kind, reasonSha256: sha256Hex(reason.trim()) })
    return accept(id)
  })
}

export type DecideAnnulmentRefusal =
  | 'ADMIN_ONLY' | 'DRY_RUN_CHANGED' | 'DRY_RUN_NOT_SHOWN' | 'SECOND_PERSON_NEEDED' | 'NOT_YOUR_PROPOSAL' | 'REJECTION_NEEDS_NOTE'
  | AnnulmentStepRefusal | DryRunRefusal

const STATES: Record<'approved' | 'rejected' | 'withdrawn' | 'null', AnnulmentState> = {
  approved: 'approved', rejected: 'rejected', withdrawn: 'withdrawn', null: 'proposed',
}

/** Turns a proposal down: the proposer withdraws it, another one rejects it with a note. */
export async function endProposal(
  { database: { db } }: AnnulServices, actor: Actor,
  { annulmentId, event, note }: { annulmentId: string, event: 'reject' | 'withdraw', note: string },
): Promise<Result<null, DecideAnnulmentRefusal>> {
  return db.transaction().execute(async (trx): Promise<Result<null, DecideAnnulmentRefusal>> => {
    const found = await lockProposal(trx, actor, annulmentId, { event, note })
    if (!found.ok) return found
    const outcome = event === 'reject' ? 'rejected' : 'withdrawn'
    await decideAnnulmentRow(trx, { annulmentId, outcome, by: actor.personId, note: note.trim(), effect: null })
    await audit(trx, actor, event, found.value, { reasonSha256: note.trim() === '' ? null : sha256Hex(note.trim()) })
    return accept(null)
  })
}

interface Approval extends OwnPassword {
  annulmentId: string
  note: string
  /** Of the dry run that was on the screen. */
  shownSha256: string
}

/**
 * How many marks were made anew. DRY_RUN_CHANGED: somebody would move otherwise than was shown. DRY_RUN_NOT_SHOWN: who
 * moves was never shown to this person, whatever hash came with the form.
 */
export async function approveAnnulment(
  services: AnnulServices & PasswordServices, actor: Actor, { annulmentId, note, shownSha256, ...own }: Approval,
): Promise<Result<number, DecideAnnulmentRefusal | ConfirmPasswordRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  const confirmed = await confirmPassword(services, actor, own)
  if (!confirmed.ok) return confirmed
  return services.database.db.transaction().execute(async (trx): Promise<Result<number, DecideAnnulmentRefusal>> => {
    const found = await lockProposal(trx, actor, annulmentId, { event: 'approve', note })
    if (!found.ok) return found
    const dry = await dryRunAnnulment(trx, found.value, found.value, await readNow(trx))
    if (!dry.ok) return dry
    const effect = dryRunText(dry.value.dryRun)
    if (effect.sha256 !== shownSha256) return refuse('DRY_RUN_CHANGED')
    if (!await wasShown(trx, { annulmentId, effectSha256: effect.sha256 }, actor.personId)) return refuse('DRY_RUN_NOT_SHOWN')
    await decideAnnulmentRow(trx, { annulmentId, outcome: 'approved', by: actor.personId, note: note.trim(), effect })
    // After the decision: no mark of the form may be older than it.
    const now = await readNow(trx)
    const made = makeMarks(await loadMarking(trx, found.value.examId), now)
    if (!made.ok) throw new Error(`a dry run passed what the marking refuses: ${made.refusal}`)
    await storeMarks(trx, made.value, now)
    await audit(trx, actor, 'approve', found.value, {
      effectSha256: effect.sha256, moved: dry.value.dryRun.moves.length, attempts: made.value.marks.length,
    })
    return accept(made.value.marks.length)
  })
}

async function lockProposal(
  trx: Trx, actor: Actor, annulmentId: string, { event, note }: Pick<AnnulmentDecision, 'event' | 'note'>,
): Promise<Result<AnnulmentRow, DecideAnnulmentRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  const known = await findAnnulment(trx, annulmentId)
  if (known === undefined) return refuse('ANNULMENT_UNKNOWN')
  await lockSelection(trx, known.convocatoriaId)
  // Read again under the lock: somebody may have decided it meanwhile.
  const found = await findAnnulment(trx, annulmentId) ?? known
  const decided = decide({
    state: STATES[found.outcome ?? 'null'], stage: await readSelectionStage(trx, found.convocatoriaId), event,
    by: actor.personId, proposedBy: found.proposedBy, note,
  })
  return decided.ok ? accept(found) : decided
}

async function hasOpen(trx: Trx, formId: string): Promise<boolean> {
  const row = await trx.selectFrom('annulment').select('id').where('form_id', '=', formId).where('outcome', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

type Audited = Pick<AnnulmentRow, 'id' | 'examId' | 'formId' | 'policy'> & { itemIds: readonly string[] }

async function audit(
  trx: Trx, actor: Actor, event: string, { id, examId, formId, itemIds, policy }: Audited,
  more: Record<string, string | number | null>,
): Promise<void> {
  await appendAudit(trx, {
    actor: { personId: actor.personId, role: 'admin' }, action: `annulment.${event}`, subjectType: 'annulment',
    subjectId: id, payload: { examId, formId, items: itemIds.length, policy, ...more },
  })
}
