/** Decides about a proposal to take a seat back; who made it may only withdraw it. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { HIDE_PASSWORD, passwordReply } from '#app/http/password-reply.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { decideRevocation } from '#app/use-cases/revoke-award.server.ts'
import { decideSchema } from './schema.ts'

export async function submitDecision(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const { params: { revocationId }, context: { services, clientAddress: address } } = args
  if (!isUuid(revocationId)) throw notFound()
  const submission = parseWithZod(await args.request.formData(), { schema: decideSchema })
  if (submission.status !== 'success') return data(submission.reply(HIDE_PASSWORD), { status: 422 })
  const done = await decideRevocation(services, actor, revocationId, { ...submission.value, address })
  if (done.ok) throw redirect(`/admin/revocaciones/${revocationId}`)
  if (done.refusal === 'REVOCATION_UNKNOWN') throw notFound()
  return data(submission.reply(passwordReply(done)), { status: refusalStatus(done.refusal) })
}
