/** Acknowledges the receipt of a resignation, or returns it. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { answerResignation } from '#app/use-cases/answer-resignation.server.ts'
import { answerSchema } from './schema.ts'

export async function submitAnswer(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const { resignationId } = args.params
  if (!isUuid(resignationId)) throw notFound()
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: answerSchema })
  const intent = form.get('intent') === 'return' ? 'return' as const : 'acknowledge' as const
  if (submission.status !== 'success') return data({ intent, reply: submission.reply() }, { status: 422 })
  const { value } = submission
  const answered = await answerResignation(args.context.services, actor, resignationId,
    value.intent === 'return' ? { event: 'return', reason: value.reason } : { event: 'acknowledge' })
  if (answered.ok) throw redirect(`/admin/renuncias/${resignationId}`)
  if (answered.refusal === 'RESIGNATION_UNKNOWN') throw notFound()
  const reply = submission.reply({ formErrors: [describeRefusal(answered)] })
  return data({ intent, reply }, { status: refusalStatus(answered.refusal) })
}
