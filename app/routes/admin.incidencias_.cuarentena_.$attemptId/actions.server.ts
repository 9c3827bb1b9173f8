/** Takes the decision of an admin on one operation. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { decideOnQuarantine } from '#app/use-cases/decide-quarantine.server.ts'
import { decisionSchema } from './schema.ts'

export async function submitDecision(args: RequestArgs, attemptId: string | undefined) {
  const actor = await requireRole(args, 'admin')
  if (!isUuid(attemptId)) throw notFound()
  const submission = parseWithZod(await args.request.formData(), { schema: decisionSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const decided = await decideOnQuarantine(args.context.services, actor, { attemptId, ...submission.value })
  if (decided.ok) throw redirect(`/admin/incidencias/cuarentena/${attemptId}`)
  const reply = submission.reply({ formErrors: [describeRefusal(decided)] })
  return data(reply, { status: refusalStatus(decided.refusal) })
}
