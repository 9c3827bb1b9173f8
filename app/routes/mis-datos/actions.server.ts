/** Files or withdraws an ARCO request of who is signed in. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { requireActor } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { endArco, fileArcoRequest } from '#app/use-cases/privacy.server.ts'
import { fileSchema, withdrawSchema } from './schema.ts'

export async function submitOwnRequest(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const { services } = args.context
  if (form.get('intent') === 'withdraw') {
    const sent = parseWithZod(form, { schema: withdrawSchema })
    if (sent.status !== 'success') throw new Response('PAYLOAD_INVALID', { status: 422 })
    const ended = await endArco(services, actor, sent.value.requestId, { outcome: 'withdrawn', text: '' })
    if (ended.ok) throw redirect('/mis-datos?hecho=retirada')
    return data(sent.reply({ formErrors: [describeRefusal(ended)] }), { status: refusalStatus(ended.refusal) })
  }
  const sent = parseWithZod(form, { schema: fileSchema })
  if (sent.status !== 'success') return data(sent.reply(), { status: 422 })
  const filed = await fileArcoRequest(services, actor, sent.value)
  if (filed.ok) throw redirect(`/mis-datos?hecho=${String(filed.value)}`)
  return data(sent.reply({ formErrors: [describeRefusal(filed)] }), { status: refusalStatus(filed.refusal) })
}
