/** Discards a frozen selection that is not published. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { discardSelection } from '#app/use-cases/discard-selection.server.ts'
import { discardSchema } from './schema.ts'

const hideFields = ['password']

export async function submitDiscard(args: RequestArgs & { context: { clientAddress: string } }, runId: string | undefined) {
  const actor = await requireRole(args, 'admin')
  if (!isUuid(runId)) throw notFound()
  const sent = parseWithZod(await args.request.formData(), { schema: discardSchema })
  if (sent.status !== 'success') return data(sent.reply({ hideFields }), { status: 422 })
  const { reason, password } = sent.value
  const done = await discardSelection(args.context.services, actor, runId, {
    reason, password, address: args.context.clientAddress,
  })
  if (done.ok) throw redirect('/admin/seleccion')
  const text = describeRefusal(done)
  const reply = done.refusal === 'PASSWORD_WRONG' ? { fieldErrors: { password: [text] } } : { formErrors: [text] }
  return data(sent.reply({ hideFields, ...reply }), { status: refusalStatus(done.refusal) })
}
