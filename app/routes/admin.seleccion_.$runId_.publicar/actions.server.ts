/** Proposes, publishes or withdraws: the first two by the password again. Convocatoria §5.1 */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { HIDE_PASSWORD, passwordReply } from '#app/http/password-reply.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { confirmPassword } from '#app/use-cases/confirm-password.server.ts'
import { proposePublication, publishSelection, withdrawProposal } from '#app/use-cases/publish-selection.server.ts'
import { publishSchema, withdrawSchema } from './schema.ts'

type Args = RequestArgs & { context: { clientAddress: string } }

export async function submitPublication(args: Args, runId: string | undefined) {
  const actor = await requireRole(args, 'admin')
  if (!isUuid(runId)) throw notFound()
  const form = await args.request.formData()
  const { services, clientAddress: address } = args.context
  if (form.get('intent') === 'withdraw') {
    const sent = parseWithZod(form, { schema: withdrawSchema })
    if (sent.status !== 'success') return data(sent.reply(), { status: 422 })
    const withdrawn = await withdrawProposal(services, actor, runId, sent.value.reason)
    if (withdrawn.ok) throw redirect(`/admin/seleccion/${runId}`)
    return data(sent.reply({ formErrors: [describeRefusal(withdrawn)] }), { status: refusalStatus(withdrawn.refusal) })
  }
  const sent = parseWithZod(form, { schema: publishSchema })
  if (sent.status !== 'success') return data(sent.reply(HIDE_PASSWORD), { status: 422 })
  const { intent, password } = sent.value
  const own = await confirmPassword(services, actor, { password, address })
  if (!own.ok) return data(sent.reply(passwordReply(own)), { status: refusalStatus(own.refusal) })
  const done = intent === 'propose'
    ? await proposePublication(services, actor, runId) : await publishSelection(services, actor, runId)
  if (done.ok) throw redirect(intent === 'propose' ? `/admin/seleccion/${runId}/publicar` : '/admin/aceptacion')
  return data(sent.reply(passwordReply(done)), { status: refusalStatus(done.refusal) })
}
