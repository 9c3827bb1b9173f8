/** The own second factor: taken on by QR or by hand and confirmed by a code; the recovery codes are shown once, here. */
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { drawQrPath } from '#app/documents/qr-path.server.ts'
import { readActor, requireActor, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { isSecure } from '#app/http/secure-request.server.ts'
import { clearSessionCookie, readWaiting } from '#app/http/sessions.server.ts'
import { describeFactor } from '#app/keys/one-time-code.server.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { countRecoveryCodes, findFactor } from '#db/queries/second-factors.ts'
import { enrolFactor, offerFactor, removeOwnFactor, reopenOffer, type Enroller } from '#app/use-cases/own-factor.server.ts'
import { EnrolForm, RecoveryCodes, RemoveForm } from './factor-forms.tsx'
import { enrolSchema, removeSchema } from './schema.ts'

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
  const { database: { db }, papers } = args.context.services
  const factor = await findFactor(db, who.personId)
  if (factor !== undefined) {
    return data({ since: factor.since, left: await countRecoveryCodes(db, who.personId), offered: null, must: false }, PRIVATE)
  }
  return data({ since: null, left: 0, offered: drawOffer(who, offerFactor(papers, who)), must: who.must }, PRIVATE)
}

function drawOffer(who: Enroller, { secret, offer }: { secret: Buffer, offer: string }) {
  const { uri, typed } = describeFactor(secret, who.matricula)
  return { offer, typed, qr: drawQrPath(uri) }
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
    if (sent.status !== 'success') return data({ result: sent.reply({ hideFields }), recovery: null, offered: null }, { status: 422 })
    const { password, code } = sent.value
    const removed = await removeOwnFactor(services, actor, { password, typed: code, address })
    if (removed.ok) throw redirect('/acceso', { headers: { 'Set-Cookie': await clearSessionCookie(secure) } })
    const result = sent.reply({ formErrors: [describeRefusal(removed)], hideFields })
    return data({ result, recovery: null, offered: null }, { status: refusalStatus(removed.refusal) })
  }
  const sent = parseWithZod(form, { schema: enrolSchema })
  if (sent.status !== 'success') return data({ result: sent.reply(), recovery: null, offered: null }, { status: 422 })
  const { offer, code } = sent.value
  const enrolled = await enrolFactor(services, who, {
    offer, typed: code, address, secure, userAgent: request.headers.get('User-Agent')?.slice(0, 300) ?? null,
  })
  if (enrolled.ok) {
    return data({ result: null, recovery: enrolled.value.recovery, offered: null }, {
      headers: { ...PRIVATE.headers, 'Set-Cookie': enrolled.value.setCookie },
    })
  }
  const text = describeRefusal(enrolled)
  const errors = enrolled.refusal === 'CODE_WRONG' ? { fieldErrors: { code: [text] } } : { formErrors: [text] }
  // The same QR as before: what the app has scanned stays right.
  const secret = reopenOffer(services.papers, who, offer)
  return data({
    result: sent.reply({ ...errors, hideFields: ['code'] }), recovery: null,
    offered: secret === null ? null : drawOffer(who, { secret, offer }),
  }, { status: refusalStatus(enrolled.refusal), ...PRIVATE })
}

export default function SecondFactorPage() {
  const { since, left, offered, must } = useLoaderData<typeof loader>()
  const replied = useActionData<typeof action>()
  const shown = replied?.offered ?? offered
  return (
    <Page width="reading">
      <PageHeading
        title="Mi segundo factor"
        lead={must ? 'Su rol lo exige: actívelo para continuar.' : 'Un código de su teléfono, además de la contraseña.'}
      />
      {replied?.recovery != null ? <RecoveryCodes codes={replied.recovery} /> : null}
      {replied?.recovery != null ? null : since !== null
        ? <RemoveForm since={since} left={left} result={replied?.result ?? null} />
        : shown === null ? null : <EnrolForm {...shown} result={replied?.result ?? null} />}
    </Page>
  )
}
