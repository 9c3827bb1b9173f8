/** Runs the selection on the frozen package, once. */
import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { runFrozenSelection } from '#app/use-cases/run-selection.server.ts'

const schema = z.object({ intent: z.literal('run') })

export async function submitRun(args: RequestArgs, runId: string | undefined) {
  const actor = await requireRole(args, 'admin')
  if (!isUuid(runId)) throw notFound()
  if (!schema.safeParse(Object.fromEntries(await args.request.formData())).success) {
    throw new Response('PAYLOAD_INVALID', { status: 422 })
  }
  const ran = await runFrozenSelection(args.context.services, actor, runId)
  if (ran.ok) throw redirect(`/admin/seleccion/${runId}`)
  return data({ problems: [describeRefusal(ran)] }, { status: refusalStatus(ran.refusal) })
}
