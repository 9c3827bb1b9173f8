/** Begins the next period of the call in force, and leads to its draft. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { requireRole } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { startNextPeriod } from '#app/use-cases/start-next-period.server.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { periodSchema } from './schema.ts'

export async function submitPeriod(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const { services } = args.context
  const submission = parseWithZod(await args.request.formData(), { schema: periodSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const convocatoria = await findCurrentConvocatoria(services.database.db)
  const begun = await startNextPeriod(services, actor, convocatoria?.id ?? '', submission.value)
  if (begun.ok) throw redirect(`/admin/convocatorias/borrador/${begun.value}`)
  return data(submission.reply({ formErrors: [describeRefusal(begun)] }), { status: refusalStatus(begun.refusal) })
}
