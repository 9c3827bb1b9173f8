/** Cancels for false information, or says why not. A wrong password changes nothing. §2.2 E */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { cancelRegistration } from '#app/use-cases/cancel-registration.server.ts'
import { cancelSchema } from './schema.ts'

const hideFields = ['password']

export async function submitCancellation(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const { params: { personId }, context: { services, clientAddress: address } } = args
  if (!isUuid(personId)) throw notFound()
  const submission = parseWithZod(await args.request.formData(), { schema: cancelSchema })
  if (submission.status !== 'success') return data(submission.reply({ hideFields }), { status: 422 })
  const { reason, note, password } = submission.value
  const done = await cancelRegistration(services, actor, { personId, reason, note, confirmed: true, password, address })
  if (done.ok) throw redirect(`/admin/expedientes/${personId}?hecho=cancelada`)
  const text = describeRefusal(done)
  const errors = done.refusal === 'PASSWORD_WRONG' ? { fieldErrors: { password: [text] } } : { formErrors: [text] }
  return data(submission.reply({ ...errors, hideFields }), { status: refusalStatus(done.refusal) })
}
