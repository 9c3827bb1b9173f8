/** Answers a request, once. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { endArco } from '#app/use-cases/privacy.server.ts'
import { answerSchema } from './schema.ts'

export async function submitAnswer(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const { requestId } = args.params
  if (!isUuid(requestId)) throw notFound()
  const submission = parseWithZod(await args.request.formData(), { schema: answerSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const ended = await endArco(args.context.services, actor, requestId, submission.value)
  if (ended.ok) throw redirect(`/admin/arco/${requestId}`)
  return data(submission.reply({ formErrors: [describeRefusal(ended)] }), { status: refusalStatus(ended.refusal) })
}
