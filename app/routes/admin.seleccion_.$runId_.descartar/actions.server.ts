/** Discards a frozen selection that is not published. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { HIDE_PASSWORD, passwordReply } from '#app/http/password-reply.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { discardSelection } from '#app/use-cases/discard-selection.server.ts'
import { discardSchema } from './schema.ts'

export async function submitDiscard(args: RequestArgs & { context: { clientAddress: string } }, runId: string | undefined) {
  const actor = await requireRole(args, 'admin')
  if (!isUuid(runId)) throw notFound()
  const sent = parseWithZod(await args.request.formData(), { schema: discardSchema })
  if (sent.status !== 'success') return data(sent.reply(HIDE_PASSWORD), { status: 422 })
  const { reason, password } = sent.value
  const done = await discardSelection(args.context.services, actor, runId, {
    reason, password, address: args.context.clientAddress,
  })
  if (done.ok) throw redirect('/admin/seleccion')
  return data(sent.reply(passwordReply(done)), { status: refusalStatus(done.refusal) })
}
