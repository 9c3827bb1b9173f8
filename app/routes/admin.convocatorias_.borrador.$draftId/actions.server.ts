/** Gives a draft up. */
import { data, redirect } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { giveUpDraft } from '#app/use-cases/edit-call-draft.server.ts'

export async function submitDraft(args: RequestArgs, draftId: string | undefined) {
  const actor = await requireRole(args, 'admin')
  const form = await args.request.formData()
  if (form.get('intent') !== 'discard' || form.get('confirmed') !== 'on' || !isUuid(draftId)) {
    return data({ error: 'Marque que quiere descartar el borrador.' }, { status: 422 })
  }
  const given = await giveUpDraft(args.context.services, actor, draftId)
  if (given.ok) throw redirect('/admin/convocatorias?descartado')
  return data({ error: describeRefusal(given) }, { status: refusalStatus(given.refusal) })
}
