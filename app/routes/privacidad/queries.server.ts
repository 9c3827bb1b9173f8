/** Whether who is signed in has agreed to the notice in force; null for nobody. */
import type { AppLoadContext } from '@remix-run/node'
import { findConsent } from '#db/queries/privacy.ts'
import type { Actor } from '#app/http/actor.ts'
import { NOTICE_VERSION } from '#exam-engine/privacy/notice.ts'

export async function readConsent({ services }: AppLoadContext, actor: Actor | null) {
  if (actor === null) return null
  return { at: (await findConsent(services.database.db, actor.personId, NOTICE_VERSION))?.at ?? null }
}
