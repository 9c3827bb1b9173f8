/** Cancels for false information, or says why not. A wrong password changes nothing. §2.2 E */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { HIDE_PASSWORD, passwordReply } from '#app/http/password-reply.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { cancelRegistration } from '#app/use-cases/cancel-registration.server.ts'
import { cancelSchema } from './schema.ts'

export async function submitCancellation(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const { params: { personId }, context: { services, clientAddress: address } } = args
  if (!isUuid(personId)) throw notFound()
  const submission = parseWithZod(await args.request.formData(), { schema: cancelSchema })
  if (submission.status !== 'success') return data(submission.reply(HIDE_PASSWORD), { status: 422 })
  const { reason, note, password } = submission.value
  const done = await cancelRegistration(services, actor, { personId, reason, note, confirmed: true, password, address })
  if (done.ok) throw redirect(`/admin/expedientes/${personId}?hecho=cancelada`)
  return data(submission.reply(passwordReply(done)), { status: refusalStatus(done.refusal) })
}
