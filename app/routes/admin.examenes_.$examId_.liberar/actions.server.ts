/** Releases a form with findings, in the name of who confirms it. §3.1 B */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { releaseForm } from '#app/use-cases/release-form.server.ts'
import { readExam } from '../admin.examenes_.$examId/queries.server.ts'
import { releaseSchema } from './schema.ts'

const hideFields = ['password']

export async function submitRelease(args: RequestArgs & { context: { clientAddress: string } }, examId: string | undefined) {
  const actor = await requireRole(args, 'admin')
  const exam = await readExam(args.context, examId)
  const sent = parseWithZod(await args.request.formData(), { schema: releaseSchema })
  if (sent.status !== 'success') return data(sent.reply({ hideFields }), { status: 422 })
  const { forma: formId, shown: shownSha256, reason, password } = sent.value
  const done = await releaseForm(args.context.services, actor, {
    examId: exam.id, formId, shownSha256, reason, password, address: args.context.clientAddress,
  })
  if (done.ok) throw redirect(`/admin/examenes/${exam.id}/anulaciones`)
  const text = describeRefusal(done)
  const reply = done.refusal === 'PASSWORD_WRONG' ? { fieldErrors: { password: [text] } } : { formErrors: [text] }
  return data(sent.reply({ hideFields, ...reply }), { status: refusalStatus(done.refusal) })
}
