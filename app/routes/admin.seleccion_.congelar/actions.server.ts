/** Freezes the input of the selection. From here on marks do not change. Convocatoria §5.2 */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { freezeSelection } from '#app/use-cases/freeze-selection.server.ts'
import { readSelection } from '../admin.seleccion/queries.server.ts'
import { freezeSelectionSchema } from './schema.ts'

export async function submitFreezeSelection(args: RequestArgs) {
  const actor = await requireRole(args, 'admin')
  const submission = parseWithZod(await args.request.formData(), { schema: freezeSelectionSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const selection = await readSelection(args.context)
  if (selection === null) throw notFound()
  const frozen = await freezeSelection(args.context.services, actor, {
    convocatoriaId: selection.convocatoriaId, lotterySeed: submission.value.lotterySeed ?? null,
  })
  if (frozen.ok) throw redirect(`/admin/seleccion/${frozen.value}`)
  return data(submission.reply({ formErrors: [describeRefusal(frozen)] }), { status: refusalStatus(frozen.refusal) })
}
