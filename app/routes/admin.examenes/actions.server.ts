/** Marks every exam that is over and not marked, one after the other; stops at none, tells of each that was refused. */
import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { markExam } from '#app/use-cases/mark-exam.server.ts'
import { readExams } from './queries.server.ts'

const schema = z.object({ intent: z.literal('markAll') })

export async function submitMarkAll(args: RequestArgs) {
  const actor = await requireRole(args, 'admin')
  if (!schema.safeParse(Object.fromEntries(await args.request.formData())).success) {
    throw new Response('PAYLOAD_INVALID', { status: 422 })
  }
  const { exams } = await readExams(args.context)
  const problems: string[] = []
  for (const exam of exams.filter(({ toMark }) => toMark)) {
    const marked = await markExam(args.context.services, actor, exam.id)
    if (!marked.ok) problems.push(`${exam.name}: ${describeRefusal(marked)}`)
  }
  if (problems.length === 0) throw redirect('/admin/examenes')
  return data({ problems }, { status: 409 })
}
