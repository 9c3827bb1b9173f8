/** Draws the sample, or closes it. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { closeSample, drawStartedSample } from '#app/use-cases/sample-audit.server.ts'
import { readSample } from './queries.server.ts'
import { sampleSchema } from './schema.ts'

export async function submitSample(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'auditor')
  const { sampleId } = args.params
  if (!isUuid(sampleId)) throw notFound()
  await readSample(args.context, sampleId)
  const submission = parseWithZod(await args.request.formData(), { schema: sampleSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const { services } = args.context
  const done = submission.value.intent === 'draw' ? await drawStartedSample(services, actor, sampleId)
    : await closeSample(services, actor, sampleId, submission.value.statement)
  if (done.ok) throw redirect(`/auditoria/muestras/${sampleId}`)
  return data(submission.reply({ formErrors: [describeRefusal(done)] }), { status: refusalStatus(done.refusal) })
}
