/** Draws the lottery of a frozen package, and runs it: the same bytes give the same results, whoever presses. §5.2 */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import type { Refusal } from '#app/http/refusal.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { askForFallback, recordBeaconRound } from '#app/use-cases/draw-lottery.server.ts'
import { runFrozenSelection } from '#app/use-cases/run-selection.server.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { askFallbackSchema, drawSchema, runSchema } from './schema.ts'

export async function submitRunAct(args: RequestArgs, runId: string | undefined) {
  const actor = await requireRole(args, 'admin')
  if (!isUuid(runId)) throw notFound()
  const { services } = args.context
  const form = await args.request.formData()
  const intent = form.get('intent')
  if (intent === 'draw') {
    const submission = parseWithZod(form, { schema: drawSchema })
    if (submission.status !== 'success') return data({ reply: submission.reply(), problems: [] }, { status: 422 })
    const { source, round } = submission.value
    return answer(runId, await recordBeaconRound(services, actor, { runId, source, round }))
  }
  if (intent === 'askFallback') {
    const submission = parseWithZod(form, { schema: askFallbackSchema })
    if (submission.status !== 'success') return data({ reply: submission.reply(), problems: [] }, { status: 422 })
    return answer(runId, await askForFallback(services, actor, { runId, reason: submission.value.reason }))
  }
  if (!runSchema.safeParse(Object.fromEntries(form)).success) throw new Response('PAYLOAD_INVALID', { status: 422 })
  return answer(runId, await runFrozenSelection(services, actor, runId))
}

function answer(runId: string, result: Result<unknown, Refusal>) {
  if (result.ok) throw redirect(`/admin/seleccion/${runId}`)
  return data({ reply: null, problems: [describeRefusal(result)] }, { status: refusalStatus(result.refusal) })
}
