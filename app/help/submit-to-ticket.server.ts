/** Adds a message to a ticket, or ends it, by whoever of the two sides is signed in; leads back to `place`. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import type { Actor } from '#app/http/actor.ts'
import { notFound, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { writeToTicket } from '#app/use-cases/help.server.ts'
import { closeSchema, writeSchema } from './ticket-schema.ts'

export async function submitToTicket({ request, context: { services } }: RequestArgs, actor: Actor, ticketId: string | undefined, place: string) {
  if (!isUuid(ticketId)) throw notFound()
  const form = await request.formData()
  if (closeSchema.safeParse({ intent: form.get('intent') }).success) {
    const closed = await writeToTicket(services, actor, ticketId, { text: '', close: true })
    if (closed.ok) throw redirect(`${place}/${ticketId}`)
    throw new Response(closed.refusal, { status: refusalStatus(closed.refusal) })
  }
  const submission = parseWithZod(form, { schema: writeSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const { text, close } = submission.value
  const written = await writeToTicket(services, actor, ticketId, { text, close: close === 'on' })
  if (written.ok) throw redirect(`${place}/${ticketId}`)
  return data(submission.reply({ formErrors: [describeRefusal(written)] }), { status: refusalStatus(written.refusal) })
}
