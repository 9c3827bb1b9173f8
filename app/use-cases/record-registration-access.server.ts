/**
 * Notes in the trail that a session entered the registration (§2.2 A): once for each visit. A visit is over after a
 * quarter of an hour without a page, so that steps of one visit are no crowd of accesses.
 */
import { readNow } from '#db/queries/clock.ts'
import { appendTrail, findLastAccess } from '#db/queries/registration-drafts.ts'
import { addDuration, minutes } from '#exam-engine/kernel/time.ts'
import type { Actor } from '#app/http/actor.ts'
import type { RegistrationState } from '#app/registration/registration-state.server.ts'
import type { RequestOrigin } from '#app/registration/request-origin.ts'
import type { CoreServices } from '#app/services.server.ts'

const VISIT = minutes(15)

export async function recordRegistrationAccess(
  { database: { db } }: Pick<CoreServices, 'database'>, actor: Actor, origin: RequestOrigin, { of }: RegistrationState,
): Promise<void> {
  const now = await readNow(db)
  const last = await findLastAccess(db, of, actor.sessionSha256)
  // A clock that went back (a demonstration's) begins another visit.
  if (last !== undefined && last <= now && now < addDuration(last, VISIT)) return
  await appendTrail(db, of, { kind: 'access', byId: actor.personId, sessionSha256: actor.sessionSha256, ...origin })
}
