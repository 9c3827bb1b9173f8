/** "ACEPTO SEDE": the first of the two steps (Convocatoria §5.4). Leads on to the carta compromiso. */
import { redirect, data } from '@remix-run/node'
import { z } from 'zod'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { acceptSede } from '#app/use-cases/accept-award.server.ts'

const schema = z.object({ intent: z.literal('acceptSede') })

export async function submitAcceptSede(args: RequestArgs) {
  const actor = await requireRole(args, 'residente')
  if (!schema.safeParse(Object.fromEntries(await args.request.formData())).success) {
    throw new Response('PAYLOAD_INVALID', { status: 422 })
  }
  const accepted = await acceptSede(args.context.services, actor)
  if (accepted.ok) throw redirect('/resultado/compromiso')
  return data({ problem: describeRefusal(accepted) }, { status: refusalStatus(accepted.refusal) })
}
