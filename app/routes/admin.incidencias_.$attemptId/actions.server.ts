/** Takes a denial or a cancellation back. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { reinstateAttempt } from '#app/use-cases/reinstate-attempt.server.ts'
import { undoDenial } from '#app/use-cases/undo-denial.server.ts'
import { reversalSchema } from './schema.ts'

export async function submitReversal(args: RequestArgs, attemptId: string | undefined) {
  const actor = await requireRole(args, 'admin')
  if (!isUuid(attemptId)) throw notFound()
  const submission = parseWithZod(await args.request.formData(), { schema: reversalSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const { services } = args.context
  const reversed = submission.value.intent === 'undoDenial'
    ? await undoDenial(services, actor, { attemptId, note: submission.value.note })
    : await reinstateAttempt(services, actor, { attemptId, note: submission.value.note })
  if (reversed.ok) throw redirect('/admin/incidencias')
  const reply = submission.reply({ formErrors: [describeRefusal(reversed)] })
  return data(reply, { status: refusalStatus(reversed.refusal) })
}
