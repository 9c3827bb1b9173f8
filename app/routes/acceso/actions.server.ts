/** Signs in; a refusal keeps what was typed, except the password. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { readDestination } from '#app/http/own-path.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { isSecure } from '#app/http/secure-request.server.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { signIn, type SignedIn } from '#app/use-cases/sign-in.server.ts'
import { signInSchema } from './schema.ts'

export async function submitSignIn({ request, context }: RequestArgs) {
  const submission = parseWithZod(await request.formData(), { schema: signInSchema })
  if (submission.status !== 'success') return data(submission.reply({ hideFields: ['password'] }), { status: 422 })
  const signedIn = await signIn(context.services, {
    ...submission.value,
    address: context.clientAddress,
    userAgent: request.headers.get('User-Agent')?.slice(0, 300) ?? null,
    secure: isSecure(request),
  })
  if (!signedIn.ok) {
    const reply = submission.reply({ formErrors: [describeRefusal(signedIn)], hideFields: ['password'] })
    return data(reply, { status: refusalStatus(signedIn.refusal) })
  }
  const { setCookie, stage } = signedIn.value
  throw redirect(placeAfter(stage, readDestination(request.url)), { headers: { 'Set-Cookie': setCookie } })
}

function placeAfter(stage: SignedIn['stage'], destination: string | null): string {
  if (stage === 'enrolment') return '/cuenta/segundo-factor'
  if (stage === 'full') return destination ?? '/inicio'
  return destination === null ? '/acceso/segundo-factor' : `/acceso/segundo-factor?destino=${encodeURIComponent(destination)}`
}
