/** Cancels at once; an error keeps the note that was typed. §3.1 D */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { cancelForFraud } from '#app/use-cases/cancel-for-fraud.server.ts'
import { openCancellation } from './queries.server.ts'
import { cancelSchema } from './schema.ts'

export async function submitCancellation(args: ActionFunctionArgs) {
  const { actor, candidate, back } = await openCancellation(args)
  const submission = parseWithZod(await args.request.formData(), { schema: cancelSchema(candidate.folio) })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const cancelled = await cancelForFraud(args.context.services, actor, {
    attemptId: candidate.attemptId,
    note: submission.value.note,
    confirmed: true,
  })
  if (cancelled.ok) throw redirect(back)
  return data(submission.reply({ formErrors: [describeRefusal(cancelled)] }), {
    status: refusalStatus(cancelled.refusal),
  })
}
