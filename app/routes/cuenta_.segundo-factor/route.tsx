/** The own second factor: taken on by QR or by hand and confirmed by a code; the recovery codes are shown once, here. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { readActor, requireActor, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { isSecure } from '#app/http/secure-request.server.ts'
import { clearSessionCookie, readWaiting } from '#app/http/sessions.server.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { enrolFactor, removeOwnFactor, reopenOffer, type Enroller } from '#app/use-cases/own-factor.server.ts'
import { EnrolForm, RemoveForm } from './factor-forms.tsx'
import { drawOffer, readOwnFactor } from './queries.server.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { enrolSchema, mustEnrolSchema, removeSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Mi segundo factor · EFISER' }]

const PRIVATE = { headers: { 'Cache-Control': 'no-store' } }
export const headers = () => PRIVATE.headers

/** Signed in, or let in for this page alone. */
async function requireEnroller(args: RequestArgs): Promise<Enroller & { must: boolean }> {
  const actor = await readActor(args)
  if (actor !== null) return { ...await requireActor(args), must: false }
  const waiting = await readWaiting(args.context.services.database, args.request.headers.get('Cookie'))
  return waiting?.stage === 'enrolment' ? { ...waiting, must: true } : { ...await requireActor(args), must: false }
}

export async function loader(args: LoaderFunctionArgs) {
  const who = await requireEnroller(args)
  return data({ ...await readOwnFactor(args.context.services, who), must: who.must }, PRIVATE)
}

export async function action(args: ActionFunctionArgs) {
  const who = await requireEnroller(args)
  const { request, context: { services, clientAddress: address } } = args
  const form = await request.formData()
  const secure = isSecure(request)
  if (form.get('intent') === 'remove') {
    const actor = await requireActor(args)
    const hideFields = ['password', 'code']
    const sent = parseWithZod(form, { schema: removeSchema })
    if (sent.status !== 'success') {
      return data({ result: sent.reply({ hideFields }), recovery: null, offered: null }, { status: 422 })
    }
    const { password, code } = sent.value
    const removed = await removeOwnFactor(services, actor, { password, typed: code, address })
    if (removed.ok) throw redirect('/acceso', { headers: { 'Set-Cookie': await clearSessionCookie(secure) } })
    const result = sent.reply({ formErrors: [describeRefusal(removed)], hideFields })
    return data({ result, recovery: null, offered: null }, { status: refusalStatus(removed.refusal) })
  }
  const schema = who.must ? mustEnrolSchema : enrolSchema
  const sent = parseWithZod(form, { schema })
  // The same QR as before: what the app has scanned stays right.
  const again = () => {
    const offer = form.get('offer')
    const secret = typeof offer === 'string' ? reopenOffer(services.papers, who, offer) : null
    return secret === null || typeof offer !== 'string' ? null : drawOffer(who, { secret, offer })
  }
  const hideFields = ['password', 'code']
  if (sent.status !== 'success') {
    return data({ result: sent.reply({ hideFields }), recovery: null, offered: again() }, { status: 422, ...PRIVATE })
  }
  const { offer, code } = sent.value
  const enrolled = await enrolFactor(services, who, {
    offer, typed: code, password: who.must ? null : sent.value.password ?? '', address, secure, userAgent: request.headers.get('User-Agent')?.slice(0, 300) ?? null,
  })
  if (enrolled.ok) {
    return data({ result: null, recovery: enrolled.value.recovery, offered: null }, {
      headers: { ...PRIVATE.headers, 'Set-Cookie': enrolled.value.setCookie },
    })
  }
  const text = describeRefusal(enrolled)
  const field = { CODE_WRONG: 'code', PASSWORD_WRONG: 'password' }[enrolled.refusal as string]
  const errors = field === undefined ? { formErrors: [text] } : { fieldErrors: { [field]: [text] } }
  return data(
    { result: sent.reply({ ...errors, hideFields }), recovery: null, offered: again() },
    { status: refusalStatus(enrolled.refusal), ...PRIVATE },
  )
}

export default function SecondFactorPage() {
  const { since, left, offered, must } = useLoaderData<typeof loader>()
  const replied = useActionData<typeof action>()
  const shown = replied?.offered ?? offered
  const recovery = replied?.recovery ?? null
  return (
    <Page width="reading">
      <PageHeading
        title="Mi segundo factor"
        lead={must ? 'Su rol lo exige: actívelo para continuar.' : 'Un código de su teléfono, además de la contraseña.'}
      />
      {recovery !== null ? <RecoveryCodes codes={recovery} /> : since !== null
        ? <RemoveForm since={since} left={left} result={replied?.result ?? null} />
        : shown === null ? null : <EnrolForm {...shown} must={must} result={replied?.result ?? null} />}
    </Page>
  )
}
