/** Rejects the seat for good, in two acts. A wrong password changes nothing, and so does a password alone. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { HIDE_PASSWORD, passwordReply } from '#app/http/password-reply.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { authenticateRejection, rejectAward } from '#app/use-cases/reject-award.server.ts'
import { confirmSchema, passwordSchema } from './schema.ts'

export async function submitRejection(args: RequestArgs) {
  const actor = await requireRole(args, 'residente')
  const form = await args.request.formData()
  return form.has('proof') ? confirm(args, actor, form) : authenticate(args, actor, form)
}

type Actor = Awaited<ReturnType<typeof requireRole>>

async function authenticate({ context }: RequestArgs, actor: Actor, form: FormData) {
  const submission = parseWithZod(form, { schema: passwordSchema })
  if (submission.status !== 'success') {
    return data({ proof: null, reply: submission.reply(HIDE_PASSWORD) }, { status: 422 })
  }
  const proven = await authenticateRejection(context.services, actor, {
    password: submission.value.password, address: context.clientAddress,
  })
  if (proven.ok) return data({ proof: proven.value, reply: null }, { headers: { 'Cache-Control': 'no-store' } })
  return data({ proof: null, reply: submission.reply(passwordReply(proven)) }, { status: refusalStatus(proven.refusal) })
}

async function confirm({ context }: RequestArgs, actor: Actor, form: FormData) {
  const submission = parseWithZod(form, { schema: confirmSchema })
  if (submission.status !== 'success') {
    const proof = submission.payload['proof']
    return data({ proof: typeof proof === 'string' ? proof : null, reply: submission.reply() }, { status: 422 })
  }
  const rejected = await rejectAward(context.services, actor, { proof: submission.value.proof, confirmed: true })
  if (rejected.ok) throw redirect('/resultado')
  // Back to the password: the proof is of no use any more.
  const reply = submission.reply({ formErrors: [describeRefusal(rejected)] })
  return data({ proof: null, reply }, { status: refusalStatus(rejected.refusal) })
}
