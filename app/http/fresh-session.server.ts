/**
 * Pages whose content is nobody else's ask that whoever sits at the machine proved who they are a short while ago: a
 * session left open on a shared computer shows no breakdown of a PI-IMSS. Never before an act: a deadline may be close.
 */
import { redirect } from '@remix-run/node'
import { isConfirmedWithin } from '#db/queries/sessions.ts'
import type { Actor } from './actor.ts'
import type { RequestArgs } from './guards.server.ts'

export const FRESH_MINUTES = 30

/** Otherwise the page that asks for the password, which leads back here. */
export async function requireFresh({ request, context }: RequestArgs, { sessionSha256 }: Actor): Promise<void> {
  if (await isConfirmedWithin(context.services.database.db, sessionSha256, FRESH_MINUTES)) return
  const { pathname, search } = new URL(request.url)
  throw redirect(`/cuenta/confirmar?destino=${encodeURIComponent(pathname + search)}`)
}
