/** Publishes a call or its fe de erratas, once confirmed twice. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { publishCall } from '#app/use-cases/publish-call.server.ts'
import { publishSchema } from './schema.ts'

const hideFields = ['password']

export async function submitCall(args: RequestArgs & { context: { clientAddress: string } }, draftId: string | undefined) {
  const actor = await requireRole(args, 'admin')
  if (!isUuid(draftId)) throw notFound()
  const sent = parseWithZod(await args.request.formData(), { schema: publishSchema })
  if (sent.status !== 'success') return data(sent.reply({ hideFields }), { status: 422 })
  const { revision, reason = '', password } = sent.value
  const done = await publishCall(args.context.services, actor, draftId, {
    revision, reason, password, confirmed: true, address: args.context.clientAddress,
  })
  if (done.ok) throw redirect(`/admin/convocatorias/${done.value.id}?publicada=${done.value.number}`)
  const text = describeRefusal(done)
  const field = done.refusal === 'PASSWORD_WRONG' ? 'password' : done.refusal === 'ERRATA_WITHOUT_REASON' ? 'reason' : null
  return data(
    sent.reply({ hideFields, ...field === null ? { formErrors: [text] } : { fieldErrors: { [field]: [text] } } }),
    { status: refusalStatus(done.refusal) },
  )
}
