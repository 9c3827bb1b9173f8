/** Saves a public question, new or rewritten. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { requireRole } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { saveFaq } from '#app/use-cases/help.server.ts'
import { faqSchema } from './schema.ts'

export async function submitFaq(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const submission = parseWithZod(await args.request.formData(), { schema: faqSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const { id, published, ...entry } = submission.value
  const saved = await saveFaq(args.context.services, actor, id ?? null, { ...entry, published: published === 'on' })
  if (saved.ok) throw redirect('/admin/ayuda/preguntas?hecho=1')
  return data(submission.reply({ formErrors: [describeRefusal(saved)] }), { status: refusalStatus(saved.refusal) })
}
