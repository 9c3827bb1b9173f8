/** Sets the parameters of the day, or says why not now. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { setParameters } from '#app/use-cases/set-parameters.server.ts'
import { parametersSchema } from './schema.ts'

export async function submitParameters(args: RequestArgs) {
  const actor = await requireRole(args, 'admin')
  const submission = parseWithZod(await args.request.formData(), { schema: parametersSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const done = await setParameters(args.context.services, actor, submission.value)
  if (done.ok) throw redirect('/admin/parametros?guardado=1')
  const text = describeRefusal(done)
  const reply = done.refusal === 'CHECK_IN_UNDER_WAY'
    ? submission.reply({ fieldErrors: { checkInMinutes: [text] } }) : submission.reply({ formErrors: [text] })
  return data(reply, { status: refusalStatus(done.refusal) })
}
