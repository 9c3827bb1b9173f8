/** Gives the sede a new code, or ends the one it has. */
import { data } from '@remix-run/node'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { endCheckPass, issueCheckPass } from '#app/use-cases/issue-check-pass.server.ts'
import { openSede } from './queries.server.ts'

export async function changePass(args: RequestArgs) {
  const { actor, sedeCode } = await openSede(args)
  const { services } = args.context
  const headers = { 'Cache-Control': 'no-store' }
  const intent = (await args.request.formData()).get('intent')
  const nothing = { code: null, until: null }
  if (intent === 'issue') {
    const issued = await issueCheckPass(services, actor, sedeCode)
    if (issued.ok) return data({ problem: null, ...issued.value }, { headers })
    return data({ problem: describeRefusal(issued), ...nothing }, { status: refusalStatus(issued.refusal), headers })
  }
  if (intent === 'end') {
    const ended = await endCheckPass(services, actor, sedeCode)
    if (ended.ok) return data({ problem: null, ...nothing }, { headers })
    return data({ problem: describeRefusal(ended), ...nothing }, { status: refusalStatus(ended.refusal), headers })
  }
  const refusal = 'PAYLOAD_INVALID'
  return data({ problem: describeRefusal({ refusal }), ...nothing }, { status: refusalStatus(refusal), headers })
}
