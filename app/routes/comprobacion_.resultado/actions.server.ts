/** Parsed, authorised for the sede, judged anew and stored. Answers with a code and words, since a script reads them. */
import { refusalStatus } from '#app/http/refusal-status.ts'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { readJson } from '#app/http/json-body.server.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import type { Refusal } from '#app/http/refusal.ts'
import { readCheckAccess } from '#app/system-check/check-access.server.ts'
import { checkResultSchema } from '#app/system-check/measurements.ts'
import { recordMachineCheck } from '#app/use-cases/record-machine-check.server.ts'

/** Bytes that are read of a body. */
const LONGEST = 16_384

export async function takeResult({ request, context }: RequestArgs): Promise<Response> {
  const { services, clientAddress } = context
  const access = await readCheckAccess(services.database, request.headers.get('Cookie'))
  if (access === null) return answer(403, 'CHECK_NOT_ALLOWED')
  if (!await services.rateLimits.admitMachineCheck(clientAddress)) return answer(429, 'RATE_LIMITED')
  const parsed = checkResultSchema.safeParse(await readJson(request, LONGEST))
  if (!parsed.success) return answer(422, 'PAYLOAD_INVALID')
  const recorded = await recordMachineCheck(services, access, parsed.data)
  if (!recorded.ok) return answer(refusalStatus(recorded.refusal), recorded.refusal)
  return Response.json({ ok: true, result: recorded.value.result }, { headers: { 'cache-control': 'no-store' } })
}

function answer(status: number, refusal: Refusal): Response {
  return Response.json({ ok: false, refusal, message: describeRefusal({ refusal }) }, {
    status, headers: { 'cache-control': 'no-store' },
  })
}
