/** Leads to the start page of one's role, a resident by the privacy notice the first time; has no face of its own. */
import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '#app/http/guards.server.ts'
import { requireConsent } from '#app/privacy/require-consent.server.ts'
import { startPageOf } from '#app/http/start-page.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  await requireConsent(args, actor, startPageOf(actor))
  return redirect(startPageOf(actor))
}
