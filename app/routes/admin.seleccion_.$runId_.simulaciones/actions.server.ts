/** Makes a what-if run and shows it. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { simulateSelection } from '#app/use-cases/simulate-selection.server.ts'
import { readRun } from '../admin.seleccion_.$runId/queries.server.ts'
import { readFrozenSeats } from './queries.server.ts'
import { whatIfSchema } from './schema.ts'

export async function submitWhatIf(args: RequestArgs, runParam: string | undefined) {
  const actor = await requireRole(args, 'admin')
  const { id: runId } = await readRun(args.context, runParam)
  const sent = parseWithZod(await args.request.formData(), { schema: whatIfSchema })
  if (sent.status !== 'success') return data(sent.reply(), { status: 422 })
  const { cer, label, seats, forma, politica: policy, reactivo: itemIds } = sent.value
  const pools = (await readFrozenSeats(args.context, runId)).filter((pool) => pool.cer === cer)
  const wanted = pools.map(({ cer: course, sede, subsede, count }, index) => (
    { cer: course, sede, subsede, seats: seats[index] ?? count }))
  const annulment = forma === undefined ? null : { formId: forma, policy, itemIds: [...new Set(itemIds)] }
  const made = await simulateSelection(args.context.services, actor, runId, { label, seats: wanted, annulment })
  if (made.ok) throw redirect(`/admin/seleccion/${runId}/simulaciones/${made.value}`)
  return data(sent.reply({ formErrors: [describeRefusal(made)] }), { status: refusalStatus(made.refusal) })
}
