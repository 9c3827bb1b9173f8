/** Registers what the page showed. */
import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { requireConsent } from '#app/privacy/require-consent.server.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { originOf } from '#app/registration/request-origin.ts'
import { registerVersion } from '#app/use-cases/register-version.server.ts'

const sealSchema = z.string().regex(/^[0-9a-f]{64}$/)

export async function submitVersion(args: RequestArgs) {
  const actor = await requireRole(args, 'residente')
  // As its page does: what is registered is processed under the notice in force.
  await requireConsent(args, actor, '/registro/revision')
  const seal = sealSchema.safeParse((await args.request.formData()).get('seal'))
  if (!seal.success) return data({ text: describeRefusal({ refusal: 'PAYLOAD_INVALID' }) }, { status: 422 })
  const done = await registerVersion(args.context.services, actor, originOf(args), { seal: seal.data })
  if (done.ok) throw redirect('/registro')
  return data({ text: describeRefusal(done) }, { status: refusalStatus(done.refusal) })
}
