/** Writes the text of the resignation, or writes it anew. It sends nothing. Convocatoria §5.14.1 */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { draftResignation } from '#app/use-cases/resign-award.server.ts'
import { draftSchema } from './schema.ts'

export async function submitDraft(args: RequestArgs) {
  const actor = await requireRole(args, 'residente')
  const submission = parseWithZod(await args.request.formData(), { schema: draftSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const drafted = await draftResignation(args.context.services, actor, submission.value.text)
  if (drafted.ok) throw redirect('/resultado/renuncia#imprimir')
  return data(submission.reply({ formErrors: [describeRefusal(drafted)] }), { status: refusalStatus(drafted.refusal) })
}
