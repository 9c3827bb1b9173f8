/** The own account as its page shows it. A session is named by the SHA-256 of its token, which opens nothing. */
import type { AppLoadContext } from '@remix-run/node'
import { findFactor } from '#db/queries/second-factors.ts'
import { listSessions } from '#db/queries/sessions.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Actor } from '#app/http/actor.ts'
import { describeAddress, describeUserAgent } from '#app/labels/user-agent.ts'

export interface OwnSession {
  session: string
  browser: string
  since: Instant
  address: string
  own: boolean
}

export async function readAccount({ services }: AppLoadContext, actor: Actor, done: string | null) {
  const { database: { db } } = services
  const sessions = await listSessions(db, actor.personId)
  return {
    done,
    hasFactor: await findFactor(db, actor.personId) !== undefined,
    sessions: sessions.map((one): OwnSession => ({
      session: one.token_sha256.toString('hex'), browser: describeUserAgent(one.user_agent), since: one.created_at,
      address: describeAddress(one.address), own: one.token_sha256.equals(actor.sessionSha256),
    })),
  }
}
