/** Records the seed of a new sample. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { requireRole } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { startSample } from '#app/use-cases/sample-audit.server.ts'
import { startSchema } from './schema.ts'

export async function submitStart(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'auditor')
  const submission = parseWithZod(await args.request.formData(), { schema: startSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const { population, callId = null, runId = null, size, seed = '' } = submission.value
  const started = await startSample(args.context.services, actor, {
    population, callId, runId, size, seed: seed === '' ? null : seed,
  })
  if (started.ok) throw redirect(`/auditoria/muestras/${started.value}`)
  return data(submission.reply({ formErrors: [describeRefusal(started)] }), { status: refusalStatus(started.refusal) })
}
