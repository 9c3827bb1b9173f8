/** Records the proposal; nothing is marked by it. §3.1 B */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { proposeAnnulment } from '#app/use-cases/annul-items.server.ts'
import { readExam } from '../admin.examenes_.$examId/queries.server.ts'
import { proposalSchema } from './schema.ts'

export async function submitProposal(args: RequestArgs, examId: string | undefined) {
  const actor = await requireRole(args, 'admin')
  const exam = await readExam(args.context, examId)
  const sent = parseWithZod(await args.request.formData(), { schema: proposalSchema })
  if (sent.status !== 'success') return data(sent.reply(), { status: 422 })
  const { forma: formId, reactivo: itemIds, politica: policy, kind, reason } = sent.value
  const proposed = await proposeAnnulment(args.context.services, actor, {
    examId: exam.id, formId, itemIds: [...new Set(itemIds)], policy, kind, reason,
  })
  if (proposed.ok) throw redirect(`/admin/examenes/${exam.id}/anulaciones/${proposed.value}`)
  return data(sent.reply({ formErrors: [describeRefusal(proposed)] }), { status: refusalStatus(proposed.refusal) })
}
