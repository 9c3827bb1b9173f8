/** Copies a call as a draft, and leads to it. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { copyCallToDraft } from '#app/use-cases/start-call-draft.server.ts'
import { copySchema } from './schema.ts'

export async function submitCopy(args: RequestArgs, from: string | undefined) {
  const actor = await requireRole(args, 'admin')
  const submission = parseWithZod(await args.request.formData(), { schema: copySchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const copied = await copyCallToDraft(args.context.services, actor, { from: from ?? '', ...submission.value })
  if (copied.ok) throw redirect(`/admin/convocatorias/borrador/${copied.value}`)
  return data(submission.reply({ formErrors: [describeRefusal(copied)] }), { status: refusalStatus(copied.refusal) })
}
