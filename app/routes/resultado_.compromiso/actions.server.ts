/** Accepts the carta compromiso that was shown, and leads on to the letter. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { acceptCommitment } from '#app/use-cases/accept-award.server.ts'
import { commitmentSchema } from './schema.ts'

export async function submitCommitment(args: RequestArgs) {
  const { context: { services }, request } = args
  const actor = await requireRole(args, 'residente')
  const submission = parseWithZod(await request.formData(), { schema: commitmentSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const accepted = await acceptCommitment(services, actor, submission.value.sha256)
  if (accepted.ok) throw redirect('/resultado/carta')
  return data(submission.reply({ formErrors: [describeRefusal(accepted)] }), { status: refusalStatus(accepted.refusal) })
}
