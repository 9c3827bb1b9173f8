/** Asks for another sede, or takes the request back; a refusal stands at its field. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { requestExamSede, withdrawExamSede } from '#app/use-cases/request-exam-sede.server.ts'
import { examSedeSchema } from './schema.ts'

const FIELDS: Readonly<Record<string, string>> = {
  SEDE_UNKNOWN: 'sedeCode', SEDE_ALREADY_YOURS: 'sedeCode', SEDE_REQUEST_NEEDS_NOTE: 'note',
}

export async function submitOwnSede(args: RequestArgs) {
  const actor = await requireRole(args, 'residente')
  const submission = parseWithZod(await args.request.formData(), { schema: examSedeSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const { services } = args.context
  const { value } = submission
  const done = value.intent === 'ask'
    ? await requestExamSede(services, actor, value) : await withdrawExamSede(services, actor, value.requestId)
  if (done.ok) throw redirect('/residente/sede')
  const field = FIELDS[done.refusal]
  const text = describeRefusal(done)
  const reply = field === undefined
    ? submission.reply({ formErrors: [text] }) : submission.reply({ fieldErrors: { [field]: [text] } })
  return data(reply, { status: refusalStatus(done.refusal) })
}
