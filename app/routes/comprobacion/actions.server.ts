/** The code of a sede is kept on this machine, or forgotten. A wrong one, one that is over and an old one are one refusal. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { findCheckPass } from '#db/queries/check-passes.ts'
import { readSignInCode } from '#exam-engine/sitting/sign-in-code.ts'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { isSecure } from '#app/http/secure-request.server.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { hashPassCode, keepPassCode } from '#app/system-check/check-access.server.ts'
import { passSchema } from './schema.ts'

export async function enterOrLeave({ request, context }: RequestArgs) {
  const form = await request.formData()
  if (form.get('intent') === 'leave') {
    throw redirect('/comprobacion', { headers: { 'Set-Cookie': await keepPassCode('', isSecure(request)) } })
  }
  const submission = parseWithZod(form, { schema: passSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const refuse = (refusal: 'CHECK_PASS_REFUSED' | 'RATE_LIMITED') => data(
    submission.reply({ formErrors: [describeRefusal({ refusal })] }), { status: refusalStatus(refusal) })
  const { services, clientAddress } = context
  const code = readSignInCode(submission.value.code)
  const pass = code === null ? undefined : await findCheckPass(services.database.db, hashPassCode(code))
  if (code !== null && pass !== undefined) {
    throw redirect('/comprobacion', { headers: { 'Set-Cookie': await keepPassCode(code, isSecure(request)) } })
  }
  if (!await services.rateLimits.admitCheckPass(clientAddress)) return refuse('RATE_LIMITED')
  return refuse('CHECK_PASS_REFUSED')
}
