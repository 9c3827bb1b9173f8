/** Opens the fe de erratas of a call: a new one, or the one that somebody began. */
import { data, redirect } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { startErrata } from '#app/use-cases/start-call-draft.server.ts'

export async function submitErrata(args: RequestArgs, id: string | undefined) {
  const actor = await requireRole(args, 'admin')
  const form = await args.request.formData()
  if (form.get('intent') !== 'amend') return data({ error: 'Elija de nuevo lo que quiere hacer.' }, { status: 422 })
  const started = await startErrata(args.context.services, actor, id ?? '')
  if (started.ok) throw redirect(`/admin/convocatorias/borrador/${started.value}`)
  return data({ error: describeRefusal(started) }, { status: refusalStatus(started.refusal) })
}
