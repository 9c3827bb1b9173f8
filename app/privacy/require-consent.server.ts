/**
 * Residents read the privacy notice in force at their first sign-in and before they register. The exam asks for nothing:
 * on its day nobody is kept from it by a page.
 */
import { redirect } from '@remix-run/node'
import { findConsent } from '#db/queries/privacy.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { NOTICE_VERSION } from '#exam-engine/privacy/notice.ts'

/** Leads to the notice who has not agreed to it yet, and back to `destination` afterwards. */
export async function requireConsent({ context: { services } }: RequestArgs, actor: Actor, destination: string): Promise<void> {
  if (!hasRole(actor, 'residente')) return
  if (await findConsent(services.database.db, actor.personId, NOTICE_VERSION) !== undefined) return
  throw redirect(`/privacidad?destino=${encodeURIComponent(destination)}`)
}
