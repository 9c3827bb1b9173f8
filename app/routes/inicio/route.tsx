/** Leads to the start page of one's role; has no face of its own. */
import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '#app/http/guards.server.ts'
import { startPageOf } from '#app/http/start-page.ts'

export async function loader(args: LoaderFunctionArgs) {
  return redirect(startPageOf(await requireActor(args)))
}
