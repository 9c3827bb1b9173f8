/** Proposes to take the seat back; another person decides. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { HIDE_PASSWORD, passwordReply } from '#app/http/password-reply.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { proposeRevocation } from '#app/use-cases/revoke-award.server.ts'
import { findAward } from '#db/queries/awards.ts'
import { proposeSchema } from './schema.ts'

export async function submitProposal(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const { params: { personId }, context: { services, clientAddress: address } } = args
  if (!isUuid(personId)) throw notFound()
  const submission = parseWithZod(await args.request.formData(), { schema: proposeSchema })
  if (submission.status !== 'success') return data(submission.reply(HIDE_PASSWORD), { status: 422 })
  const award = await findAward(services.database.db, personId)
  if (award === undefined) throw notFound()
  const done = await proposeRevocation(services, actor, award.id, { ...submission.value, address })
  if (done.ok) throw redirect(`/admin/revocaciones/${done.value}`)
  return data(submission.reply(passwordReply(done)), { status: refusalStatus(done.refusal) })
}
