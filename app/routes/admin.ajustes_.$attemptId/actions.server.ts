/** Records or revokes an adjustment. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { grantAdjustment, revokeAdjustment } from '#app/use-cases/grant-adjustment.server.ts'
import { adjustmentSchema } from './schema.ts'

export async function submitAdjustment(args: RequestArgs, attemptId: string | undefined) {
  const actor = await requireRole(args, 'admin')
  if (!isUuid(attemptId)) throw notFound()
  const submission = parseWithZod(await args.request.formData(), { schema: adjustmentSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const { services } = args.context
  const { value } = submission
  const done = value.intent === 'revoke'
    ? await revokeAdjustment(services, actor, { attemptId, reason: value.reason })
    : await grantAdjustment(services, actor, { attemptId, resolution: {
        ...value, extraMinutes: value.extraMinutes ?? null, extraPercent: value.extraPercent ?? null,
      } })
  if (done.ok) throw redirect(`/admin/ajustes/${attemptId}`)
  const text = describeRefusal(done)
  const reply = done.refusal === 'ADJUSTMENT_NEEDS_ARRANGEMENT'
    ? submission.reply({ fieldErrors: { arrangement: [text] } })
    : submission.reply({ formErrors: [text] })
  return data(reply, { status: refusalStatus(done.refusal) })
}
