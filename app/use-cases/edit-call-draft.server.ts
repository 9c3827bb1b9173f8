/**
 * Edits a call that is being written: one part or one row at a time, each upon what its writer saw. Whoever saves upon
 * something that another changed meanwhile is refused and shown it; nothing is overwritten unseen.
 */
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { parseCallDocument } from '#exam-engine/convocatoria/call-document.ts'
import type { CallPart } from '#exam-engine/convocatoria/call-findings.ts'
import type { Trx } from '#db/client.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { discardDraft, lockDraft, updateDraft, type CallDraft, type DraftContent } from '#db/queries/call-drafts.ts'
import { baseOf } from '#app/call/part-base.ts'
import { EDITORS } from '#app/call/parts/editors.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'

export type LockDraftRefusal = 'ADMIN_ONLY' | 'CALL_DRAFT_UNKNOWN' | 'CALL_DRAFT_CLOSED'
export type EditDraftRefusal = LockDraftRefusal | 'CALL_PART_CHANGED' | 'CALL_ROW_GONE' | 'CALL_ROW_TAKEN' | 'CALL_PART_CLOSED' | 'CALL_INVALID'

type DatabaseOnly = Pick<Services, 'database'>

interface RowName {
  part: CallPart
  /** Null for a new row, or a part of one form. */
  key: string | null
  /** What the writer saw: part-base.ts. */
  base: string
}

/** The revision after it. `value` is what the part's own schema gave. CALL_PART_CLOSED: the call can have no such row. */
export async function saveCallPart(
  services: DatabaseOnly, actor: Actor, draftId: string, { part, key, base, value }: RowName & { value: unknown },
): Promise<Result<number, EditDraftRefusal>> {
  const editor = EDITORS[part]
  return changeDraft(services, actor, draftId, { action: 'call.edit', about: { part, key } }, (draft) => {
    const { document } = draft
    if (editor.list?.closed !== undefined && editor.list.closed(document) !== null) return refuse('CALL_PART_CLOSED')
    if (editor.read(document, key) === undefined) return refuse('CALL_ROW_GONE')
    if (baseOf(editor, document, key) !== base) return refuse('CALL_PART_CHANGED')
    const next = editor.write(document, key, value)
    if (editor.list !== undefined && countTwice(editor.list.rows(next)) > countTwice(editor.list.rows(document))) {
      return refuse('CALL_ROW_TAKEN')
    }
    // A course that is saved is decided for this call. §1.1
    const names = [key, typeof value === 'object' && value !== null && 'cer' in value ? value.cer : null]
    const undecided = part === 'cursos' ? draft.undecided.filter((cer) => !names.includes(cer)) : draft.undecided
    // One form shows all its dates; of a list of exams one row says nothing of the others.
    const unchecked = editor.list === undefined ? draft.unchecked.filter((one) => one !== part) : draft.unchecked
    return accept({ document: next, undecided, unchecked })
  })
}

/** Takes a row out, upon what the writer saw of it. */
export async function removeCallRow(
  services: DatabaseOnly, actor: Actor, draftId: string, { part, key, base }: RowName & { key: string },
): Promise<Result<number, EditDraftRefusal>> {
  const editor = EDITORS[part]
  return changeDraft(services, actor, draftId, { action: 'call.edit', about: { part, key, removed: true } }, (draft) => {
    const { document, undecided, unchecked } = draft
    if (editor.list === undefined || editor.read(document, key) === undefined) return refuse('CALL_ROW_GONE')
    if (baseOf(editor, document, key) !== base) return refuse('CALL_PART_CHANGED')
    return accept({ document: editor.list.remove(document, key), undecided, unchecked })
  })
}

/** Puts a row at another place, from 0; the others keep their order. CALL_ROW_GONE also where rows have no order. */
export async function moveCallRow(
  services: DatabaseOnly, actor: Actor, draftId: string, { part, key, to }: { part: CallPart, key: string, to: number },
): Promise<Result<number, EditDraftRefusal>> {
  const editor = EDITORS[part]
  return changeDraft(services, actor, draftId, { action: 'call.edit', about: { part, key, to } }, (draft) => {
    const { document, undecided, unchecked } = draft
    if (editor.list?.move === undefined || editor.read(document, key) === undefined) return refuse('CALL_ROW_GONE')
    return accept({ document: editor.list.move(document, key, to), undecided, unchecked })
  })
}

/** Somebody looked at the copied dates of a list, and they are right. */
export async function confirmCopiedDates(
  services: DatabaseOnly, actor: Actor, draftId: string, part: CallPart,
): Promise<Result<number, EditDraftRefusal>> {
  return changeDraft(services, actor, draftId, { action: 'call.edit', about: { part, datesChecked: true } },
    ({ document, undecided, unchecked }) =>
      accept({ document, undecided, unchecked: unchecked.filter((one) => one !== part) }))
}

/** Gives a draft up: it stays to be read, and nobody goes on with it. */
export async function giveUpDraft(
  { database }: DatabaseOnly, actor: Actor, draftId: string,
): Promise<Result<null, LockDraftRefusal>> {
  return database.db.transaction().execute(async (trx): Promise<Result<null, LockDraftRefusal>> => {
    const draft = await lockOpenDraft(trx, actor, draftId)
    if (!draft.ok) return draft
    await discardDraft(trx, draft.value, actor.personId)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'call.discard', subjectType: 'callDraft',
      subjectId: draftId, payload: { documentSha256: sha256Hex(canonicalJson(draft.value.document)) },
    })
    return accept(null)
  })
}

/** The draft, held and still open, for an admin. */
export async function lockOpenDraft(
  trx: Trx, actor: Actor, draftId: string,
): Promise<Result<CallDraft, LockDraftRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  const draft = await lockDraft(trx, draftId)
  if (draft === undefined) return refuse('CALL_DRAFT_UNKNOWN')
  return draft.publishedAs === null && draft.discardedAt === null ? accept(draft) : refuse('CALL_DRAFT_CLOSED')
}

/** One edit in one transaction, with its trace. CALL_INVALID: a part would be emptied or pass its limit. */
export async function changeDraft<Refusal extends string>(
  { database }: DatabaseOnly, actor: Actor, draftId: string,
  { action, about }: { action: string, about: Readonly<Record<string, unknown>> },
  change: (draft: CallDraft) => Result<DraftContent, Refusal>,
): Promise<Result<number, Refusal | LockDraftRefusal | 'CALL_INVALID'>> {
  return database.db.transaction().execute(async (trx): Promise<Result<number, Refusal | LockDraftRefusal | 'CALL_INVALID'>> => {
    const locked = await lockOpenDraft(trx, actor, draftId)
    if (!locked.ok) return locked
    const changed = change(locked.value)
    if (!changed.ok) return changed
    const whole = parseCallDocument(changed.value.document)
    if (!whole.ok) return refuse('CALL_INVALID', whole.detail)
    const revision = await updateDraft(trx, locked.value, changed.value, actor.personId)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action, subjectType: 'callDraft', subjectId: draftId,
      payload: { ...about, revision, documentSha256: sha256Hex(canonicalJson(changed.value.document)) },
    })
    return accept(revision)
  })
}

function countTwice(rows: readonly { key: string }[]): number {
  return rows.length - new Set(rows.map(({ key }) => key)).size
}
