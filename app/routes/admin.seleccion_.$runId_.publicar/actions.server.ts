/** Publishes the run: once, for everybody, irrevocably. Convocatoria §5.1 */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { publishSelection } from '#app/use-cases/publish-selection.server.ts'
import { publishSchema } from './schema.ts'

export async function submitPublication(args: RequestArgs, runId: string | undefined) {
  const actor = await requireRole(args, 'admin')
  if (!isUuid(runId)) throw notFound()
  const submission = parseWithZod(await args.request.formData(), { schema: publishSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const published = await publishSelection(args.context.services, actor, runId)
  if (published.ok) throw redirect('/admin/aceptacion')
  const reply = submission.reply({ formErrors: [describeRefusal(published)] })
  return data(reply, { status: refusalStatus(published.refusal) })
}
