/** Opens a ticket of who is signed in, and leads to it. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { openSchema } from '#app/help/ticket-schema.ts'
import { requireActor } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { openTicket } from '#app/use-cases/help.server.ts'

export async function submitTicket(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const submission = parseWithZod(await args.request.formData(), { schema: openSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const opened = await openTicket(args.context.services, actor, submission.value)
  if (opened.ok) throw redirect(`/ayuda/consultas/${opened.value}`)
  return data(submission.reply({ formErrors: [describeRefusal(opened)] }), { status: refusalStatus(opened.refusal) })
}
