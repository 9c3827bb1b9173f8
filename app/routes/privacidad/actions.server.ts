/** Records the consent of who is signed in to the version that was shown, and leads on to where the person was going. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { requireActor } from '#app/http/guards.server.ts'
import { isOwnPath } from '#app/http/own-path.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { startPageOf } from '#app/http/start-page.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { giveConsent } from '#app/use-cases/privacy.server.ts'
import { consentSchema } from './schema.ts'

export async function submitConsent(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { services, clientAddress: address } = args.context
  const submission = parseWithZod(await args.request.formData(), { schema: consentSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const { version, destino } = submission.value
  const given = await giveConsent(services, actor, { version, address })
  if (given.ok) throw redirect(destino !== undefined && isOwnPath(destino) ? destino : startPageOf(actor))
  return data(submission.reply({ formErrors: [describeRefusal(given)] }), { status: refusalStatus(given.refusal) })
}
