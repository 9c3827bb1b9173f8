/**
 * Saves one part or one row, moves a row, takes one out, or says that copied dates were looked at. What was typed comes back with
 * every refusal; where another changed the same meanwhile, what they saved comes with it.
 */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { baseOf } from '#app/call/part-base.ts'
import { EDITORS, isPart } from '#app/call/parts/editors.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import {
  confirmCopiedDates, moveCallRow, removeCallRow, saveCallPart, type EditDraftRefusal,
} from '#app/use-cases/edit-call-draft.server.ts'
import { findDraft } from '#db/queries/call-drafts.ts'
import type { CallPart } from '#exam-engine/convocatoria/call-findings.ts'
import type { Refused } from '#exam-engine/kernel/result.ts'

/** A place as people count. */
const moveSchema = z.string().trim().regex(/^[1-9]\d{0,3}$/).transform(Number)

interface Place { draftId: string, part: CallPart, key: string | null }

export async function submitPart(args: RequestArgs, draftId: string | undefined, part: string | undefined) {
  const actor = await requireRole(args, 'admin')
  if (!isUuid(draftId) || !isPart(part)) throw notFound()
  const { services } = args.context
  const form = await args.request.formData()
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const editor = EDITORS[part]
  const row = new URL(args.request.url).searchParams.get('renglon')
  const place: Place = { draftId, part, key: editor.list === undefined ? null : row }
  const home = `/admin/convocatorias/borrador/${draftId}/${part}`
  const base = text('base')
  if (text('intent') === 'checked') {
    const checked = await confirmCopiedDates(services, actor, draftId, part)
    if (checked.ok) throw redirect(`${home}?guardado=${checked.value}`)
    return refuseWith(args, place, checked, base)
  }
  if (text('intent') === 'remove' && place.key !== null) {
    const removed = await removeCallRow(services, actor, draftId, { part, key: place.key, base })
    if (removed.ok) throw redirect(`${home}?guardado=${removed.value}`)
    return refuseWith(args, place, removed, base)
  }
  if (text('intent') === 'move') {
    const to = moveSchema.safeParse(text('to'))
    if (!to.success) {
      const said = `Escriba el lugar con un número entero, desde 1.`
      return data({ status: 'error' as const, error: { '': [said] }, base, theirs: null }, { status: 422 })
    }
    const moved = await moveCallRow(services, actor, draftId, { part, key: text('key'), to: to.data - 1 })
    // The page of the list stays the same; the row that moved is said.
    if (moved.ok) throw redirect(`${home}?guardado=${moved.value}&movido=${encodeURIComponent(text('key'))}`)
    return refuseWith(args, place, moved, base)
  }
  const submission = parseWithZod(form, { schema: editor.schema })
  if (submission.status !== 'success') return data({ ...submission.reply(), base, theirs: null }, { status: 422 })
  const saved = await saveCallPart(services, actor, draftId, { part, key: place.key, base, value: submission.value })
  if (saved.ok) throw redirect(`${home}?guardado=${saved.value}`)
  const [first] = editor.fields
  const said = [describeRefusal(saved)]
  const reply = saved.refusal === 'CALL_ROW_TAKEN' && first !== undefined
    ? submission.reply({ fieldErrors: { [first.name]: said } }) : submission.reply({ formErrors: said })
  return data({ ...reply, ...await seenAnew(args, place, saved, base) }, { status: refusalStatus(saved.refusal) })
}

async function refuseWith(args: RequestArgs, place: Place, refused: Refused<EditDraftRefusal>, base: string) {
  const reply = { status: 'error' as const, error: { '': [describeRefusal(refused)] } }
  return data({ ...reply, ...await seenAnew(args, place, refused, base) }, { status: refusalStatus(refused.refusal) })
}

/** What another saved meanwhile, with its base: who saves again then has seen it. */
async function seenAnew(args: RequestArgs, { draftId, part, key }: Place, { refusal }: Refused<EditDraftRefusal>, base: string) {
  const draft = refusal === 'CALL_PART_CHANGED' ? await findDraft(args.context.services.database.db, draftId) : undefined
  if (draft === undefined) return { base, theirs: null }
  const editor = EDITORS[part]
  const values = editor.read(draft.document, key) ?? {}
  return {
    base: baseOf(editor, draft.document, key),
    theirs: { by: draft.changedBy, values: editor.fields.map(({ name, label }) => ({ label, value: values[name] ?? '' })) },
  }
}
