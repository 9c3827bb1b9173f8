/** Gives time back to a sede, or says why not. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { compensateSede } from '#app/use-cases/compensate-sede.server.ts'
import { compensationSchema } from './schema.ts'

export async function submitCompensation(args: RequestArgs, turnoId: string | undefined) {
  const actor = await requireRole(args, 'admin')
  if (!isUuid(turnoId)) throw notFound()
  const submission = parseWithZod(await args.request.formData(), { schema: compensationSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const { id, sede, minutes, reason } = submission.value
  const given = await compensateSede(args.context.services, actor, { id, turnoId, sedeCode: sede, minutes, reason })
  if (given.ok) throw redirect(`/admin/turno/${turnoId}/reposicion`)
  return data(submission.reply({ formErrors: [describeRefusal(given)] }), { status: refusalStatus(given.refusal) })
}
