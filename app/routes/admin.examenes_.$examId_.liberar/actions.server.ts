/** Releases a form with findings, in the name of who confirms it. §3.1 B */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { HIDE_PASSWORD, passwordReply } from '#app/http/password-reply.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { releaseForm } from '#app/use-cases/release-form.server.ts'
import { readExam } from '../admin.examenes_.$examId/queries.server.ts'
import { releaseSchema } from './schema.ts'

export async function submitRelease(args: RequestArgs & { context: { clientAddress: string } }, examId: string | undefined) {
  const actor = await requireRole(args, 'admin')
  const exam = await readExam(args.context, examId)
  const sent = parseWithZod(await args.request.formData(), { schema: releaseSchema })
  if (sent.status !== 'success') return data(sent.reply(HIDE_PASSWORD), { status: 422 })
  const { forma: formId, shown: shownSha256, reason, password } = sent.value
  const done = await releaseForm(args.context.services, actor, {
    examId: exam.id, formId, shownSha256, reason, password, address: args.context.clientAddress,
  })
  if (done.ok) throw redirect(`/admin/examenes/${exam.id}/anulaciones`)
  return data(sent.reply(passwordReply(done)), { status: refusalStatus(done.refusal) })
}
