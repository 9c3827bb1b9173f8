/** Records the acknowledgement; a refusal stands above the form. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { acknowledgeOwnLeave } from '#app/use-cases/acknowledge-leave.server.ts'
import { leaveSchema } from './schema.ts'

export async function submitLeave(args: RequestArgs) {
  const actor = await requireRole(args, 'residente')
  const submission = parseWithZod(await args.request.formData(), { schema: leaveSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const done = await acknowledgeOwnLeave(args.context.services, actor)
  if (done.ok) throw redirect('/residente/incapacidad')
  return data(submission.reply({ formErrors: [describeRefusal(done)] }), { status: refusalStatus(done.refusal) })
}
