/** Rejects the seat for good. A wrong password changes nothing. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { rejectAward } from '#app/use-cases/reject-award.server.ts'
import { rejectSchema } from './schema.ts'

export async function submitRejection(args: RequestArgs) {
  const actor = await requireRole(args, 'residente')
  const submission = parseWithZod(await args.request.formData(), { schema: rejectSchema })
  if (submission.status !== 'success') return data(submission.reply({ hideFields: ['password'] }), { status: 422 })
  const rejected = await rejectAward(args.context.services, actor, {
    password: submission.value.password, confirmed: true, address: args.context.clientAddress,
  })
  if (rejected.ok) throw redirect('/resultado')
  const text = describeRefusal(rejected)
  const errors = rejected.refusal === 'PASSWORD_WRONG' ? { fieldErrors: { password: [text] } } : { formErrors: [text] }
  return data(submission.reply({ ...errors, hideFields: ['password'] }), { status: refusalStatus(rejected.refusal) })
}
