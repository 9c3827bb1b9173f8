/** Begins a rehearsal and leads to its waiting room. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { forbidden } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { readCheckAccess } from '#app/system-check/check-access.server.ts'
import { startRehearsal } from '#app/use-cases/start-rehearsal.server.ts'
import { startSchema } from './schema.ts'

export async function beginRehearsal({ request, context }: RequestArgs) {
  const { services, clientAddress } = context
  const access = await readCheckAccess(services.database, request.headers.get('Cookie'))
  if (access === null) throw forbidden()
  const submission = parseWithZod(await request.formData(), { schema: startSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const { label, sede: sedeCode, deviceId } = submission.value
  const started = await services.rateLimits.admitMachineCheck(clientAddress)
    ? await startRehearsal(services, access, { label, sedeCode, deviceId })
    : { ok: false, refusal: 'RATE_LIMITED' } as const
  if (started.ok) throw redirect(`/ensayo/${started.value}`)
  return data(submission.reply({ formErrors: [describeRefusal(started)] }), { status: refusalStatus(started.refusal) })
}
