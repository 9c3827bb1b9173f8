/** Marks the exam, or marks it again by the same key. */
import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { markExam } from '#app/use-cases/mark-exam.server.ts'

const schema = z.object({ intent: z.literal('mark') })

export async function submitMarking(args: RequestArgs, examId: string) {
  const actor = await requireRole(args, 'admin')
  if (!schema.safeParse(Object.fromEntries(await args.request.formData())).success) {
    throw new Response('PAYLOAD_INVALID', { status: 422 })
  }
  const marked = await markExam(args.context.services, actor, examId)
  if (marked.ok) throw redirect(`/admin/examenes/${examId}/calificaciones`)
  return data({ problems: [describeRefusal(marked)] }, { status: refusalStatus(marked.refusal) })
}
