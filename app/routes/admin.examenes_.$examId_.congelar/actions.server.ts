/** Draws, freezes and hashes the next form of the exam. §3.1 */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { freezeFormOfExam } from '#app/use-cases/freeze-form.server.ts'
import { freezeSchema } from './schema.ts'

export async function submitFreeze(args: RequestArgs, examId: string) {
  const { personId } = await requireRole(args, 'admin')
  const submission = parseWithZod(await args.request.formData(), { schema: freezeSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const frozen = await freezeFormOfExam(args.context.services, { personId, role: 'admin' }, { examId })
  if (frozen.ok) {
    await args.context.services.papers.prepare()
    throw redirect(`/admin/examenes/${examId}`)
  }
  return data(submission.reply({ formErrors: [describeRefusal(frozen)] }), { status: refusalStatus(frozen.refusal) })
}
