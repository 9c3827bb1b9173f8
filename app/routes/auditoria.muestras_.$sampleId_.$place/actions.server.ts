/** Records the finding on a row, and leads to the next one. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { requireRole } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { recordFinding } from '#app/use-cases/sample-audit.server.ts'
import { readRow } from './queries.server.ts'
import { findingSchema } from './schema.ts'

export async function submitFinding(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'auditor')
  const { sampleId, row, of } = await readRow(args.context, actor, args.params)
  const submission = parseWithZod(await args.request.formData(), { schema: findingSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const done = await recordFinding(args.context.services, actor, sampleId, row.place, submission.value)
  if (done.ok) throw redirect(`/auditoria/muestras/${sampleId}${row.place < of ? `/${String(row.place + 1)}` : ''}`)
  return data(submission.reply({ formErrors: [describeRefusal(done)] }), { status: refusalStatus(done.refusal) })
}
