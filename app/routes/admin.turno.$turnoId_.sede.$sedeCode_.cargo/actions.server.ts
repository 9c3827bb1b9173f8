/** Puts a supervisor of the sede in charge, or says why not. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { forceCharge } from '#app/use-cases/take-charge.server.ts'
import { forceSchema } from './schema.ts'

export async function submitForce(args: RequestArgs, turnoId: string | undefined, sedeCode: string | undefined) {
  const actor = await requireRole(args, 'admin')
  if (!isUuid(turnoId) || sedeCode === undefined || sedeCode.includes('\0')) throw notFound()
  const sent = parseWithZod(await args.request.formData(), { schema: forceSchema })
  if (sent.status !== 'success') return data(sent.reply(), { status: 422 })
  const forced = await forceCharge(args.context.services, actor, { turnoId, sedeCode }, sent.value)
  if (forced.ok) throw redirect(`/admin/turno/${turnoId}/sede/${encodeURIComponent(sedeCode)}/cargo`)
  const text = describeRefusal(forced)
  const atField = forced.refusal === 'NOT_A_COLLEAGUE' || forced.refusal === 'ALREADY_IN_CHARGE'
  return data(sent.reply(atField ? { fieldErrors: { to: [text] } } : { formErrors: [text] }), {
    status: refusalStatus(forced.refusal),
  })
}
