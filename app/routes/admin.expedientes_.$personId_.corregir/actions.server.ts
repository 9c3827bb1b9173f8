/** Corrects the roster, or says why not. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { correctPerson } from '#app/use-cases/correct-person.server.ts'
import { correctSchema } from './schema.ts'

export async function submitCorrection(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const { personId } = args.params
  if (!isUuid(personId)) throw notFound()
  const submission = parseWithZod(await args.request.formData(), { schema: correctSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const { reason, second_surname, curp, born_on, ...rest } = submission.value
  const done = await correctPerson(args.context.services, actor, {
    personId, reason, fields: { ...rest, second_surname: second_surname ?? null, curp: curp ?? null, born_on: born_on ?? null },
  })
  if (done.ok) throw redirect(`/admin/expedientes/${personId}?hecho=corregido`)
  const text = describeRefusal(done)
  const atCurp = done.refusal === 'CURP_INVALID' || done.refusal === 'CURP_TAKEN'
  return data(submission.reply(atCurp ? { fieldErrors: { curp: [text] } } : { formErrors: [text] }), {
    status: refusalStatus(done.refusal),
  })
}
