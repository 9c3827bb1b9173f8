/** Decides a proposal. An approval asks the password and makes all marks of the exam anew. §3.1 B */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { HIDE_PASSWORD, passwordReply } from '#app/http/password-reply.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { approveAnnulment, endProposal } from '#app/use-cases/annul-items.server.ts'
import { approveSchema, rejectSchema, withdrawSchema } from './schema.ts'

export async function submitDecision(
  args: RequestArgs & { context: { clientAddress: string } }, { examId, annulmentId }: { examId: string, annulmentId: string },
) {
  const actor = await requireRole(args, 'admin')
  if (!isUuid(annulmentId) || !isUuid(examId)) throw notFound()
  const form = await args.request.formData()
  const here = `/admin/examenes/${examId}/anulaciones/${annulmentId}`
  if (form.get('intent') !== 'approve') {
    const withdraws = form.get('intent') === 'withdraw'
    const sent = withdraws ? parseWithZod(form, { schema: withdrawSchema }) : parseWithZod(form, { schema: rejectSchema })
    if (sent.status !== 'success') return data({ of: 'end' as const, reply: sent.reply() }, { status: 422 })
    const { intent: event, note = '' } = sent.value
    const done = await endProposal(args.context.services, actor, { annulmentId, event, note })
    if (done.ok) throw redirect(here)
    const reply = sent.reply({ formErrors: [describeRefusal(done)] })
    return data({ of: 'end' as const, reply }, { status: refusalStatus(done.refusal) })
  }
  const sent = parseWithZod(form, { schema: approveSchema })
  if (sent.status !== 'success') return data({ of: 'approve' as const, reply: sent.reply(HIDE_PASSWORD) }, { status: 422 })
  const { shown: shownSha256, note = '', password } = sent.value
  const done = await approveAnnulment(args.context.services, actor, {
    annulmentId, note, shownSha256, password, address: args.context.clientAddress,
  })
  if (done.ok) throw redirect(here)
  const reply = sent.reply(passwordReply(done))
  return data({ of: 'approve' as const, reply }, { status: refusalStatus(done.refusal) })
}
