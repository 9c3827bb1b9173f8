/** Sends the signed document, or says why not; what was chosen is chosen again, what was read is shown anew. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { readMultipart } from '#app/http/read-multipart.server.ts'
import { HIDE_PASSWORD, passwordReply } from '#app/http/password-reply.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { LARGEST_DOCUMENT_BYTES } from '#app/resignation/examine-document.server.ts'
import { sendResignation } from '#app/use-cases/resign-award.server.ts'
import { sendSchema } from './schema.ts'

export async function submitSending(args: RequestArgs) {
  const actor = await requireRole(args, 'residente')
  const { services, clientAddress: address } = args.context
  const multipart = args.request.headers.get('Content-Type')?.startsWith('multipart/form-data') === true
  const form = multipart ? await readMultipart(args.request, LARGEST_DOCUMENT_BYTES) : await args.request.formData()
  if (form === null) {
    const tooLarge = { refusal: 'DOCUMENT_TOO_LARGE', detail: { most: LARGEST_DOCUMENT_BYTES } } as const
    return data({ reply: null, document: describeRefusal(tooLarge) }, { status: refusalStatus('DOCUMENT_TOO_LARGE') })
  }
  const file = form.get('document')
  form.delete('document')
  const submission = parseWithZod(form, { schema: sendSchema })
  if (submission.status !== 'success') return data({ reply: submission.reply(HIDE_PASSWORD), document: null }, { status: 422 })
  const { shown, password } = submission.value
  const document = file instanceof Blob && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null
  const sent = await sendResignation(services, actor, { document, shown, confirmed: true, password, address })
  if (sent.ok) throw redirect('/resultado/renuncia')
  const status = { status: refusalStatus(sent.refusal) }
  if (sent.refusal.startsWith('DOCUMENT_')) {
    return data({ reply: submission.reply(HIDE_PASSWORD), document: describeRefusal(sent) }, status)
  }
  return data({ reply: submission.reply(passwordReply(sent)), document: null }, status)
}
